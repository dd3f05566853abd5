import { mac } from '../keys/box.ts'
import { macs, type Keys } from '../keys/directory.ts'
import { normaliseTyped } from './typed.ts'

/** What is typed: a code that gives a role, or the key that stands beside a number. */
export type TypedKind = 'staff code' | 'desk key'

/** What it is kept under. It is random, 128 bits: a keyed hash needs no stretching. */
export const typedHash = (keys: Keys, kind: TypedKind, fresh: string): Buffer =>
  mac(keys.newest('lookup').secret, kind, normaliseTyped(fresh) ?? '')

/** What it may be kept under; the work is the same for what cannot be one. */
export const typedHashes = (keys: Keys, kind: TypedKind, typed: string): Buffer[] =>
  macs(keys, 'lookup', kind, normaliseTyped(typed) ?? '')
