import { eq, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireWriter } from '../personas/require.ts'
import { addPost, findByKey, type WrittenPost } from '../posts/add.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { threads } from '../tables/posts.ts'
import type { Content } from '../texts/seal.ts'

/** Opens a thread with its first post. */
export async function openThread(
  tx: Tx,
  root: Root,
  draft: { group: string; content: Content; clientKey: string },
): Promise<WrittenPost> {
  const [group] = await tx.sql.select({ id: groups.id }).from(groups).where(eq(groups.id, draft.group))
  if (!group) throw new Refused('not_found')
  const author = await requireWriter(tx, root, draft.group)
  // a retry that overtakes its first try has no thread row to wait at, so it waits here
  await tx.sql.execute(sql`select pg_advisory_xact_lock(hashtextextended(${author.id + draft.clientKey}, 0))`)
  const earlier = await findByKey(tx, { ...draft, author })
  if (earlier) return earlier

  const [thread] = await tx.sql
    .insert(threads)
    .values({ groupId: draft.group, activeAt: sql`date_trunc('minute', ${tx.now})` })
    .returning({ id: threads.id })
  if (!thread) throw new Error('the thread was not made')
  return addPost(tx, { ...draft, author, thread: thread.id })
}
