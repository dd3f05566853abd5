import { sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { leaseMinutes } from '../flags/lease.ts'
import { addPost, type WrittenPost } from '../posts/add.ts'
import { Refused } from '../refusals.ts'
import { requireRoomFor } from '../rooms/aside.ts'
import { stateNow } from '../rooms/held.ts'
import { roomColumn, type ShownRoom } from '../rooms/show.ts'
import { groupsFor, requireReach, type Staff } from '../staff/reach.ts'
import type { Db, Store, Tx } from '../store.ts'
import { severityOf, type Severity, type Surge } from '../words.ts'
import { readEnd, type DeskPost } from './desk-posts.ts'
import { rolePersona } from './role-persona.ts'

export interface DeskRoom {
  room: ShownRoom
  group: { id: string; title: string; language: string }
  /** How many of its messages wait on an open flag. */
  open: number
  /** Why each message waits, when nobody asked for that. */
  surge: Surge | null
}

/**
 * The rooms that somebody may run, those with the most open flags first, and the asides that they have offered and that go
 * on; or the one of an id.
 */
export async function listDeskRooms(db: Db, by: Staff, id?: string): Promise<DeskRoom[]> {
  const which = id
    ? sql`t.id = ${id} and (t.for_persona is null or r.aside_by = ${by.id})`
    : sql`(t.for_persona is null or (r.aside_by = ${by.id} and ${stateNow(db.now)} <> 'closed'))`
  const reach = groupsFor(by, 'run_room')
  if (reach !== 'all' && reach.length === 0) throw new Refused('not_allowed')
  const mine = reach === 'all' ? sql`` : sql`and t.group_id = any(${`{${reach.join(',')}}`}::uuid[])`
  return db.sql.execute<DeskRoom & Record<string, unknown>>(sql`
    select ${roomColumn(db.now)} as room, json_build_object('id', g.id, 'title', g.title, 'language', g.language) as group,
      r.surge,
      (select count(*)::int from flags f join posts p on p.id = f.subject_id
        where f.state = 'open' and f.group_id = g.id and p.thread_id = t.id) as open
    from threads t join rooms r on r.thread_id = t.id join groups g on g.id = t.group_id
    where t.live ${mine} and ${which} order by open desc, g.title, r.title, t.id`)
}

/** A flag of a message, pinned above the room. */
export interface Pinned {
  flag: string
  post: string
  severity: Severity
}

/**
 * A room as its facilitator sees it: the newest messages with all their words, and what waits for a human, the gravest
 * first. That it was opened is written down before a word is seen, once in a while.
 */
export async function readDeskRoom(
  db: Store,
  by: Staff,
  id: string,
): Promise<DeskRoom & { messages: DeskPost[]; pinned: Pinned[]; muted: string[]; slowed: string[] }> {
  const { group, audited } = await requireRoomFor(db, by, id)
  requireReach(by, 'read_case', group)
  await noteOpening(db, by, audited, group)
  const [found] = await listDeskRooms(db, by, id)
  if (!found) throw new Refused('not_found')
  const [messages, flags, seats] = await Promise.all([
    readEnd(db, group, id, newest),
    db.sql.execute<{ flag: string; post: string; rank: number }>(sql`
      select f.id as flag, p.id as post, f.rank from flags f join posts p on p.id = f.subject_id
      where f.state = 'open' and f.group_id = ${group} and p.thread_id = ${id} order by f.rank, f.opened_at limit 20`),
    db.sql.execute<{ id: string; muted: boolean; slow: number }>(sql`
      select persona_id as id, coalesce(muted_until > ${db.now}, false) as muted, slow from seats
      where thread_id = ${id} and (muted_until > ${db.now} or slow > 0)`),
  ])
  const pinned = flags.map(({ flag, post, rank }) => ({ flag, post, severity: severityOf(rank) }))
  return {
    ...found,
    messages,
    pinned,
    muted: seats.filter(({ muted }) => muted).map((one) => one.id),
    slowed: seats.filter(({ slow }) => slow > 0).map((one) => one.id),
  }
}

const newest = 60

async function noteOpening(db: Store, by: Staff, room: string, group: string): Promise<void> {
  const opening = `${by.id} ${room}`
  const now = performance.now()
  if (now - (openings.get(opening) ?? -Infinity) < leaseMinutes * 60_000) return
  await db.transaction((tx) => addAudit(tx, { actor: by.id, service: 'api', act: 'room.read', object: room, group }))
  if (openings.size >= 20_000) openings.clear()
  openings.set(opening, now)
}

/** Of this process; forgetting one only means that it is noted once more. */
const openings = new Map<string, number>()

/** Says something in a room as one of the staff, under the name that they have in the group. The same key is the same words. */
export async function speakInRoom(
  tx: Tx,
  by: Staff,
  room: string,
  said: { text: string; clientKey: string },
): Promise<WrittenPost> {
  const { group } = await requireRoomFor(tx, by, room)
  const author = await rolePersona(tx, by, group)
  const { text, clientKey } = said
  return addPost(tx, { thread: room, group, author, content: { text }, clientKey, byStaff: true })
}
