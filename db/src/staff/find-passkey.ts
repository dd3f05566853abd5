import { and, eq } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { staff, staffPasskeys } from '../tables/staff.ts'

export interface Passkey {
  id: string
  account: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** The passkey with this id, of an account that may still come in. */
export async function findPasskey(db: Db, id: string): Promise<Passkey | null> {
  const [found] = await db.sql
    .select({
      id: staffPasskeys.id,
      account: staffPasskeys.staffId,
      publicKey: staffPasskeys.publicKey,
      counter: staffPasskeys.counter,
      transports: staffPasskeys.transports,
    })
    .from(staffPasskeys)
    .innerJoin(staff, eq(staff.id, staffPasskeys.staffId))
    .where(and(eq(staffPasskeys.id, id), eq(staff.ended, false)))
  return found ?? null
}
