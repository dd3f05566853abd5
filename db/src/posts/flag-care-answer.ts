import { raiseFlag } from '../flags/raise.ts'
import type { Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { rankOf } from '../words.ts'
import type { WrittenPost } from './add.ts'

/**
 * Somebody answers the moderators in their care thread: one must read it, whatever it says. All answers of a thread
 * gather on one flag, whose subject is the thread; a signal counts once per version, so the post's number stands there.
 */
export async function flagCareAnswer(
  tx: Tx,
  { thread, post, number }: WrittenPost,
  { group, author, content }: { group: string; author: string; content: Content },
): Promise<void> {
  const signal = { group, subject: thread, author, version: number, kind: 'answer', rank: rankOf('urgent') } as const
  await raiseFlag(tx, { ...signal, detail: { content, post } })
}
