import { and, gt, inArray, isNull } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { staffCodes } from '../tables/staff.ts'
import { typedHashes } from './hashes.ts'
import type { RoleHeld } from './reach.ts'

/** What a code gives, without using it up; for the page that comes before. */
export async function readCode(db: Db, code: string): Promise<RoleHeld> {
  const [found] = await db.sql
    .select({ role: staffCodes.role, group: staffCodes.groupId })
    .from(staffCodes)
    .where(
      and(
        inArray(staffCodes.hash, typedHashes(db.keys, 'staff code', code)),
        isNull(staffCodes.usedBy),
        gt(staffCodes.endsAt, db.now),
      ),
    )
  if (!found) throw new Refused('wrong_code')
  return found
}
