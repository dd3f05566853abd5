import { sql } from 'drizzle-orm'
import { constraintOf, Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staff } from '../tables/staff.ts'
import { addProof, type Proof } from './add-proof.ts'
import { openStaffSession } from './open-session.ts'
import { useCode } from './use-code.ts'

export interface Joining {
  /** Drawn before, because a passkey is made for it. */
  id: string
  name: string
  code: string
  proof: Proof
}

/** Makes an account with the role of a code and a way to come in again, and opens its first session. */
export async function joinStaff(tx: Tx, { id, name, code, proof }: Joining): Promise<string> {
  try {
    await tx.sql.insert(staff).values({ id, name, joinedOn: sql`(${tx.now})::date` })
  } catch (error) {
    const constraint = constraintOf(error)
    if (constraint === 'staff_name_unique') throw new Refused('name_taken')
    // sent twice: the account is there, and the code was its
    if (constraint === 'staff_pkey') throw new Refused('wrong_code')
    throw error
  }
  await addProof(tx, id, proof)
  const token = await openStaffSession(tx, id)
  await useCode(tx, id, code)
  return token
}
