import type { Answer } from '@tealight/api/contract'
import type { readThread } from '@tealight/api/contract/threads'
import type { Words } from '#words'
import { aPage, pageOf } from '../../../posting.ts'

/** The ways to the other pages of a thread, as far as there are any. */
export function pagesOf({ thread, posts, first, last }: Answer<typeof readThread>, say: Words['thread']) {
  const at = (number: number) => `/t/${thread.id}${number > 1 ? `?from=${number}` : ''}`
  const end = first + Math.max(posts.length, aPage)
  const newest = pageOf(last)
  return [
    ...(first > 1 ? [{ href: at(Math.max(1, first - aPage)), words: say.earlier, rel: 'prev' as const }] : []),
    ...(end <= last ? [{ href: at(end), words: say.later, rel: 'next' as const }] : []),
    ...(end <= last && newest > end ? [{ href: at(newest), words: say.newest }] : []),
  ]
}
