import type { Input } from '@tealight/api/contract'
import type { reportPost } from '@tealight/api/contract/posts'
import { wordsFor } from '#words'

export type Reason = Input<typeof reportPost>['body']['reason']

/** In the order in which they are offered: the worry about a person first. */
export const reasons = Object.keys(wordsFor('en').report.reasons).filter(isReason)

export function reasonOf(name: string): Reason | null {
  return isReason(name) ? name : null
}

function isReason(name: string): name is Reason {
  return Object.hasOwn(wordsFor('en').report.reasons, name)
}
