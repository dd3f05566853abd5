import { engine } from './engine.ts'
import type { Finding, Screened } from './finding.ts'

/** Looks at one text: pure, total, and linear in its length. */
export function screen(text: string): Screened {
  const said = text.toLowerCase()
  const findings: Finding[] = []
  const find = (phrase: string, found: Omit<Finding, 'spans'>) => {
    const at = said.indexOf(phrase)
    if (at >= 0) findings.push({ ...found, spans: [[at, Math.min(at + phrase.length, text.length)]] })
  }
  find('took them all', { category: 'overdose', severity: 'emergency', why: ['progress'] })
  find('kill myself tonight', { category: 'suicide', severity: 'emergency', why: ['self', 'tonight'] })
  find('kill myself', { category: 'suicide', severity: 'urgent', why: ['self'] })
  find('kys', { category: 'encouragement', severity: 'urgent', why: ['you'] })
  return { engine, findings }
}
