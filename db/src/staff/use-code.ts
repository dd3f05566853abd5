import { and, gt, inArray, isNull } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staffCodes, staffRolesHeld } from '../tables/staff.ts'
import { typedHashes } from './hashes.ts'

/** Gives an account the role of a code, which then gives nothing any more. Of two who type it at once, one gets it. */
export async function useCode(tx: Tx, account: string, code: string): Promise<void> {
  const [used] = await tx.sql
    .update(staffCodes)
    .set({ usedBy: account })
    .where(
      and(
        inArray(staffCodes.hash, typedHashes(tx.keys, 'staff code', code)),
        isNull(staffCodes.usedBy),
        gt(staffCodes.endsAt, tx.now),
      ),
    )
    .returning({ role: staffCodes.role, group: staffCodes.groupId, madeBy: staffCodes.madeBy })
  if (!used) throw new Refused('wrong_code')

  const { role, group } = used
  await tx.sql.insert(staffRolesHeld).values({ staffId: account, role, groupId: group }).onConflictDoNothing()
  const detail = { role, invitedBy: used.madeBy }
  const act = 'staff.role_given'
  await addAudit(tx, { actor: account, service: 'api', act, object: account, group: group ?? undefined, detail })
  tx.ring({ topic: 'staff', staff: account })
}
