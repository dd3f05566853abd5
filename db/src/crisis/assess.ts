import type { Screened } from './finding.ts'
import { screen } from './screen.ts'

export interface Context {
  /** The last texts of the same persona in this thread, at most five, the newest last. */
  earlier: string[]
}

export type Assessed = Screened & {
  /** Long enough to matter, and in a language for which there are no rules: a person has to read it. */
  unreadLanguage: boolean
}

/** The deeper look at one version of one text, with what the same persona wrote before it. */
export function assess(text: string, _context: Context): Assessed {
  return { ...screen(text), unreadLanguage: false }
}
