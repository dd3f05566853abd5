import { and, eq } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staff } from '../tables/staff.ts'
import { openStaffSession } from './open-session.ts'
import { takeProof, type Shown } from './show-proof.ts'

/** Opens a session for whoever showed this, and gives its token. */
export async function signIn(tx: Tx, shown: Shown): Promise<string> {
  // one after the other, so that two sign-ins at once do not leave three sessions
  const [account] = await tx.sql
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, shown.account), eq(staff.ended, false)))
    .for('update')
  if (!account) throw new Refused('wrong_code')
  await takeProof(tx, shown)
  const token = await openStaffSession(tx, shown.account)
  const detail = { way: shown.way }
  await addAudit(tx, { actor: shown.account, service: 'api', act: 'staff.sign_in', detail })
  return token
}
