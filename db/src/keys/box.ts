import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A secret of 32 bytes. */
export type Secret = Buffer

const nonceLength = 12
const tagLength = 16

/** AES-256-GCM: nonce (12 bytes), ciphertext, tag (16). `bound` must be the same at opening, so a value cannot be moved. */
export function seal(secret: Secret, clear: Buffer, bound: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

/** The clear bytes, or null when the secret, the binding or the value is not the one that was sealed. */
export function open(secret: Secret, sealed: Buffer, bound: string): Buffer | null {
  if (sealed.length < nonceLength + tagLength) return null
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)), decipher.final()])
  } catch {
    return null
  }
}

export function mac(secret: Secret, ...parts: (string | Buffer)[]): Buffer {
  const hmac = createHmac('sha256', secret)
  // each part goes in with its length, so that ('ab', 'c') is not ('a', 'bc')
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part)
  return hmac.digest()
}

/** A key for one purpose from a secret that is already random (HKDF-SHA-256, RFC 5869). */
export function derive(secret: Secret, purpose: string): Secret {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32))
}
