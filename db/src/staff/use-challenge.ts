import { lt, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { staffChallenges } from '../tables/staff.ts'

/** How long one may take to answer a challenge. */
export const challengeMinutes = 5

/** Notes that a challenge was answered; the second answer to it is refused. */
export async function useChallenge(tx: Tx, challenge: string): Promise<void> {
  await tx.sql.delete(staffChallenges).where(lt(staffChallenges.endsAt, tx.now))
  const noted = await tx.sql
    .insert(staffChallenges)
    .values({
      hash: createHash('sha256').update(challenge).digest(),
      // twice as long as it is good: the clock that seals it is another one
      endsAt: sql`${tx.now} + make_interval(mins => ${2 * challengeMinutes})`,
    })
    .onConflictDoNothing()
    .returning({ hash: staffChallenges.hash })
  if (noted.length === 0) throw new Refused('wrong_code')
}
