import { sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { constraintOf, Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staffCodes } from '../tables/staff.ts'
import type { StaffRole } from '../words.ts'
import { actorOf, requireGrave, type Actor } from './actor.ts'
import { typedHash } from './hashes.ts'
import type { RoleHeld } from './reach.ts'
import { newTyped } from './typed.ts'

const hours = 24

/** Makes a code that gives this role to whoever types it first, within a day. It is shown once and kept nowhere. */
export async function invite(tx: Tx, by: Actor, { role, group }: RoleHeld): Promise<string> {
  requireGrave(by, 'invite', group)
  const madeBy = by === 'operator' ? null : by.id
  const code = await makeCode(tx, { role, group, madeBy, hours, first: false })
  await addAudit(tx, { ...actorOf(by), act: 'staff.invite', group: group ?? undefined, detail: { role } })
  return code
}

/** Of invitations and of first starts. */
export async function makeCode(
  tx: Tx,
  code: { role: StaffRole; group: string | null; madeBy: string | null; hours: number; first: boolean },
): Promise<string> {
  const text = newTyped()
  try {
    await tx.sql.insert(staffCodes).values({
      hash: typedHash(tx.keys, 'staff code', text),
      role: code.role,
      groupId: code.group,
      madeBy: code.madeBy,
      endsAt: sql`${tx.now} + make_interval(hours => ${code.hours})`,
      first: code.first,
    })
  } catch (error) {
    if (constraintOf(error)?.startsWith('staff_codes_group_id')) throw new Refused('not_found')
    throw error
  }
  return text
}
