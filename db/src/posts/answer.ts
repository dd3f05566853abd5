import { eq } from 'drizzle-orm'
import { raiseFlag } from '../flags/raise.ts'
import type { Root } from '../identities/root.ts'
import type { Tx } from '../store.ts'
import { posts } from '../tables/posts.ts'
import { rankOf, type HelpAnswer } from '../words.ts'
import { raiseRevision } from './raise-revision.ts'
import { requireOwnPost } from './require-own.ts'

/** Whoever asks for a person is read as soon as one who speaks of danger now; being safe makes nothing less urgent. */
const ranks = { safe: 'routine', write_to_me: 'urgent', listener: 'urgent' } as const

/**
 * What the author says to the card on their own post. The card goes; the answer is a signal on the post's flag, so that
 * the moderators see it. `dismiss` is seen by nobody.
 */
export async function answerHelp(
  tx: Tx,
  root: Root,
  id: string,
  answer: HelpAnswer,
): Promise<{ thread: string; number: number }> {
  const post = await requireOwnPost(tx, root, id)
  await raiseRevision(tx, post.thread, post.id)
  await tx.sql.update(posts).set({ help: null }).where(eq(posts.id, post.id))
  if (answer !== 'dismiss') {
    const { group, version, author } = post
    const rank = rankOf(ranks[answer])
    const from = author.id
    await raiseFlag(tx, {
      group,
      subject: post.id,
      author: author.id,
      version,
      kind: 'answer',
      rank,
      from,
      detail: { answer },
    })
  }
  return { thread: post.thread, number: post.number }
}
