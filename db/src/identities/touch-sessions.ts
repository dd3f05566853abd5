import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { sessions } from '../tables/identities.ts'

/**
 * Notes that these sessions were used today. The api gathers them and calls this once an hour, so that no write of a
 * session stands beside the post that caused it.
 */
export async function touchSessions(tx: Tx, tokenHashes: readonly Buffer[]): Promise<void> {
  if (tokenHashes.length === 0) return
  await tx.sql
    .update(sessions)
    .set({ seenOn: sql`(${tx.now})::date` })
    .where(inArray(sessions.tokenHash, [...tokenHashes]))
}
