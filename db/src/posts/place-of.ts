import { eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { threads } from '../tables/posts.ts'

/** Where a thread stands, and for whom: a care thread is one persona's. */
export interface ThreadPlace {
  group: string
  forPersona: string | null
  /** It holds the messages of a room. */
  live: boolean
}

/** The place of a thread. It never moves, so it is asked once and kept. */
export async function placeOf(db: Db, thread: string): Promise<ThreadPlace> {
  const known = places.get(thread)
  if (known !== undefined) return known
  const [row] = await db.sql
    .select({ group: threads.groupId, forPersona: threads.forPersona, live: threads.live })
    .from(threads)
    .where(eq(threads.id, thread))
  if (!row) throw new Refused('not_found')
  if (places.size >= mostKept) places.clear()
  places.set(thread, row)
  return row
}

/** A room's messages are read and written in the room, and are no thread to anybody else. */
export function requireThread({ live }: ThreadPlace): void {
  if (live) throw new Refused('not_found')
}

/** Refuses everybody but the one persona of a care thread, as if it were not there. */
export function requireFor({ forPersona }: ThreadPlace, persona: string | undefined): void {
  if (forPersona !== null && forPersona !== persona) throw new Refused('not_found')
}

const places = new Map<string, ThreadPlace>()
const mostKept = 20_000
