import { eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { threads } from '../tables/posts.ts'

/** The group of a thread. A thread never moves, so it is asked once and kept. */
export async function groupOf(db: Db, thread: string): Promise<string> {
  const known = groupsByThread.get(thread)
  if (known !== undefined) return known
  const [row] = await db.sql.select({ group: threads.groupId }).from(threads).where(eq(threads.id, thread))
  if (!row) throw new Refused('not_found')
  if (groupsByThread.size >= mostKept) groupsByThread.clear()
  groupsByThread.set(thread, row.group)
  return row.group
}

const groupsByThread = new Map<string, string>()
const mostKept = 20_000
