import { sql } from 'drizzle-orm'
import { asOne } from '../crisis/content.ts'
import type { Db } from '../store.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import type { Content } from '../texts/seal.ts'
import { asLists, type Version } from './versions.ts'

/** A version of a text, opened, with what is needed to look at it and to write down what came of it. */
export interface LoadedText {
  subject: string
  version: number
  group: string
  thread: string
  /** The post's number in its thread. */
  number: number
  author: WrappedKey
  /** A moderator's words: looked at like all, and never flagged or changed. They may repeat what was said. */
  byStaff: boolean
  /** Null when it cannot be opened. */
  content: Content | null
  /** The last texts of the same persona in this thread before it, the newest last. */
  earlier: string[]
}

const mostEarlier = 5

/** Opens a version of a post for the worker, also of one that was taken back meanwhile. Null when it is not there. */
export async function loadText(db: Db, version: Version): Promise<LoadedText | null> {
  const [text] = await loadTexts(db, [version])
  return text ?? null
}

/** The same for many at once, in no order; those that are not there are left out. */
export async function loadTexts(db: Db, versions: readonly Version[]): Promise<LoadedText[]> {
  const rows = await db.sql.execute<Row & Record<string, unknown>>(sql`
    with this as (
      select p.id, a.version, p.thread_id, p.number, p.persona_id
      from ${asLists(versions)} a(subject, version)
      cross join lateral (select * from posts where id = a.subject limit 1) p
    ), wanted as (
      select this.*, id as part, version as part_version, number as part_number from this
      union all
      select this.*, b.id, b.version, b.number from this cross join lateral (
        select p.id, p.version, p.number from posts p
        where p.thread_id = this.thread_id and p.persona_id = this.persona_id and p.number < this.number
          and p.state <> 'deleted'
        order by p.number desc limit ${mostEarlier}
      ) b
    )
    select w.id as of, w.version as "ofVersion", w.part as subject, w.part_version as version, w.number,
      t.group_id as "group", t.id as thread, v.sealed, w.persona_id as "personaId", a.role is not null as "byStaff",
      k.wrap_key as "wrapKey", k.wrapped
    from wanted w
    join threads t on t.id = w.thread_id
    cross join lateral (
      select sealed from text_versions where subject_id = w.part and version = w.part_version limit 1
    ) v
    left join lateral (select role from personas where id = w.persona_id limit 1) a on true
    left join lateral (select wrap_key, wrapped from data_keys where persona_id = w.persona_id limit 1) k on true
    order by w.id, w.version, w.part_number`)
  const parts = Map.groupBy(rows, (row) => `${row.of} ${row.ofVersion}`)
  const texts = await Promise.all([...parts.values()].map((one) => open(db, one)))
  return texts.flatMap((text) => text ?? [])
}

/** From its rows: the earlier ones, and itself as the last. */
async function open(db: Db, rows: readonly Row[]): Promise<LoadedText | null> {
  const row = rows.at(-1)
  if (!row || row.subject !== row.of) return null
  const opened = await Promise.all(rows.map((one) => readText(db.keys, one, one, one.sealed)))
  const { subject, version, group, thread, number, personaId, wrapKey, wrapped, byStaff } = row
  return {
    subject,
    version,
    group,
    thread,
    number,
    author: { personaId, wrapKey, wrapped },
    byStaff,
    content: opened.at(-1) ?? null,
    earlier: opened.slice(0, -1).flatMap((content) => (content ? [asOne(content).whole] : [])),
  }
}

type Row = WrappedKey & {
  /** Whose part it is: the text itself, or one before it. */
  of: string
  ofVersion: number
  subject: string
  version: number
  number: number
  group: string
  thread: string
  byStaff: boolean
  sealed: Buffer
}
