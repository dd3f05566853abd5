import { and, eq, sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { addNotice } from '../notices/add.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import { Refused } from '../refusals.ts'
import { shutsAt, startsAt } from '../rooms/held.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { checkIns, meetings, signUps } from '../tables/rooms.ts'
import { meetingClock } from '../words.ts'
import { requireMeeting } from './require.ts'

/** Seconds that a facilitator's word "I am here" lasts. Their page says it again every twenty. */
export const hereSeconds = 90
/** The longest that a meeting can be made. */
const mostMinutes = 240

/** Says that a facilitator is there. The first one opens the meeting: the room opens with it when its time has come. */
export async function checkIn(tx: Tx, by: Staff, id: string): Promise<void> {
  const meeting = await requireRun(tx, by, id)
  if (meeting.state === 'over' || meeting.state === 'cancelled') throw new Refused('changed')
  const [clock] = await tx.sql.execute<{ early: boolean; late: boolean }>(sql`
    select ${startsAt} > ${tx.now} + make_interval(mins => ${meetingClock.early}) as early,
      ${shutsAt} <= ${tx.now} as late
    from meetings m where m.id = ${id}`)
  if (clock?.early) throw new Refused('too_early')
  if (clock?.late) throw new Refused('changed')
  const until = sql`${tx.now} + make_interval(secs => ${hereSeconds})`
  const [known] = await tx.sql.execute<{ held: boolean }>(sql`
    select until > ${tx.now} as held from check_ins where meeting_id = ${id} and staff_id = ${by.id}`)
  await tx.sql
    .insert(checkIns)
    .values({ meetingId: id, staffId: by.id, until })
    .onConflictDoUpdate({ target: [checkIns.meetingId, checkIns.staffId], set: { until } })
  if (meeting.state === 'planned') await open(tx, id, meeting.room)
  if (known?.held) return
  await raiseRevision(tx, meeting.room, null)
  await tell(tx, by, 'meeting.held', meeting)
}

async function open(tx: Tx, id: string, room: string): Promise<void> {
  // one that ran out of its time without anybody closing it
  await tx.sql
    .update(meetings)
    .set({ state: 'over' })
    .where(and(eq(meetings.threadId, room), eq(meetings.state, 'open')))
  await tx.sql.update(meetings).set({ state: 'open' }).where(eq(meetings.id, id))
  await tellSignedUp(tx, id, room, 'meeting_open')
}

/** Goes. When nobody else holds the meeting, the room waits until somebody does. */
export async function checkOut(tx: Tx, by: Staff, id: string): Promise<void> {
  const meeting = await requireRun(tx, by, id)
  await tx.sql.delete(checkIns).where(and(eq(checkIns.meetingId, id), eq(checkIns.staffId, by.id)))
  await raiseRevision(tx, meeting.room, null)
  await tell(tx, by, 'meeting.left', meeting)
}

/** Closes a meeting that is open: all who are there are told that it is over, and what is next. */
export async function closeMeeting(tx: Tx, by: Staff, id: string): Promise<void> {
  const meeting = await requireRun(tx, by, id)
  if (meeting.state !== 'open') throw new Refused('changed')
  await tx.sql.update(meetings).set({ state: 'over' }).where(eq(meetings.id, id))
  await raiseRevision(tx, meeting.room, null)
  await tell(tx, by, 'meeting.closed', meeting)
}

/** Makes a meeting longer. */
export async function extendMeeting(tx: Tx, by: Staff, id: string, minutes: number): Promise<void> {
  const meeting = await requireRun(tx, by, id)
  if (meeting.state !== 'open' || meeting.minutes + minutes > mostMinutes) throw new Refused('changed')
  await tx.sql
    .update(meetings)
    .set({ minutes: meeting.minutes + minutes })
    .where(eq(meetings.id, id))
  await raiseRevision(tx, meeting.room, null)
  await tell(tx, by, 'meeting.extended', meeting, { minutes })
}

/** Calls off a meeting that has not begun. Whoever meant to come is told. */
export async function cancelMeeting(tx: Tx, by: Staff, id: string): Promise<void> {
  const meeting = await requireRun(tx, by, id)
  if (meeting.state !== 'planned') throw new Refused('changed')
  await tx.sql.update(meetings).set({ state: 'cancelled' }).where(eq(meetings.id, id))
  await tellSignedUp(tx, id, meeting.room, 'meeting_cancelled')
  await tell(tx, by, 'meeting.cancelled', meeting)
}

async function requireRun(tx: Tx, by: Staff, id: string) {
  const meeting = await requireMeeting(tx, id)
  requireReach(by, 'run_room', meeting.group)
  return meeting
}

/** They are people of one group, so no two of them are the same person. */
async function tellSignedUp(
  tx: Tx,
  meeting: string,
  room: string,
  kind: 'meeting_open' | 'meeting_cancelled',
): Promise<void> {
  const people = await tx.sql
    .select({ persona: signUps.personaId })
    .from(signUps)
    .where(eq(signUps.meetingId, meeting))
    .orderBy(signUps.personaId)
  for (const { persona } of people) await addNotice(tx, { persona, kind, room })
}

function tell(
  tx: Tx,
  by: Staff,
  act: string,
  { id, group }: { id: string; group: string },
  detail: Record<string, number> = {},
): Promise<void> {
  return addAudit(tx, { actor: by.id, service: 'api', act, object: id, group, detail })
}
