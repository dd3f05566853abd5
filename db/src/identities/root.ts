import { randomBytes } from 'node:crypto'
import { derive, mac, type Secret } from '../keys/box.ts'
import { Refused } from '../refusals.ts'

/**
 * What makes one person one person: 32 random bytes. In clear it exists only in memory, during a request or while its
 * socket is open. Everything else about a person is derived from it, so nothing has to be stored that links.
 */
export type Root = Secret & { readonly root: unique symbol }

export function newRoot(): Root {
  return asRoot(randomBytes(32))
}

/** The one place that calls bytes a root: they came from newRoot, or out of a seal that only a root goes into. */
export function asRoot(bytes: Buffer): Root {
  return bytes as Root
}

/**
 * The id of a person's n-th persona in a group: a UUID of version 8 (RFC 9562) from HMAC(root, group, n). Postgres takes
 * several spellings of a group's id for the same, so all but one are refused: each would give another persona.
 */
export function personaIdOf(root: Root, group: string, n: number): string {
  if (!canonical.test(group)) throw new Refused('not_found')
  const id = mac(root, 'persona', group, String(n)).subarray(0, 16)
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x80
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80
  const hex = id.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const canonical = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ties the sessions of one identity together, and to nothing else. */
export const ownerOf = (root: Root): Buffer => mac(root, 'sessions')

/** Seals unsent words in the browser. */
export const draftKeyOf = (root: Root): Secret => derive(root, 'drafts')

/** Counts what a person does within a day, over all personas, without saying who. It never rests anywhere. */
export const limitKeyOf = (root: Root, day: string): string => mac(root, 'limit', day).toString('base64url')
