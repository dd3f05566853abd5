import { derive, open, seal } from '../keys/box.ts'
import type { Keys } from '../keys/directory.ts'

/*
 * Format 1: byte 1, the version of the lookup key (2 bytes), then the box with the secret of the number, bound to the
 * account.
 */
const format = 1

export function sealNumberSecret(keys: Keys, secret: Buffer, account: string): Buffer {
  const { version, secret: key } = keys.newest('lookup')
  return Buffer.concat([
    Buffer.from([format, version >> 8, version & 255]),
    seal(derive(key, purpose), secret, account),
  ])
}

/** The secret, or null when the key or the account is another one. */
export async function openNumberSecret(keys: Keys, sealed: Buffer, account: string): Promise<Buffer | null> {
  if (sealed.length < 3 || sealed[0] !== format) return null
  const key = await keys.version('lookup', sealed.readUInt16BE(1))
  return key && open(derive(key, purpose), sealed.subarray(3), account)
}

const purpose = 'staff number'
