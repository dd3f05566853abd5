import { and, eq, lt, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staff, staffPasskeys } from '../tables/staff.ts'
import { typedHash } from './hashes.ts'
import { useChallenge } from './use-challenge.ts'
import { sealNumberSecret } from './number-secret.ts'

/** What somebody comes in by: a passkey that they made, or a number together with a desk key. */
export type Proof =
  | {
      way: 'passkey'
      challenge: string
      id: string
      publicKey: Buffer
      counter: number
      transports: string[]
    }
  | { way: 'number'; secret: Buffer; deskKey: string; step: number }

const mostPasskeys = 10

/** Adds a passkey to an account, or puts number and desk key in the place of the former ones. */
export async function addProof(tx: Tx, account: string, proof: Proof): Promise<void> {
  if (proof.way === 'passkey') await addPasskey(tx, account, proof)
  else {
    await tx.sql
      .update(staff)
      .set({
        totp: sealNumberSecret(tx.keys, proof.secret, account),
        deskKey: typedHash(tx.keys, 'desk key', proof.deskKey),
        totpStep: proof.step,
      })
      .where(eq(staff.id, account))
  }
}

async function addPasskey(tx: Tx, account: string, proof: Extract<Proof, { way: 'passkey' }>): Promise<void> {
  await useChallenge(tx, proof.challenge)
  const { id, publicKey, counter, transports } = proof
  const added = await tx.sql
    .insert(staffPasskeys)
    .select(
      sql`select ${id}::text, ${account}::uuid, ${publicKey}::bytea, ${counter}::bigint, ${sql.param(transports, staffPasskeys.transports)}, (${tx.now})::date
        where (select count(*) from staff_passkeys where staff_id = ${account}) < ${mostPasskeys}`,
    )
    .onConflictDoNothing()
    .returning({ id: staffPasskeys.id })
  if (added.length === 0) throw new Refused('changed')
}

/** Takes a step of the number, which then counts for nothing any more. Whether it was still free. */
export async function useStep(tx: Tx, account: string, step: number): Promise<boolean> {
  const taken = await tx.sql
    .update(staff)
    .set({ totpStep: step })
    .where(and(eq(staff.id, account), lt(staff.totpStep, step)))
    .returning({ id: staff.id })
  return taken.length > 0
}
