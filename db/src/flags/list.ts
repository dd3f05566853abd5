import { sql, type SQL } from 'drizzle-orm'
import { openFromEdge, sealForEdge } from '../keys/directory.ts'
import { Refused } from '../refusals.ts'
import type { Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import type { FlagState } from '../words.ts'
import { instant, readLines, type FlagLine, type PlacedLine } from './line.ts'
import { reached } from './reached.ts'
import { readSince, sealSince } from './since.ts'

/** Flags on one page. */
const pageLength = 50

export interface ListedFlags {
  flags: FlagLine[]
  /** The sealed place where the next page starts. */
  more: string | null
  /** Where the changes of the desk stood before the list was read. */
  since: string
  now: number
}

/**
 * The queue of all groups that somebody reaches: what is open, the most urgent first; or what is settled, the newest
 * first. By keyset within each group, so a page costs the same however long the queue is and however deep one is in it.
 */
export async function listFlags(
  db: Db,
  by: Staff,
  { state = 'open', after }: { state?: FlagState | undefined; after?: string | undefined } = {},
): Promise<ListedFlags> {
  const since = await readSince(db, by)
  const { beyond, order } = state === 'open' ? queue : settled
  const place = after === undefined ? null : openPlace(db, by, state, after)
  const f = sql`${reached(by, 'see_queue')} reach cross join lateral (
    select * from flags
    where group_id = reach.id and state = ${sql.raw(`'${state}'`)} ${place ? beyond(place) : sql``}
    order by ${order(sql``)} limit ${most}) f`
  // the first rows of each group, and of these the first: what the page shows is joined to those only
  const first = sql`(select f.* from ${f} order by ${order(sql`f.`)} limit ${most}) f`
  const [rows, [clock]] = await Promise.all([
    readLines(db, by, first, order(sql`f.`)),
    db.sql.execute<{ now: number }>(sql`select ${instant(db.now)} as now`),
  ])
  const page = rows.slice(0, pageLength)
  const last = rows.length > pageLength ? page.at(-1) : undefined
  return {
    flags: page.map(({ line }) => line),
    more: last ? sealPlace(db, by, state, { rank: last.rank, at: last.at, id: last.line.id }) : null,
    since: sealSince(db.keys, by, since),
    now: clock?.now ?? 0,
  }
}

const most = sql.raw(String(pageLength + 1))

/** The indexes flags_queue and flags_settled yield these orders, and a row comparison starts them anywhere. */
const queue = {
  order: (f: SQL) => sql`${f}rank, ${f}due_at, ${f}id`,
  beyond: ({ rank, at, id }: Place) =>
    sql`and (rank, due_at, id) > (${rank}::smallint, ${at}::timestamptz, ${id}::uuid)`,
}
const settled = {
  order: (f: SQL) => sql`${f}settled_at desc, ${f}id desc`,
  beyond: ({ at, id }: Place) => sql`and (settled_at, id) < (${at}::timestamptz, ${id}::uuid)`,
}

type Place = Pick<PlacedLine, 'rank' | 'at'> & { id: string }

const purpose = (by: Staff, state: FlagState) => `flags ${state} ${by.id}`

function sealPlace(db: Db, by: Staff, state: FlagState, place: Place): string {
  return sealForEdge(db.keys, purpose(by, state), place)
}

/** Refuses what was not sealed for this account and this list. */
function openPlace(db: Db, by: Staff, state: FlagState, after: string): Place {
  const place = openFromEdge(db.keys, purpose(by, state), after)
  if (typeof place !== 'object' || place === null || !('rank' in place) || !('at' in place) || !('id' in place))
    throw new Refused('not_found')
  return { rank: Number(place.rank), at: String(place.at), id: String(place.id) }
}
