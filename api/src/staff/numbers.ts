import { generateURI, ScureBase32Plugin, verifySync } from 'otplib'
import { randomBytes } from 'node:crypto'

/** RFC 6238 as every app understands it: SHA-1, six digits, thirty seconds. */
const step = 30

/** 160 bits, as RFC 4226 asks for. */
export const newSecret = (): Buffer => randomBytes(20)

export const secretText = (secret: Buffer): string => base32.encode(secret)

/** What an app with numbers opens. It names the account, so that one tells it from others. */
export const secretUri = (secret: Buffer, issuer: string, name: string): string =>
  generateURI({ issuer, label: name, secret: secretText(secret) })

/** The time step at which the secret gives this number: now, or one before or after it. Null when it does not. */
export function stepOf(secret: Buffer, number: string, seconds: number): number | null {
  const found = verifySync({ secret, token: number, epoch: Math.floor(seconds), epochTolerance: step })
  return found.valid ? Math.floor(seconds / step) + found.delta : null
}

const base32 = new ScureBase32Plugin()
