import { lookAt } from '../crisis/content.ts'
import { screen } from '../crisis/screen.ts'
import type { Content } from '../texts/seal.ts'
import { judge, type LookedAt } from './looked-at.ts'

/** The quick look inside the writing transaction: nothing enters the store without it. */
export function screenContent(content: Content): LookedAt {
  return judge(lookAt(content, screen))
}
