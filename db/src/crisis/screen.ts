import { contacts } from './contacts.ts'
import { engine } from './engine.ts'
import type { Screened } from './finding.ts'
import { look } from './signs.ts'
import { weigh } from './weigh.ts'

/** Looks at one text: pure, total, and linear in its length. */
export function screen(text: string): Screened {
  return { engine, findings: weigh(look(text), contacts(text)) }
}
