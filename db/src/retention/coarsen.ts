import { lt, sql, and } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { posts, threads } from '../tables/posts.ts'

/** What rests longer than a week keeps only its month: activity by the hour ties personas together better than words do. */
export async function coarsen(tx: Tx): Promise<void> {
  const weekAgo = sql`${tx.now} - interval '7 days'`
  const month = (column: typeof posts.writtenAt | typeof threads.activeAt) => sql`date_trunc('month', ${column}, 'UTC')`
  await tx.sql
    .update(posts)
    .set({ writtenAt: month(posts.writtenAt) })
    .where(and(lt(posts.writtenAt, weekAgo), sql`${posts.writtenAt} <> ${month(posts.writtenAt)}`))
  await tx.sql
    .update(threads)
    .set({ activeAt: month(threads.activeAt) })
    .where(and(lt(threads.activeAt, weekAgo), sql`${threads.activeAt} <> ${month(threads.activeAt)}`))
}
