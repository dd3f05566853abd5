import { asc, eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { staff, staffRolesHeld } from '../tables/staff.ts'
import type { StaffRole } from '../words.ts'
import type { Actor } from './actor.ts'
import { groupsFor } from './reach.ts'

export interface StaffLine {
  id: string
  name: string
  joinedOn: string
  ended: boolean
  roles: { id: string; role: StaffRole; group: string | null }[]
}

/** Who has a role where, by name. Who may look at some groups only sees who has a role there. */
export async function listStaff(db: Db, by: Actor): Promise<StaffLine[]> {
  const groups = by === 'operator' ? 'all' : groupsFor(by, 'see_staff')
  if (groups.length === 0) throw new Refused('not_allowed')
  const rows = await db.sql
    .select({
      id: staff.id,
      name: staff.name,
      joinedOn: staff.joinedOn,
      ended: staff.ended,
      held: staffRolesHeld.id,
      role: staffRolesHeld.role,
      group: staffRolesHeld.groupId,
    })
    .from(staff)
    .leftJoin(staffRolesHeld, eq(staffRolesHeld.staffId, staff.id))
    .orderBy(asc(staff.ended), asc(staff.name), asc(staffRolesHeld.role), asc(staffRolesHeld.groupId))

  const lines = new Map<string, StaffLine>()
  for (const { id, name, joinedOn, ended, held, role, group } of rows) {
    const line = lines.get(id) ?? { id, name, joinedOn, ended, roles: [] }
    lines.set(id, line)
    const seen = groups === 'all' || (group !== null && groups.includes(group)) || group === null
    if (held !== null && role !== null && seen) line.roles.push({ id: held, role, group })
  }
  return [...lines.values()].filter(({ roles }) => groups === 'all' || roles.length > 0)
}
