import { sql } from 'drizzle-orm'
import { openPosts } from '../posts/open.ts'
import type { OpenedPost } from '../posts/show.ts'
import type { Db } from '../store.ts'

/** Posts on one page. */
export const pageLength = 20

/** What a page shows, the same for every reader: the post that opens the thread, and those of the page. */
export interface Page {
  opening: OpenedPost | undefined
  posts: OpenedPost[]
}

/**
 * A page of a thread at a revision. Opening twenty texts costs more than all the rest of a request, so opened pages are
 * kept in memory for a while. The caller has just read the revision, and every change of a post, an edit or an erasure
 * raises it in its own transaction: a kept page can be newer than its revision, never older.
 */
export async function readPage(
  db: Db,
  thread: { id: string; group: string; revision: number },
  from: number,
): Promise<Page> {
  const key = `${thread.id} ${thread.revision} ${from}`
  const kept = pages.get(key)
  if (kept) return kept.page
  const numbers = `{1,${Array.from({ length: pageLength }, (_, at) => from + at).join(',')}}`
  const posts = await openPosts(db, thread.group, sql`p.thread_id = ${thread.id} and p.number = any(${numbers}::int[])`)
  const page = { opening: posts.find((post) => post.number === 1), posts: posts.filter((post) => post.number >= from) }
  keep(key, page)
  return page
}

const pages = new Map<string, { page: Page; size: number }>()
let size = 0

/** Characters of text in memory, and how long they stay there at most. */
const mostSize = 16_000_000
const mostMinutes = 5

function keep(key: string, page: Page): void {
  const length = page.posts.reduce((sum, post) => sum + 500 + (post.content?.text.length ?? 0), 0)
  pages.set(key, { page, size: length })
  size += length
  setTimeout(forget, mostMinutes * 60_000, key).unref()
  for (const oldest of pages.keys()) {
    if (size <= mostSize) break
    forget(oldest)
  }
}

function forget(key: string): void {
  const kept = pages.get(key)
  if (!kept) return
  pages.delete(key)
  size -= kept.size
}
