import { and, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { staff, staffPasskeys } from '../tables/staff.ts'
import { useStep } from './add-proof.ts'
import { typedHashes } from './hashes.ts'
import { openNumberSecret } from './number-secret.ts'
import { useChallenge } from './use-challenge.ts'

/** What somebody showed, after the api has checked its signature or found its step. */
export type Shown =
  | { way: 'passkey'; account: string; id: string; counter: number; challenge: string }
  | { way: 'number'; account: string; step: number }

/** Takes it, so that it counts once: the challenge, the counter of the key, the step of the number. */
export async function takeProof(tx: Tx, shown: Shown): Promise<void> {
  if (shown.way === 'number') {
    if (!(await useStep(tx, shown.account, shown.step))) throw new Refused('wrong_code')
    return
  }
  await useChallenge(tx, shown.challenge)
  // a counter that does not rise is a copy of the key; most passkeys do not count at all and say 0
  const rises = or(
    lt(staffPasskeys.counter, shown.counter),
    and(eq(staffPasskeys.counter, 0), sql`${shown.counter} = 0`),
  )
  const counted = await tx.sql
    .update(staffPasskeys)
    .set({ counter: shown.counter })
    .where(and(eq(staffPasskeys.id, shown.id), eq(staffPasskeys.staffId, shown.account), rises))
    .returning({ id: staffPasskeys.id })
  if (counted.length === 0) throw new Refused('wrong_code')
}

/** What a number is held against: the secret of an account, and the store's time in seconds. */
export interface NumberToCheck {
  account: string
  secret: Buffer
  seconds: number
}

/** By the desk key that stands beside the number, or by an account that is signed in already. */
export async function findNumber(db: Db, by: { deskKey: string } | { account: string }): Promise<NumberToCheck> {
  const which =
    'account' in by ? eq(staff.id, by.account) : inArray(staff.deskKey, typedHashes(db.keys, 'desk key', by.deskKey))
  const [found] = await db.sql
    .select({ account: staff.id, totp: staff.totp, seconds: sql<string>`extract(epoch from ${db.now})` })
    .from(staff)
    .where(and(which, eq(staff.ended, false)))
  const secret = found?.totp ? await openNumberSecret(db.keys, found.totp, found.account) : null
  if (!found || !secret) throw new Refused('wrong_code')
  return { account: found.account, secret, seconds: Number(found.seconds) }
}
