import { eq } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { open, seal, type Secret } from '../keys/box.ts'
import type { Keys } from '../keys/directory.ts'
import type { Db, Tx } from '../store.ts'
import { flagKeys } from '../tables/flags.ts'
import { openJson, sealJson } from './sealed-json.ts'

/** The key of one flag, unwrapped. What is sealed under it ends with the flag, whatever becomes of the persona. */
export interface FlagKey {
  flag: string
  secret: Secret
}

export async function makeFlagKey(tx: Tx, flag: string): Promise<FlagKey> {
  const { version, secret } = tx.keys.newest('wrap')
  const key = randomBytes(32)
  await tx.sql.insert(flagKeys).values({ flagId: flag, wrapKey: version, wrapped: seal(secret, key, bound(flag)) })
  return { flag, secret: key }
}

/** The flag's key, or null when it was destroyed. */
export async function readFlagKey(db: Db, flag: string): Promise<FlagKey | null> {
  const [row] = await db.sql.select().from(flagKeys).where(eq(flagKeys.flagId, flag))
  const wrap = row && (await db.keys.version('wrap', row.wrapKey))
  const secret = wrap && open(wrap, row.wrapped, bound(flag))
  return secret ? { flag, secret } : null
}

/** The same key under the newest wrapping key, or null when it cannot be opened. */
export async function rewrapFlagKey(
  keys: Keys,
  row: { flagId: string; wrapKey: number; wrapped: Buffer },
): Promise<{ wrapKey: number; wrapped: Buffer } | null> {
  const wrap = await keys.version('wrap', row.wrapKey)
  const key = wrap && open(wrap, row.wrapped, bound(row.flagId))
  if (!key) return null
  const { version, secret } = keys.newest('wrap')
  return { wrapKey: version, wrapped: seal(secret, key, bound(row.flagId)) }
}

/** Seals what belongs to a flag; `what` says which part, so that one cannot be put in another's place. */
export function sealForFlag(key: FlagKey, what: string, value: unknown): Buffer {
  return sealJson(key.secret, value, `${what} ${key.flag}`)
}

export function openOfFlag<T>(key: FlagKey | null, what: string, sealed: Buffer): T | null {
  return key && openJson<T>(key.secret, sealed, `${what} ${key.flag}`)
}

const bound = (flag: string) => `flag key ${flag}`
