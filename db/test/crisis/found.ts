import { screen } from '../../src/crisis/screen.ts'
import { rankOf, type Category, type Severity } from '../../src/words.ts'

/** How grave a text is in one category, or null when nothing of it was found. */
export function severityIn(text: string, category: Category): Severity | null {
  return screen(text).findings.find((finding) => finding.category === category)?.severity ?? null
}

/** The gravest of all, or null. */
export const gravest = (text: string): Severity | null => screen(text).findings[0]?.severity ?? null

/** Grave enough that somebody is called. */
export const calls = (text: string): boolean => rankOf(gravest(text) ?? 'routine') <= rankOf('concern')

export const isAtLeast = (found: Severity | null, wanted: Severity): boolean =>
  found !== null && rankOf(found) <= rankOf(wanted)

/** The words that the spans of a category point at. */
export function wordsOf(text: string, category: Category): string[] {
  const spans = screen(text).findings.find((finding) => finding.category === category)?.spans ?? []
  return spans.map(([from, to]) => text.slice(from, to))
}

/** One text a line, empty lines left out. */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
