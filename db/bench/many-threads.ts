import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres, { type PendingQuery, type Row, type Sql } from 'postgres'
import { prepareDatabase } from '../../docker/postgres/outer.ts'
import { withDatabase } from '../../docker/testing/template.ts'
import { openDb, type Db } from '../src/connect.ts'
import { sealForEdge, type Keys } from '../src/keys/directory.ts'
import { migrate } from '../src/migrate.ts'
import { unwrap, type WrappedKey } from '../src/texts/data-keys.ts'
import { sealContent } from '../src/texts/seal.ts'
import { aGroup, aMember } from '../test/makers.ts'

/** A place in a list: right behind this thread. */
export interface Place {
  at: number
  id: string
  cursor: string
}

export interface ManyThreads {
  size: number
  db: Db
  group: string
  /** Behind thread so-and-so of the list, the newest being 0. */
  place(at: number): Place
  /** The owner's, for the bare part. */
  raw: Sql
  close(): Promise<void>
}

/** A database of its own with one group of so many threads. Every title is sealed as the product seals it. */
export async function manyThreads(server: string, keys: Keys, size: number): Promise<ManyThreads> {
  const url = withDatabase(server, `threads_${size}`)
  await prepareDatabase(url)
  await migrate(url)
  const db = openDb({ url, role: 'api', keys, connections: 1 })
  const group = await aGroup(db)
  for (let n = 0; n < 16; n++) await aMember(db, group)

  const raw = postgres(url, { max: 1, connection: { plan_cache_mode: 'force_generic_plan' } })
  const places = await fill(raw, keys, group, size)
  return {
    size,
    db,
    group,
    place(at) {
      const place = places[at]
      if (!place) throw new Error(`there is no thread ${at}`)
      return { ...place, cursor: sealForEdge(keys, `threads ${group}`, place) }
    },
    raw,
    close: async () => {
      await raw.end()
      await db.close()
    },
  }
}

const batch = 20_000
/** So many threads share the minute of their newest post. */
const eachMinute = 3

/** The oldest first, as they would have come. Rows are made right, so that nothing need be checked meanwhile. */
async function fill(raw: Sql, keys: Keys, group: string, size: number): Promise<{ at: number; id: string }[]> {
  await raw`set session_replication_role = replica`
  const authors = await secretsOf(raw, keys)
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const places: { at: number; id: string }[] = []
  for (let oldest = size - 1; oldest >= 0; oldest -= batch) {
    const threads: string[] = []
    const posts: string[] = []
    const texts: string[] = []
    for (let n = oldest; n > Math.max(-1, oldest - batch); n--) {
      const author = authors[n % authors.length]
      if (!author) throw new Error('nobody is there to write')
      const [thread, post] = [randomUUID(), randomUUID()]
      const at = now - Math.floor(n / eachMinute) * 60_000
      const minute = new Date(at).toISOString()
      const content = {
        title: `Awake again, ${n}`,
        text: 'I lie awake from three to five and everything is louder then.',
      }
      const sealed = sealContent(author.secret, content, { subject: post, version: 1, group })
      threads.push(`${thread}\t${group}\t1\t1\t${minute}\n`)
      posts.push(`${post}\t${thread}\t1\t${author.id}\t${randomUUID()}\t${minute}\n`)
      texts.push(`${post}\t1\t\\\\x${sealed.toString('hex')}\n`)
      places.push({ at, id: thread })
    }
    await copy(raw`copy threads (id, group_id, last_number, revision, active_at) from stdin`, threads)
    await copy(raw`copy posts (id, thread_id, number, persona_id, client_key, written_at) from stdin`, posts)
    await copy(raw`copy text_versions (subject_id, version, sealed) from stdin`, texts)
  }
  await raw`vacuum analyze`
  await raw`checkpoint`
  // as the list shows them: the newest first, and within a minute the highest id
  return places.sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
}

async function copy(into: PendingQuery<Row[]>, rows: string[]): Promise<void> {
  await pipeline(Readable.from([rows.join('')]), await into.writable())
}

async function secretsOf(raw: Sql, keys: Keys) {
  const rows = await raw<(WrappedKey & { personaId: string })[]>`
    select persona_id as "personaId", wrap_key as "wrapKey", wrapped from data_keys`
  return Promise.all(
    rows.map(async (row) => {
      const secret = await unwrap(keys, row)
      if (!secret) throw new Error('a data key cannot be opened')
      return { id: row.personaId, secret }
    }),
  )
}
