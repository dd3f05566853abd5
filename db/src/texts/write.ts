import type { Db, Tx } from '../store.ts'
import { textVersions } from '../tables/posts.ts'
import { unwrap, type WrappedKey } from './data-keys.ts'
import { sealContent, type Content, type Place } from './seal.ts'

/** Seals one version of a text under its author's data key, for a statement that inserts it. */
export async function sealText(db: Db, author: WrappedKey, place: Place, content: Content): Promise<Buffer> {
  const secret = await unwrap(db.keys, author)
  // without the key the text could be stored but never read: better to say so than to lose it silently
  if (!secret) throw new Error('the data key of the author is gone')
  return sealContent(secret, content, place)
}

/** Writes one version of a text, with what of it is veiled. */
export async function writeText(
  tx: Tx,
  author: WrappedKey,
  place: Place,
  content: Content,
  veils: number[] | null,
): Promise<void> {
  const sealed = await sealText(tx, author, place, content)
  await tx.sql.insert(textVersions).values({ subjectId: place.subject, version: place.version, sealed, veils })
}
