import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { threads } from '../tables/posts.ts'

/** Says that what was read of a thread is out of date. Every change of a post belongs in one transaction with this. */
export async function raiseRevision(tx: Tx, thread: string): Promise<void> {
  await tx.sql
    .update(threads)
    .set({ revision: sql`${threads.revision} + 1` })
    .where(eq(threads.id, thread))
}
