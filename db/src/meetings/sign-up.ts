import { and, eq, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import { startsAt } from '../rooms/held.ts'
import type { Tx } from '../store.ts'
import { signUps } from '../tables/rooms.ts'
import { requireMeeting } from './require.ts'

/**
 * Says that one means to come. Nobody is told who; the facilitator sees how many. Twice is once. Refuses one that has
 * begun, so that nobody takes a kept seat by saying it at the door.
 */
export async function signUp(tx: Tx, root: Root, meeting: string): Promise<void> {
  const { state, group } = await requireMeeting(tx, meeting)
  const { id: personaId } = await requireMember(tx, root, group)
  const [open] = await tx.sql.execute<{ begun: boolean }>(
    sql`select ${startsAt} <= ${tx.now} as begun from meetings m where m.id = ${meeting} and m.state = 'open'`,
  )
  if (state !== 'planned' && open?.begun !== false) throw new Refused('changed')
  await tx.sql.insert(signUps).values({ meetingId: meeting, personaId }).onConflictDoNothing()
}

/** Takes it back. */
export async function takeBackSignUp(tx: Tx, root: Root, meeting: string): Promise<void> {
  const { group } = await requireMeeting(tx, meeting)
  const { id } = await requireMember(tx, root, group)
  const mine = and(eq(signUps.meetingId, meeting), eq(signUps.personaId, id), eq(signUps.answered, false))
  await tx.sql.delete(signUps).where(mine)
}
