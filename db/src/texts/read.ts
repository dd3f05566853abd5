import type { Keys } from '../keys/directory.ts'
import { unwrap, type WrappedKey } from './data-keys.ts'
import { openContent, type Content, type Place } from './seal.ts'

/** Opens a text as a query found it; null when it was deleted or its author's key destroyed. */
export async function readText(
  keys: Keys,
  author: WrappedKey,
  place: Place,
  sealed: Buffer | null,
): Promise<Content | null> {
  if (!sealed) return null
  const secret = await unwrap(keys, author)
  return secret && openContent(secret, sealed, place)
}
