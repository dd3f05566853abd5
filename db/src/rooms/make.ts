import { eq, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { threads } from '../tables/posts.ts'
import { rooms } from '../tables/rooms.ts'

/**
 * Makes a room in a group, open to its members at once or only while a meeting is held, and gives its id. `isCalm`: it
 * never turns careful by itself; for measuring how much a room can carry.
 */
export async function makeRoom(
  tx: Tx,
  room: {
    group: string
    title: string
    about: string
    capacity?: number
    days?: number
    byMeeting?: boolean
    isCalm?: boolean
  },
): Promise<string> {
  const { group: groupId, isCalm = false, ...columns } = room
  const [group] = await tx.sql.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId))
  if (!group) throw new Refused('not_found')
  const [thread] = await tx.sql
    .insert(threads)
    .values({ groupId, live: true, activeAt: sql`date_trunc('minute', ${tx.now})` })
    .returning({ id: threads.id })
  if (!thread) throw new Error('the room was not made')
  await tx.sql
    .insert(rooms)
    .values({ threadId: thread.id, ...columns, ...(isCalm && { calmUntil: sql`'infinity'::timestamptz` }) })
  return thread.id
}
