import { inArray } from 'drizzle-orm'
import { macs } from '../keys/directory.ts'
import type { Tx } from '../store.ts'
import { sessions } from '../tables/identities.ts'

/** Ends the session of a token. Ending one that is not there is no error. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32) return
  await tx.sql.delete(sessions).where(inArray(sessions.tokenHash, macs(tx.keys, 'session', bytes)))
}
