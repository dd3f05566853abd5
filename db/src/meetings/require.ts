import { eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import { placeOf } from '../posts/place-of.ts'
import type { Tx } from '../store.ts'
import { meetings } from '../tables/rooms.ts'

/** A meeting, locked, so that whoever changes it meanwhile waits; and the group whose room it is in. */
export async function requireMeeting(tx: Tx, id: string) {
  const [found] = await tx.sql.select().from(meetings).where(eq(meetings.id, id)).for('update')
  if (!found) throw new Refused('not_found')
  const { group } = await placeOf(tx, found.threadId)
  return { ...found, room: found.threadId, group }
}
