import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { staffSessions } from '../tables/staff.ts'

/** Notes that a person did something, at most once a minute, which keeps the session from falling idle. */
export async function touchStaffSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.sql
    .update(staffSessions)
    .set({ seenAt: tx.now })
    .where(and(eq(staffSessions.tokenHash, tokenHash), sql`${staffSessions.seenAt} < ${tx.now} - interval '1 minute'`))
}
