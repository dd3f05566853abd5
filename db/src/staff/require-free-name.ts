import { eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { staff } from '../tables/staff.ts'

/** Says early what joinStaff would refuse late, when somebody has set up an app already. */
export async function requireFreeName(db: Db, name: string): Promise<void> {
  const [taken] = await db.sql.select({ id: staff.id }).from(staff).where(eq(staff.name, name))
  if (taken) throw new Refused('name_taken')
}
