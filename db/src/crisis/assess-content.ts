import type { Content } from '../texts/seal.ts'
import { assess, type Context } from './assess.ts'
import { asOne, placed } from './content.ts'
import type { Looked } from './finding.ts'

/** The deeper look at a whole content. */
export function assessContent(content: Content, context: Context): Looked {
  const { whole, from } = asOne(content)
  const { alone, findings, ...said } = assess(whole, context)
  return { ...said, ...placed(findings, from, content), screened: placed(alone, from, content) }
}
