import { and, eq, isNull } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import type { Tx } from '../store.ts'
import { staff, staffCodes, staffRolesHeld } from '../tables/staff.ts'
import type { StaffRole } from '../words.ts'
import { makeCode } from './invite.ts'

/** Who must be there before the place can be opened to people. */
const firstRoles = ['admin', 'moderator'] as const
const hours = 7 * 24

/**
 * Codes for those of the first roles that nobody has yet. Each start makes new ones and ends the old ones, so that what
 * an earlier start printed into some log opens nothing.
 */
export async function makeFirstCodes(tx: Tx): Promise<{ role: StaffRole; code: string }[]> {
  const made = []
  for (const role of firstRoles) {
    await tx.sql.delete(staffCodes).where(and(eq(staffCodes.role, role), staffCodes.first, isNull(staffCodes.usedBy)))
    if (await isHeld(tx, role)) continue
    const code = await makeCode(tx, { role, group: null, madeBy: null, hours, first: true })
    await addAudit(tx, { actor: null, service: 'operator', act: 'staff.first_code', detail: { role } })
    made.push({ role, code })
  }
  return made
}

async function isHeld(tx: Tx, role: StaffRole): Promise<boolean> {
  const rows = await tx.sql
    .select({ id: staff.id })
    .from(staffRolesHeld)
    .innerJoin(staff, eq(staff.id, staffRolesHeld.staffId))
    .where(and(eq(staffRolesHeld.role, role), isNull(staffRolesHeld.groupId), eq(staff.ended, false)))
    .limit(1)
  return rows.length > 0
}
