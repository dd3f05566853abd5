import { sql } from 'drizzle-orm'
import type { Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import { readLines, type FlagLine } from './line.ts'
import { reached } from './reached.ts'
import { openSince, readSince, sealSince, shortOf } from './since.ts'

/** Changes in one answer. */
const most = 200

/**
 * The flags that changed since, each as it is now. Numbers follow the order of commits (see touchDesk), so what is
 * behind the cursor was all told: a desk that was away for a second or a day catches up and misses none. A group that
 * the cursor does not know is told from its first change.
 */
export async function flagChanges(
  db: Db,
  by: Staff,
  sealed: string,
): Promise<{ flags: FlagLine[]; since: string; more: boolean }> {
  const since = openSince(db.keys, by, sealed)
  const now = await readSince(db, by)
  const known = `{${Object.entries(since).flat().join(',')}}`
  const f = sql`(
    select c.* from ${reached(by, 'see_queue')} reach
    left join (
      select k[at] as short, k[at + 1]::int as number from (select ${known}::text[] as k) known,
        generate_series(1, coalesce(array_length(k, 1), 0), 2) at
    ) told on told.short = left(reach.id::text, 13)
    cross join lateral (
      select * from flags where group_id = reach.id and number > coalesce(told.number, 0)
      order by number limit ${sql.raw(String(most + 1))}
    ) c
    order by c.group_id, c.number limit ${sql.raw(String(most + 1))}) f`
  const rows = await readLines(db, by, f, sql`f.group_id, f.number`)
  const page = rows.slice(0, most)
  const next = { ...now, ...since }
  for (const { line, number } of page) next[shortOf(line.group.id)] = number
  return { flags: page.map(({ line }) => line), since: sealSince(db.keys, by, next), more: rows.length > most }
}
