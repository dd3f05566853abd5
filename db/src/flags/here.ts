import { sql } from 'drizzle-orm'
import { groupsFor, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { reached } from './reached.ts'

/** So long after a sign of life members are told that moderators are here. */
const hereMinutes = 3

/**
 * Says in all groups where somebody may settle flags that a moderator is here. It is no change of the desk: nobody's
 * queue need look again. Rows are locked in order, so that two who say it at once do not wait for each other for ever.
 */
export async function markHere(tx: Tx, by: Staff): Promise<void> {
  const groups = groupsFor(by, 'settle')
  if (groups !== 'all' && groups.length === 0) return
  await tx.sql.execute(sql`
    with mine as materialized (
      select d.group_id from ${reached(by, 'settle')} g join desks d on d.group_id = g.id
      where d.here_until is null or d.here_until < ${tx.now} + make_interval(mins => ${hereMinutes - 1})
      order by d.group_id for update of d
    )
    update desks set here_until = ${tx.now} + make_interval(mins => ${hereMinutes})
    where group_id in (select group_id from mine)`)
}
