import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/**
 * Says that what was read of a thread is out of date, since this post changed. Every change of a post belongs in one
 * transaction with this. In a room the post becomes news for all who are there.
 */
export async function raiseRevision(tx: Tx, thread: string, post: string | null): Promise<void> {
  const [raised] = await tx.sql.execute<{ live: boolean; revision: number }>(sql`
    with raised as (update threads set revision = revision + 1 where id = ${thread} returning revision, live), news as (
      update posts set revision = raised.revision from raised where posts.id = ${post} and raised.live
    )
    select live, revision from raised`)
  if (raised?.live) tx.ring({ topic: 'room', room: thread, revision: raised.revision })
}
