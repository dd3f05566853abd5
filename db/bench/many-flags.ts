import postgres, { type Sql } from 'postgres'
import { prepareDatabase } from '../../docker/postgres/outer.ts'
import { withDatabase } from '../../docker/testing/template.ts'
import { openDb, type Db } from '../src/connect.ts'
import { sealForEdge, type Keys } from '../src/keys/directory.ts'
import { migrate } from '../src/migrate.ts'
import type { Staff } from '../src/staff/reach.ts'
import { someStaff } from '../test/desk-makers.ts'
import { aGroup } from '../test/makers.ts'

/** A place in the queue: right behind this flag. */
export interface Place {
  rank: number
  at: string
  id: string
  cursor: string
}

export interface ManyFlags {
  size: number
  db: Db
  by: Staff
  groups: string[]
  /** A place so far into the queue, as a share of it. */
  place(share: number): Place
  /** The owner's, for the bare part. */
  raw: Sql
  close(): Promise<void>
}

/** Of how many groups a desk's queue is put together. */
const groupsOfDesk = 4
/** Places that pages are read from. */
const places = 500

/** A database of its own with so many open flags in the groups of one moderator, and half as many that are settled. */
export async function manyFlags(server: string, keys: Keys, size: number): Promise<ManyFlags> {
  const url = withDatabase(server, `flags_${size}`)
  await prepareDatabase(url)
  await migrate(url)
  const owner = openDb({ url, role: 'owner', keys, connections: 1 })
  const groups: string[] = []
  for (let n = 0; n < groupsOfDesk; n += 1) groups.push(await aGroup(owner))
  const by = await someStaff(owner, 'moderator', ...groups)
  await owner.close()

  const raw = postgres(url, { max: 1, connection: { plan_cache_mode: 'force_generic_plan' } })
  await fill(raw, groups, size)
  const found = await raw<{ rank: number; at: string; id: string }[]>`
    select rank, due_at::text as at, id from (
      select rank, due_at, id, row_number() over (order by rank, due_at, id) as n from flags where state = 'open'
    ) numbered where n % ${Math.floor(size / places)} = 0 order by rank, due_at, id`
  const db = openDb({ url, role: 'api', keys, connections: 1 })
  return {
    size,
    db,
    by,
    groups,
    place(share) {
      const place = found[Math.floor(share * found.length)]
      if (!place) throw new Error(`there is no place at ${share}`)
      const { rank, at, id } = place
      return { ...place, cursor: sealForEdge(keys, `flags open ${by.id}`, { rank, at, id }) }
    },
    raw,
    close: async () => {
      await raw.end()
      await db.close()
    },
  }
}

/** Most of them routine, few of them grave, each with a signal or two, as it is in life. */
async function fill(raw: Sql, groups: string[], size: number): Promise<void> {
  await raw`set session_replication_role = replica`
  await raw`
    insert into flags (group_id, kind, subject_id, rank, state, settled_at, due_at, escalate_at, opened_at, number)
    select (${groups}::uuid[])[1 + n % ${groups.length}::int], 'post', gen_random_uuid(),
      case when n % 100 < 2 then 1 when n % 100 < 10 then 2 when n % 100 < 40 then 3 else 4 end,
      case when n <= ${size}::int then 'open' else 'settled' end,
      case when n > ${size}::int then now() - make_interval(secs => n) end,
      now() + make_interval(secs => (n::bigint * 7919 % 260000)::int), now(), now(), n / ${groups.length}::int
    from generate_series(1, ${Math.floor(size * 1.5)}::int) n`
  await raw`
    insert into signals (flag_id, kind, rank, version, at, sealed)
    select id, k.kind, rank, 1, now(), '\\x00' from flags, unnest(array['finding', 'report']) with ordinality k(kind, n)
    where k.n = 1 or number % 3 = 0`
  await raw`update desks set number = ${size}`
  await raw`vacuum analyze`
  await raw`checkpoint`
}
