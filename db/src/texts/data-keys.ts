import { randomBytes } from 'node:crypto'
import { open, seal, type Secret } from '../keys/box.ts'
import type { Keys } from '../keys/directory.ts'
import type { Tx } from '../store.ts'
import { dataKeys } from '../tables/personas.ts'

/** Gives a new persona its data key. Destroying the row makes all texts of the persona unreadable, in backups too. */
export async function makeDataKey(tx: Tx, persona: string): Promise<void> {
  // another process may have rotated: what is wrapped under a key that is about to go would go with it
  await tx.keys.reload()
  const { version, secret } = tx.keys.newest('wrap')
  await tx.sql
    .insert(dataKeys)
    .values({ personaId: persona, wrapKey: version, wrapped: seal(secret, randomBytes(32), bound(persona)) })
}

/** A persona's data key as its row holds it; null in all fields once it is destroyed (a left join). */
export interface WrappedKey {
  personaId: string
  wrapKey: number | null
  wrapped: Buffer | null
}

/** The data key, or null when it or the key that wraps it was destroyed. */
export async function unwrap(keys: Keys, row: WrappedKey): Promise<Secret | null> {
  if (row.wrapKey === null || row.wrapped === null) return null
  const known = cache.get(row.personaId)
  if (known?.wrapped.equals(row.wrapped)) return known.secret
  const wrap = await keys.version('wrap', row.wrapKey)
  const secret = wrap && open(wrap, row.wrapped, bound(row.personaId))
  if (secret) remember(row.personaId, { wrapped: row.wrapped, secret })
  return secret
}

/** The same data key under the newest wrapping key, or null when it cannot be opened. */
export async function rewrap(keys: Keys, row: WrappedKey): Promise<{ wrapKey: number; wrapped: Buffer } | null> {
  const data = await unwrap(keys, row)
  if (!data) return null
  const { version, secret } = keys.newest('wrap')
  return { wrapKey: version, wrapped: seal(secret, data, bound(row.personaId)) }
}

const bound = (persona: string) => `data key ${persona}`

/** Saves an unwrapping a text. It is only ever used together with the row, so a destroyed key is gone at once. */
const cache = new Map<string, { wrapped: Buffer; secret: Secret }>()
const mostCached = 5_000

function remember(persona: string, entry: { wrapped: Buffer; secret: Secret }) {
  if (cache.size >= mostCached) {
    const [oldest] = cache.keys()
    if (oldest) cache.delete(oldest)
  }
  cache.set(persona, entry)
}
