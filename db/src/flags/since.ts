import { sql } from 'drizzle-orm'
import { openFromEdge, sealForEdge, type Keys } from '../keys/directory.ts'
import { Refused } from '../refusals.ts'
import type { Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import { reached } from './reached.ts'

/** Where the changes of each desk stand: a number by the beginning of the group's id. */
export type Since = Record<string, number>

/** Enough of an id to tell the groups of a house apart; the whole would make a long address of it. */
export const shortOf = (group: string): string => group.slice(0, 13)

/** Where the desks of somebody's groups stand now. Read it before what it stands for, so that nothing falls between. */
export async function readSince(db: Db, by: Staff): Promise<Since> {
  const rows = await db.sql.execute<{ group: string; number: number }>(sql`
    select d.group_id as group, d.number from ${reached(by, 'see_queue')} g join desks d on d.group_id = g.id`)
  return Object.fromEntries(rows.map(({ group, number }) => [shortOf(group), number]))
}

export function sealSince(keys: Keys, by: Staff, since: Since): string {
  return sealForEdge(keys, purpose(by), since)
}

/** Refuses what was not sealed for this account. */
export function openSince(keys: Keys, by: Staff, sealed: string): Since {
  const opened = openFromEdge(keys, purpose(by), sealed)
  if (typeof opened !== 'object' || opened === null) throw new Refused('not_found')
  return Object.fromEntries(Object.entries(opened).map(([group, number]) => [group, Number(number)]))
}

const purpose = (by: Staff) => `desk since ${by.id}`
