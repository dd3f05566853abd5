import { and, eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import type { Tx } from '../store.ts'
import { seats } from '../tables/rooms.ts'
import { endAside } from './aside.ts'
import { groupOfRoom } from './enter.ts'

/**
 * Goes out, silently. Whoever comes back sees nothing of what was said meanwhile. An aside ends with it, and so does the
 * offer of one.
 */
export async function leaveRoom(tx: Tx, root: Root, room: string): Promise<void> {
  const { id } = await requireMember(tx, root, await groupOfRoom(tx, room, root))
  // the thread's row before the seat's, as everywhere
  await endAside(tx, room)
  await tx.sql
    .update(seats)
    .set({ gone: true, seenAt: null })
    .where(and(eq(seats.threadId, room), eq(seats.personaId, id)))
}
