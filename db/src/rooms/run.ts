import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import { Refused } from '../refusals.ts'
import { groupsFor, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { threads } from '../tables/posts.ts'
import { rooms, seats } from '../tables/rooms.ts'
import type { RoomState } from '../words.ts'
import { endAside, lengthenAside, requireRoomFor } from './aside.ts'
import { calmHours } from './surge.ts'

/** What a facilitator sets for a whole room. Each is undone by setting it back. */
export interface RoomChange {
  state?: RoomState | undefined
  approval?: boolean | undefined
  slow?: number | undefined
  /** Open only while a meeting is held. */
  byMeeting?: boolean | undefined
  /** Minutes by which an aside lasts longer. */
  longer?: number | undefined
}

/** Opens, pauses or closes a room, slows it down, or has each message wait. All who are in it hear at once. */
export async function changeRoom(tx: Tx, by: Staff, room: string, change: RoomChange): Promise<void> {
  const { group, isAside, audited } = await requireRoomFor(tx, by, room)
  if (isAside) await changeAside(tx, room, change)
  else if (change.longer !== undefined) throw new Refused('changed')
  else await set(tx, [room], change)
  await addAudit(tx, {
    actor: by.id,
    service: 'api',
    act: 'room.changed',
    object: audited,
    group,
    detail: detailOf(change),
  })
}

/** An aside can be ended and made longer, and nothing else: above all not be opened again. */
async function changeAside(tx: Tx, room: string, { longer, state, ...others }: RoomChange): Promise<void> {
  const isOther = Object.values(others).some((value) => value !== undefined)
  if (isOther || (state !== undefined && state !== 'closed')) throw new Refused('changed')
  if (longer !== undefined) await lengthenAside(tx, room, longer)
  if (state !== undefined) await endAside(tx, room)
}

/** The key for all: pauses every open room that this person may run, or opens again what is paused. Gives how many. */
export async function pauseRooms(tx: Tx, by: Staff, state: 'open' | 'paused'): Promise<number> {
  const reach = groupsFor(by, 'run_room')
  if (reach !== 'all' && reach.length === 0) throw new Refused('not_allowed')
  const found = await tx.sql
    .select({ id: rooms.threadId })
    .from(rooms)
    .innerJoin(threads, eq(threads.id, rooms.threadId))
    .where(
      and(
        eq(rooms.state, state === 'paused' ? 'open' : 'paused'),
        // who talks with a facilitator alone goes on
        isNull(rooms.asideOf),
        reach === 'all' ? undefined : inArray(threads.groupId, reach),
      ),
    )
    // the order of all who lock several
    .orderBy(rooms.threadId)
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return 0
  await set(tx, ids, { state })
  await addAudit(tx, { actor: by.id, service: 'api', act: 'rooms.changed', detail: { state, rooms: ids.length } })
  return ids.length
}

async function set(tx: Tx, ids: readonly string[], change: RoomChange): Promise<void> {
  const given: Omit<RoomChange, 'longer'> = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  for (const id of ids) {
    // the lock order of all: thread first. It tells those inside, too
    await raiseRevision(tx, id, null)
    if (Object.keys(given).length === 0) continue
    await tx.sql
      .update(rooms)
      .set({ ...given, ...(given.approval !== undefined && (given.approval ? { surge: null } : calm(tx))) })
      .where(eq(rooms.threadId, id))
  }
}

/** Somebody looked, and says that nothing is out of the ordinary. */
const calm = (tx: Tx) => ({ surge: null, calmUntil: sql`${tx.now} + make_interval(hours => ${calmHours})` })

const detailOf = ({ state, approval, slow, byMeeting, longer }: RoomChange) => ({
  ...(state !== undefined && { state }),
  ...(approval !== undefined && { approval }),
  ...(slow !== undefined && { slow }),
  ...(byMeeting !== undefined && { byMeeting }),
  ...(longer !== undefined && { longer }),
})

/** What a facilitator asks of one person in a room: to read only for so many minutes, to write more slowly, to go out. */
export interface SeatChange {
  /** Minutes; 0 ends a mute. */
  mute?: number | undefined
  /** Seconds between two messages; 0 for as all. */
  slow?: number | undefined
  out?: true | undefined
}

/** The same for one persona. Whoever is sent out can come in again, unless they are muted or banned. */
export async function changeSeat(tx: Tx, by: Staff, room: string, persona: string, change: SeatChange): Promise<void> {
  const { group, isAside } = await requireRoomFor(tx, by, room)
  // the one seat of an aside is not taken from its person; the talk is ended instead
  if (isAside) throw new Refused('not_found')
  const { mute, slow, out } = change
  const changed = await tx.sql
    .update(seats)
    .set({
      ...(mute !== undefined && {
        mutedUntil: mute === 0 ? null : sql`${tx.now} + make_interval(mins => ${mute}::int)`,
      }),
      ...(slow !== undefined && { slow }),
      ...(out && { gone: true, seenAt: null }),
    })
    .where(and(eq(seats.threadId, room), eq(seats.personaId, persona)))
    .returning({ persona: seats.personaId })
  if (changed.length === 0) throw new Refused('not_found')
  // of whom is not written: the log outlives every erasure
  const detail = {
    ...(mute !== undefined && { mute }),
    ...(slow !== undefined && { slow }),
    ...(out && { out }),
  }
  await addAudit(tx, { actor: by.id, service: 'api', act: 'seat.changed', object: room, group, detail })
}
