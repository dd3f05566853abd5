import { sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { milliseconds, openPosts } from './open.ts'
import { requireOwnPost } from './require-own.ts'
import { showPost, type ShownPost } from './show.ts'

/** One post of one's own, with all that its writer may see of it. */
export async function readPost(
  db: Db,
  root: Root,
  id: string,
): Promise<{ post: ShownPost; title: string | null; thread: string; group: string }> {
  const { author, thread, group } = await requireOwnPost(db, root, id)
  const [opened] = await openPosts(db, group, sql`p.id = ${id}`)
  const [clock] = await db.sql.execute<{ now: number }>(sql`select ${milliseconds(db.now)} as now`)
  if (!opened || !clock) throw new Refused('not_found')
  const post = showPost(opened, { reader: author.id, ignored: new Set(), now: clock.now }, true)
  return { post, title: opened.content?.title ?? null, thread, group }
}
