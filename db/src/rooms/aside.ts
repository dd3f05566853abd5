import { and, eq, sql, type SQL } from 'drizzle-orm'
import { placeOf } from '../posts/place-of.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Db, Tx } from '../store.ts'
import { threads } from '../tables/posts.ts'
import { rooms } from '../tables/rooms.ts'
import { asideClock } from '../words.ts'
import { stateNow } from './held.ts'

/** An offer to step aside that stands, or a talk that goes on. */
export interface OfferedAside {
  /** The room of its own. */
  id: string
  /** When it closes by itself, in milliseconds since 1970. */
  ends: number
}

/** What stands for a persona in a room, as JSON. */
export const offeredIn = (now: SQL, room: SQL, persona: SQL): SQL => sql`(
  select json_build_object('id', r.thread_id, 'ends', (extract(epoch from r.open_until) * 1000)::float8)
  from threads a join rooms r on r.thread_id = a.id
  where a.for_persona = ${persona} and r.aside_of = ${room} and ${stateNow(now)} <> 'closed' limit 1)`

/** The same, for whoever is told of it while they are in the room. */
export async function readOffered(db: Db, room: string, persona: string): Promise<OfferedAside | null> {
  const [row] = await db.sql.execute<{ aside: OfferedAside | null }>(
    sql`select ${offeredIn(db.now, sql`${room}::uuid`, sql`${persona}::uuid`)} as aside`,
  )
  return row?.aside ?? null
}

/**
 * Offers somebody in a room to talk alone: a room of its own that nobody else finds, and that closes by itself when they do
 * not come. One at a time: refused as `changed` while another stands.
 */
export async function offerAside(
  tx: Tx,
  by: Staff,
  { room, group, persona }: { room: string; group: string; persona: string },
): Promise<string> {
  const { live, forPersona } = await placeOf(tx, room)
  if (!live || forPersona !== null) throw new Refused('incomplete')
  const [found] = await tx.sql.execute<{ title: string; days: number; stands: boolean }>(sql`
    select title, days, exists (select from threads a join rooms r on r.thread_id = a.id
      where a.for_persona = ${persona} and ${stateNow(tx.now)} <> 'closed') as stands from rooms where thread_id = ${room}`)
  if (!found) throw new Refused('not_found')
  if (found.stands) throw new Refused('changed')
  const [thread] = await tx.sql
    .insert(threads)
    .values({ groupId: group, live: true, forPersona: persona, activeAt: sql`date_trunc('minute', ${tx.now})` })
    .returning({ id: threads.id })
  if (!thread) throw new Error('the room was not made')
  const { title, days } = found
  await tx.sql.insert(rooms).values({
    ...{ threadId: thread.id, title, about: '', days, capacity: 1, asideOf: room, asideBy: by.id },
    openUntil: sql`${tx.now} + make_interval(mins => ${asideClock.offer})`,
    // one person cannot rush
    calmUntil: sql`'infinity'::timestamptz`,
  })
  tx.ring({ topic: 'aside', room, persona })
  return thread.id
}

/** The one whom it was offered to has come: from now on it lasts as long as a talk. */
export async function acceptAside(tx: Tx, room: string): Promise<void> {
  await setEnd(tx, room, sql`${tx.now} + make_interval(mins => ${asideClock.talk})`)
}

/** Makes the talk longer; refused as `changed` when nobody has come yet, or it is over. */
export async function lengthenAside(tx: Tx, room: string, minutes: number): Promise<void> {
  const [row] = await tx.sql.execute<{ on: boolean }>(sql`
    select ${stateNow(tx.now)} <> 'closed' and exists (select from seats s where s.thread_id = r.thread_id and not s.gone) as on
    from rooms r where r.thread_id = ${room}`)
  if (!row?.on) throw new Refused('changed')
  await setEnd(tx, room, sql`open_until + make_interval(mins => ${minutes}::int)`)
}

/** Ends an aside, or the offer of one. Nothing happens to any other room, nor to one that is over. */
export async function endAside(tx: Tx, room: string): Promise<void> {
  const { forPersona: persona } = await placeOf(tx, room)
  if (persona === null) return
  await raiseRevision(tx, room, null)
  const [ended] = await tx.sql
    .update(rooms)
    .set({ state: 'closed' })
    .where(eq(rooms.threadId, room))
    .returning({ of: rooms.asideOf })
  if (ended?.of) tx.ring({ topic: 'aside', room: ended.of, persona })
}

async function setEnd(tx: Tx, room: string, openUntil: SQL): Promise<void> {
  // all who are inside are told, and the thread's row is locked first, as everywhere
  await raiseRevision(tx, room, null)
  await tx.sql.update(rooms).set({ openUntil }).where(eq(rooms.threadId, room))
}

/** A room that somebody may run. */
interface RunRoom {
  group: string
  isAside: boolean
  /** What the audit log calls it: it outlives every erasure, and an aside's own id leads to one persona. */
  audited: string
}

/** Refuses whoever may not run a room; an aside is there for whoever offered it, and for nobody else. */
export async function requireRoomFor(db: Db, by: Staff, room: string): Promise<RunRoom> {
  const { live, group, forPersona } = await placeOf(db, room)
  if (!live) throw new Refused('not_found')
  requireReach(by, 'run_room', group)
  if (forPersona === null) return { group, isAside: false, audited: room }
  const mine = and(eq(rooms.threadId, room), eq(rooms.asideBy, by.id))
  const [aside] = await db.sql.select({ of: rooms.asideOf }).from(rooms).where(mine)
  if (!aside?.of) throw new Refused('not_found')
  return { group, isAside: true, audited: aside.of }
}
