import { sql, type SQL } from 'drizzle-orm'
import type { DeskAct } from '../policy.ts'
import { Refused } from '../refusals.ts'
import { groupsFor, type Staff } from '../staff/reach.ts'

/** The groups in which somebody may do this, as a query that yields their `id`s. Refuses whoever may do it nowhere. */
export function reached(by: Staff, act: DeskAct): SQL {
  const groups = groupsFor(by, act)
  if (groups === 'all') return sql`(select id from groups)`
  if (groups.length === 0) throw new Refused('not_allowed')
  return sql`(select unnest(${`{${groups.join(',')}}`}::uuid[]) as id)`
}
