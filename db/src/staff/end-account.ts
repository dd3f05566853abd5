import { and, eq } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staff, staffPasskeys, staffRolesHeld, staffSessions } from '../tables/staff.ts'
import { actorOf, requireGrave, type Actor } from './actor.ts'

/** Ends an account, at once and for good: its sessions, roles and keys go. The row stays, because the audit log names it. */
export async function endAccount(tx: Tx, by: Actor, id: string): Promise<void> {
  requireGrave(by, 'end_role', null)
  const ended = await tx.sql
    .update(staff)
    .set({ ended: true, totp: null, deskKey: null })
    .where(and(eq(staff.id, id), eq(staff.ended, false)))
    .returning({ id: staff.id })
  if (ended.length === 0) throw new Refused('not_found')
  for (const table of [staffSessions, staffPasskeys, staffRolesHeld])
    await tx.sql.delete(table).where(eq(table.staffId, id))
  await addAudit(tx, { ...actorOf(by), act: 'staff.end', object: id })
  tx.ring({ topic: 'staff', staff: id })
}
