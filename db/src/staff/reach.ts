import { mayAct } from '../policy.ts'
import type { DeskAct } from '../policy.ts'
import { Refused } from '../refusals.ts'
import type { StaffRole } from '../words.ts'

/** A role that somebody has; `group` null: in every group. */
export interface RoleHeld {
  role: StaffRole
  group: string | null
}

/** Who acts at the desk, as their session says. Every verb of the desk takes this and asks for its reach itself. */
export interface Staff {
  id: string
  name: string
  roles: readonly RoleHeld[]
  /** Passkey or number were shown in the last five minutes. */
  verifiedFresh: boolean
}

/** The groups in which somebody may do this. */
export function groupsFor(staff: Staff, act: DeskAct): string[] | 'all' {
  const holding = staff.roles.filter(({ role }) => mayAct(role, act))
  const groups = new Set<string>()
  for (const { group } of holding) {
    if (group === null) return 'all'
    groups.add(group)
  }
  return [...groups]
}

/** Whether somebody may do this in the group; null asks for every group. */
export function reaches(staff: Staff, act: DeskAct, group: string | null): boolean {
  const groups = groupsFor(staff, act)
  return groups === 'all' || (group !== null && groups.includes(group))
}

/** The first line of every verb of the desk. */
export function requireReach(staff: Staff, act: DeskAct, group: string | null): void {
  if (!reaches(staff, act, group)) throw new Refused('not_allowed')
}

/** Of grave acts: the second factor must have been shown within five minutes. */
export function requireFresh(staff: Staff): void {
  if (!staff.verifiedFresh) throw new Refused('step_up')
}
