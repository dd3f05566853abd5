/** NIST 800-63B for two factors: 12 hours in all, 30 minutes without an act of the person. */
export const sessionHours = 12
export const idleMinutes = 30
/** A grave act wants the second factor shown this recently. */
export const freshMinutes = 5
/** More devices than these end the oldest session. */
export const mostSessions = 2

/** What a token is kept under: a keyed hash of these. Null when it is no token at all. */
export function staffToken(token: string): [string, Buffer] | null {
  const bytes = Buffer.from(token, 'base64url')
  return bytes.length === 32 ? ['staff', bytes] : null
}
