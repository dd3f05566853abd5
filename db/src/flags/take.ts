import { sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { isFree, leaseEnd } from './lease.ts'
import { instant } from './line.ts'
import { requireFlag } from './require.ts'
import { touchDesk } from './touch.ts'

/**
 * Takes a flag in hand, or keeps it: for five minutes nobody else can act on it. Of several who try at once one wins, and
 * the others are told `taken`. What is settled cannot be taken: `changed`.
 */
export async function takeFlag(tx: Tx, by: Staff, id: string): Promise<{ until: number; revision: number }> {
  const { groupId: group } = await requireFlag(tx, by, 'take_flag', id)
  const [taken] = await tx.sql.execute<{ until: number; revision: number; news: boolean }>(sql`
    with before as (
      select id, holder is distinct from ${by.id}::uuid or held_until <= ${tx.now} as news
      from flags where id = ${id} for update
    )
    update flags set holder = ${by.id}, held_until = ${leaseEnd(tx)} from before
    where flags.id = before.id and state = 'open' and ${isFree(tx, by.id)}
    returning ${instant(sql`held_until`)} as until, revision, news`)
  if (!taken) {
    const { state } = await requireFlag(tx, by, 'take_flag', id)
    throw new Refused(state === 'open' ? 'taken' : 'changed')
  }
  // keeping it is no news: nobody's desk need look again
  const revision = taken.news ? await touchDesk(tx, { flag: id, group }) : taken.revision
  return { until: taken.until, revision }
}
