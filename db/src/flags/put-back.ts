import { and, eq } from 'drizzle-orm'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { flags } from '../tables/flags.ts'
import { requireFlag } from './require.ts'
import { touchDesk } from './touch.ts'

/** Gives a flag back to the queue. What one has not in hand, any more or at all, stays as it is. */
export async function putBack(tx: Tx, by: Staff, id: string): Promise<{ revision: number }> {
  const flag = await requireFlag(tx, by, 'take_flag', id)
  const [given] = await tx.sql
    .update(flags)
    .set({ holder: null, heldUntil: null })
    .where(and(eq(flags.id, id), eq(flags.holder, by.id)))
    .returning({ id: flags.id })
  return { revision: given ? await touchDesk(tx, { flag: id, group: flag.groupId }) : flag.revision }
}
