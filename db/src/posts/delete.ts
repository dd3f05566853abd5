import { eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { Tx } from '../store.ts'
import { posts } from '../tables/posts.ts'
import { deleteText } from '../texts/delete.ts'
import { raiseRevision } from './raise-revision.ts'
import { requireOwnPost } from './require-own.ts'

/** Takes all versions of one's own words away. The place in the thread stays, so that the numbers stay. */
export async function deletePost(tx: Tx, root: Root, id: string): Promise<{ thread: string; number: number }> {
  const post = await requireOwnPost(tx, root, id)
  await raiseRevision(tx, post.thread, post.id)
  await tx.sql.update(posts).set({ state: 'deleted', help: null }).where(eq(posts.id, post.id))
  await deleteText(tx, post.id)
  return { thread: post.thread, number: post.number }
}
