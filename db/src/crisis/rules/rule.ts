import type { Category, Severity } from '../../words.ts'

/**
 * What a phrase says about how soon. Signs of several phrases are weighed together: a thought and a time are graver than
 * either. `weight` is in ../weigh.ts.
 */
export const signs = [
  'active',
  'passive',
  'hopeless',
  'mild',
  'method',
  'means',
  'plan',
  'tonight',
  'final',
  'progress',
  'attempt',
] as const
export type Sign = (typeof signs)[number]

/** What can lower a finding to routine, and never to nothing. */
export const cues = [
  'negated',
  'past',
  'quoted',
  'figure',
  'question',
  'third',
  'news',
  'clinical',
  'grief',
  'game',
] as const
export type Cue = (typeof cues)[number]

export interface Rule {
  /** Null: the phrase is no finding of its own, and only weighs in with others. */
  category: Category | null
  /** The severity before anything lowers or raises it. */
  severity: Severity
  signs?: readonly Sign[]
  /** Codes for the desk. */
  why: readonly string[]
  says: readonly string[]
  /** Whose it is: the writer's own (so that another subject makes it a worry), or the phrase says so itself. */
  whose?: 'own' | 'said'
  /** Cues that do not lower this one, because the phrase itself holds the negation, the past or the other person. */
  despite?: readonly Cue[]
  /** Where many weak phrases are counted: the theme that this one belongs to. */
  theme?: string
  /** Words in the same sentence that make it harmless. */
  unless?: string
}
