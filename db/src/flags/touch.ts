import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/**
 * Says that a flag changed: its revision rises, it takes the next number of its group's desk, and the bell rings. The
 * desk's row stays locked until the end, so numbers follow the order of commits and a desk that catches up misses none.
 * Every change of a flag ends with this; gives the flag's new revision.
 */
export async function touchDesk(tx: Tx, { flag, group }: { flag: string; group: string }): Promise<number> {
  const [row] = await tx.sql.execute<{ number: number; revision: number }>(sql`
    with raised as (
      update desks set number = number + 1 where group_id = ${group} returning number
    )
    update flags set number = raised.number, revision = flags.revision + 1
    from raised where flags.id = ${flag} returning flags.number, flags.revision`)
  if (!row) throw new Error('the flag or its desk is not there')
  tx.ring({ topic: 'desk', group, number: row.number })
  return row.revision
}
