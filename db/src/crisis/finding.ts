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
