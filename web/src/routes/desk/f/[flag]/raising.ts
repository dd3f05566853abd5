import type { FlagLine } from '@tealight/api/contract/flags'
import { wordsFor } from '#words'
import { field } from '#look/draft.ts'

/** A text that shall become a case of its own. */
export interface Raising {
  post: string
  severity: FlagLine['severity']
  words: string
}

export function readRaising(form: FormData): Raising {
  const severity = field(form, 'severity')
  return {
    post: field(form, 'post'),
    severity: isSeverity(severity) ? severity : 'concern',
    words: field(form, 'words').trim(),
  }
}

function isSeverity(name: string): name is Raising['severity'] {
  return Object.hasOwn(wordsFor('en').desk.severities, name)
}
