import type { Decision } from '@tealight/api/contract/flags'
import { wordsFor } from '#words'

/** What was just done, as the address of the page that follows tells it. */
export interface Done {
  decision: string
  act: Decision['act']
}

export function doneIn(query: URLSearchParams): Done | null {
  const decision = query.get('done')
  const act = query.get('act')
  return decision && act && isAct(act) ? { decision, act } : null
}

export function donePath(path: string, { decision, act }: Done): string {
  return `${path}?${new URLSearchParams({ done: decision, act })}`
}

export function isAct(name: string): name is Decision['act'] {
  return Object.hasOwn(wordsFor('en').desk.acts.names, name)
}
