import { eq } from 'drizzle-orm'
import type { DeskAct } from '../policy.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import { flags } from '../tables/flags.ts'

/** A flag of a group in which somebody may do this. */
export async function requireFlag(db: Db, by: Staff, act: DeskAct, id: string): Promise<typeof flags.$inferSelect> {
  const [flag] = await db.sql.select().from(flags).where(eq(flags.id, id))
  if (!flag) throw new Refused('not_found')
  requireReach(by, act, flag.groupId)
  return flag
}
