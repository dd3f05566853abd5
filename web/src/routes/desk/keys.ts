import type { Answer } from '@tealight/api/contract'
import type { MadePasskey, ShownPasskey, startKey } from '@tealight/api/contract/staff'
import { field } from '#look/draft.ts'

/** What a passkey, or a number, is made from. */
export type Enrolment = Answer<typeof startKey>

/** What script put into the form of a passkey; the api looks at whether it is one. Null when script put nothing. */
export function madeIn(form: FormData): MadePasskey | null {
  return parse<MadePasskey>(field(form, 'passkey'))
}

export function shownIn(form: FormData): ShownPasskey | null {
  return parse<ShownPasskey>(field(form, 'passkey'))
}

/** What was shown a moment ago, to show it again beside a number that did not fit. */
export function enrolmentIn(form: FormData): Enrolment | null {
  const found = parse<Enrolment>(field(form, 'enrolment'))
  return found && /^otpauth:/.test(found.uri) ? found : null
}

/** Six digits, however they were grouped. */
export function numberIn(form: FormData): string {
  return field(form, 'number').replace(/\s/g, '')
}

/** It comes back from our own page, and whoever changed it on the way sees only their own change. */
function parse<T extends object>(text: string): T | null {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null ? (found as T) : null
  } catch {
    return null
  }
}
