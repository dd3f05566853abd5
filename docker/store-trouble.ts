import { isOutage } from '@tealight/db/connect'
import { Refused } from '@tealight/db/refusals'
import { isSystemError } from './trouble.ts'

/** The sentence for what a store says to a command of the operator; undefined for what has no known cure. */
export function storeTrouble(error: unknown): string | undefined {
  if (error instanceof Refused) return 'There is no group with this id: look at npm run groups -- list.'
  const cause = error instanceof Error ? error.cause : undefined
  const code = isSystemError(cause) ? cause.code : ''
  // undefined table
  if (code === '42P01') return 'The store is not made yet: start Tealight once, and try again.'
  // not the password, not the database
  if (isOutage(error) || /^(28|3D)/.test(code)) return 'The store does not answer, or not to us: look at DATABASE_URL.'
  return undefined
}
