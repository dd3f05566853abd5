import { eq } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staffRolesHeld } from '../tables/staff.ts'
import { actorOf, requireGrave, type Actor } from './actor.ts'

/** Takes a role away, at once: the next request and the next beat of a socket find it gone. */
export async function endRole(tx: Tx, by: Actor, id: string): Promise<void> {
  const [held] = await tx.sql.delete(staffRolesHeld).where(eq(staffRolesHeld.id, id)).returning()
  if (!held) throw new Refused('not_found')
  // whether it may be is known only once it is read; a refusal takes the deletion back
  requireGrave(by, 'end_role', held.groupId)
  await addAudit(tx, {
    ...actorOf(by),
    act: 'staff.end_role',
    object: held.staffId,
    group: held.groupId ?? undefined,
    detail: { role: held.role },
  })
  tx.ring({ topic: 'staff', staff: held.staffId })
}
