import { desc, eq, inArray, sql } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { mac } from '../keys/box.ts'
import type { Tx } from '../store.ts'
import { staffSessions } from '../tables/staff.ts'
import { mostSessions, sessionHours } from './session.ts'

/** Opens a session for an account whose second factor was just shown, and gives its token. The oldest ones give way. */
export async function openStaffSession(tx: Tx, account: string): Promise<string> {
  const token = randomBytes(32)
  const kept = tx.sql
    .select({ tokenHash: staffSessions.tokenHash })
    .from(staffSessions)
    .where(eq(staffSessions.staffId, account))
    .orderBy(desc(staffSessions.endsAt), staffSessions.tokenHash)
    .offset(mostSessions - 1)
  const ended = await tx.sql.delete(staffSessions).where(inArray(staffSessions.tokenHash, kept))
  await tx.sql.insert(staffSessions).values({
    tokenHash: mac(tx.keys.newest('session').secret, 'staff', token),
    staffId: account,
    endsAt: sql`${tx.now} + make_interval(hours => ${sessionHours})`,
    seenAt: tx.now,
    verifiedAt: tx.now,
  })
  if (ended.count > 0) tx.ring({ topic: 'staff', staff: account })
  return token.toString('base64url')
}
