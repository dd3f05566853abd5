import { sql } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { derive, mac, seal } from '../keys/box.ts'
import type { Tx } from '../store.ts'
import { sessions } from '../tables/identities.ts'
import { ownerOf, type Root } from './root.ts'

/** Days without a visit, and days in all, after which a session ends. */
export const idleDays = 30
const mostDays = 180

/**
 * Opens a session for a root and gives its token. Never in one transaction with a persona: they would share a
 * transaction number, and so a link.
 */
export async function openSession(tx: Tx, root: Root): Promise<string> {
  const token = randomBytes(32)
  await tx.sql.insert(sessions).values({
    tokenHash: mac(tx.keys.newest('session').secret, token),
    sealedRoot: seal(derive(token, 'session root'), root, 'session root'),
    owner: ownerOf(root),
    seenOn: sql`(${tx.now})::date`,
    endsOn: sql`(${tx.now})::date + ${mostDays}::int`,
  })
  return token.toString('base64url')
}
