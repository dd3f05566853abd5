import type { Category, HelpKind, Severity } from '../words.ts'

/** One thing that was found in a text, with the reason that a moderator reads. */
export interface Finding {
  category: Category
  severity: Severity
  /** Where, as pairs of UTF-16 offsets into the text as it was written: from, up to. Sorted, not overlapping. */
  spans: [number, number][]
  /** Codes of why, such as `self` `plan` `tonight` `negated`; the desk has the words for them. */
  why: string[]
}

/** What looking at one text yielded. */
export interface Screened {
  /** Raised with every change of the rules; stored with every assessment. */
  engine: number
  /** The gravest first. */
  findings: Finding[]
}

/** Findings in a content, whose spans point into its text. What was found in the title or the note has no span there. */
export interface Placed {
  findings: Finding[]
  /** Whether the title holds words to veil. */
  titleHit: boolean
}

/** What the deeper look yields for a content. */
export type Looked = Screened &
  Placed & {
    /** What the screen finds in it, which readers see already. */
    screened: Placed
    /** Long enough to matter, and in a language for which there are no rules: a person has to read it. */
    unreadLanguage: boolean
  }

/** What follows from the findings, before anybody sees the text. Distress is never blocked. */
export interface Policy {
  /** Held until a human looks: encouragement of harm. */
  held: boolean
  /** Spans to veil: words that describe a method, contact details. */
  veils: [number, number][]
  /** The card for the author, if any. */
  help: HelpKind | null
  /** The gravest severity, or null when no human need look. */
  severity: Severity | null
}
