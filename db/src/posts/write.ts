import { eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireWriter } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { threads } from '../tables/posts.ts'
import type { Content } from '../texts/seal.ts'
import { addPost, type WrittenPost } from './add.ts'

/** Replies in a thread as the persona that the root has in its group. */
export async function writePost(
  tx: Tx,
  root: Root,
  draft: { thread: string; content: Content; clientKey: string },
): Promise<WrittenPost> {
  const [thread] = await tx.sql.select({ group: threads.groupId }).from(threads).where(eq(threads.id, draft.thread))
  if (!thread) throw new Refused('not_found')
  const author = await requireWriter(tx, root, thread.group)
  return addPost(tx, { ...draft, group: thread.group, author })
}
