import type { Db } from '../store.ts'
import { unwrap, type WrappedKey } from './data-keys.ts'
import { openJson, sealJson } from './sealed-json.ts'

/** Seals what belongs to a persona and is not a text: findings, notices. Gone with its key. Null when the key is gone. */
export async function sealForPersona(
  db: Db,
  persona: WrappedKey,
  what: string,
  value: unknown,
): Promise<Buffer | null> {
  const secret = await unwrap(db.keys, persona)
  return secret && sealJson(secret, value, `${what} ${persona.personaId}`)
}

export async function openOfPersona<T>(
  db: Db,
  persona: WrappedKey,
  what: string,
  sealed: Buffer | null,
): Promise<T | null> {
  if (!sealed) return null
  const secret = await unwrap(db.keys, persona)
  return secret && openJson<T>(secret, sealed, `${what} ${persona.personaId}`)
}
