import type { Tx } from '../store.ts'
import { textVersions } from '../tables/posts.ts'
import { unwrap, type WrappedKey } from './data-keys.ts'
import { sealContent, type Content, type Place } from './seal.ts'

/** Writes one version of a text, sealed under its author's data key. */
export async function writeText(tx: Tx, author: WrappedKey, place: Place, content: Content): Promise<void> {
  const secret = await unwrap(tx.keys, author)
  // without the key the text could be stored but never read: better to say so than to lose it silently
  if (!secret) throw new Error('the data key of the author is gone')
  await tx.sql
    .insert(textVersions)
    .values({ subjectId: place.subject, version: place.version, sealed: sealContent(secret, content, place) })
}
