import { and, eq, ne, sql } from 'drizzle-orm'
import { derive, mac, seal } from '../keys/box.ts'
import type { Tx } from '../store.ts'
import { identities, sessions } from '../tables/identities.ts'
import { newPhrase } from './phrase.ts'
import type { Session } from './read-session.ts'
import { ownerOf } from './root.ts'

/**
 * Draws a recovery phrase. The first one makes the identity row; a further one takes the place of the old, which then
 * opens nothing, and ends all other sessions. The words are in no row and no log: they are told once.
 */
export async function drawPhrase(tx: Tx, session: Session): Promise<{ words: string[]; replaced: boolean }> {
  const words = newPhrase()
  const phrase = words.join(' ')
  const owner = ownerOf(session.root)
  const row = {
    lookup: mac(tx.keys.newest('lookup').secret, phrase),
    sealedRoot: seal(derive(Buffer.from(phrase), 'identity root'), session.root, 'identity root'),
    seenOn: sql`date_trunc('month', ${tx.now})::date`,
  }
  const old = await tx.sql
    .update(identities)
    .set(row)
    .where(eq(identities.owner, owner))
    .returning({ owner: identities.owner })
  if (old.length === 0) {
    // two first draws at once: the later one holds
    await tx.sql
      .insert(identities)
      .values({ ...row, owner })
      .onConflictDoUpdate({ target: identities.owner, set: row })
    return { words, replaced: false }
  }
  await tx.sql.delete(sessions).where(and(eq(sessions.owner, owner), ne(sessions.tokenHash, session.tokenHash)))
  return { words, replaced: true }
}
