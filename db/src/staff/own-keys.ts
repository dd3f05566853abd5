import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { staff, staffPasskeys } from '../tables/staff.ts'
import { addProof, type Proof } from './add-proof.ts'
import { requireFresh, type Staff } from './reach.ts'

export interface OwnKeys {
  passkeys: { id: string; madeOn: string }[]
  /** Whether there are number and desk key. */
  number: boolean
}

/** What one comes in by. */
export async function listOwnKeys(db: Db, by: Staff): Promise<OwnKeys> {
  const [passkeys, number] = await Promise.all([
    db.sql
      .select({ id: staffPasskeys.id, madeOn: staffPasskeys.madeOn })
      .from(staffPasskeys)
      .where(eq(staffPasskeys.staffId, by.id))
      .orderBy(asc(staffPasskeys.madeOn), asc(staffPasskeys.id)),
    db.sql
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, by.id), isNotNull(staff.totp))),
  ])
  return { passkeys, number: number.length > 0 }
}

/** A grave act: who can add a key to an open session can come back for good. */
export async function addOwnKey(tx: Tx, by: Staff, proof: Proof): Promise<void> {
  requireFresh(by)
  await addProof(tx, by.id, proof)
  await addAudit(tx, { actor: by.id, service: 'api', act: 'staff.key_added', detail: { way: proof.way } })
}

/** Ends a lost passkey. The last way in cannot be ended. */
export async function endOwnPasskey(tx: Tx, by: Staff, id: string): Promise<void> {
  requireFresh(by)
  // two that are ended at once must not both be the last but one
  await tx.sql.select({ id: staff.id }).from(staff).where(eq(staff.id, by.id)).for('update')
  const { passkeys, number } = await listOwnKeys(tx, by)
  if (!passkeys.some((passkey) => passkey.id === id)) throw new Refused('not_found')
  if (passkeys.length === 1 && !number) throw new Refused('changed')
  await tx.sql.delete(staffPasskeys).where(and(eq(staffPasskeys.id, id), eq(staffPasskeys.staffId, by.id)))
  await addAudit(tx, { actor: by.id, service: 'api', act: 'staff.key_ended' })
}
