import { eq, inArray, sql } from 'drizzle-orm'
import { derive, mac, open } from '../keys/box.ts'
import { macs } from '../keys/directory.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { identities } from '../tables/identities.ts'
import { openSession } from './open-session.ts'
import { normalisePhrase } from './phrase.ts'
import { asRoot } from './root.ts'

/** Opens a session by the phrase, and gives its token. The work is the same for a phrase that opens nothing. */
export async function comeBack(tx: Tx, typed: string): Promise<string> {
  const phrase = normalisePhrase(typed) ?? ''
  const [row] = await tx.sql
    .select({ lookup: identities.lookup, sealedRoot: identities.sealedRoot })
    .from(identities)
    .where(inArray(identities.lookup, macs(tx.keys, 'lookup', phrase)))
  const root = row && open(derive(Buffer.from(phrase), 'identity root'), row.sealedRoot, 'identity root')
  if (!root) throw new Refused('wrong_phrase')

  await tx.sql
    .update(identities)
    // under the newest lookup key from now on, so that an old one can be destroyed one day
    .set({ lookup: mac(tx.keys.newest('lookup').secret, phrase), seenOn: sql`date_trunc('month', ${tx.now})::date` })
    .where(eq(identities.lookup, row.lookup))
  return openSession(tx, asRoot(root))
}
