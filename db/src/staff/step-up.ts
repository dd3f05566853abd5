import { and, eq } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staffSessions } from '../tables/staff.ts'
import type { StaffSession } from './read-session.ts'
import { takeProof, type Shown } from './show-proof.ts'

/** Opens the grave acts to a session for five minutes, by a proof of the same account. */
export async function stepUp(tx: Tx, { staff, tokenHash }: StaffSession, shown: Shown): Promise<void> {
  if (shown.account !== staff.id) throw new Refused('wrong_code')
  await takeProof(tx, shown)
  await tx.sql
    .update(staffSessions)
    .set({ verifiedAt: tx.now })
    .where(and(eq(staffSessions.tokenHash, tokenHash), eq(staffSessions.staffId, staff.id)))
  await addAudit(tx, { actor: staff.id, service: 'api', act: 'staff.step_up', detail: { way: shown.way } })
}
