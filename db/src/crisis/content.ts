import type { Content } from '../texts/seal.ts'
import type { Finding, Placed, Screened } from './finding.ts'

/** All that a person wrote in one text, as one string to look at, with the place of the text in it. */
export function asOne({ title, text, note }: Content): { whole: string; from: number } {
  const head = title === undefined ? '' : `${title}\n\n`
  const tail = note?.words === undefined ? '' : `\n\n${note.words}`
  return { whole: head + text + tail, from: head.length }
}

/** Looks at a whole content; spans point into its text. What was found in the title or the note has no span there. */
export function lookAt<T extends Screened>(content: Content, look: (whole: string) => T): T & Placed {
  const { whole, from } = asOne(content)
  const found = look(whole)
  return { ...found, ...placed(found.findings, from, content) }
}

/** Findings in the whole, as findings in the text. */
export function placed(findings: readonly Finding[], from: number, { text }: Content): Placed {
  const titleHit = findings.some(
    ({ category, spans }) => (category === 'method' || category === 'contact') && spans.some(([start]) => start < from),
  )
  return { findings: findings.map((finding) => intoText(finding, from, text.length)), titleHit }
}

function intoText(finding: Finding, from: number, length: number): Finding {
  const spans = finding.spans
    .map(([start, end]): [number, number] => [Math.max(0, start - from), Math.min(length, end - from)])
    .filter(([start, end]) => start < end)
  return { ...finding, spans }
}
