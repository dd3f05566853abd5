import { sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { findPersona } from '../personas/find.ts'
import { placeOf, requireFor } from '../posts/place-of.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { acceptAside } from './aside.ts'
import { meetingClock, type RoomState } from '../words.ts'
import { startsAt, stateNow } from './held.ts'
import { isHere } from './show.ts'
import { mostNewcomers, turnCareful } from './surge.ts'

/**
 * The group of a room; refuses a thread that is none, and to everybody but the one whom it was offered to an aside, as if
 * it were not there.
 */
export async function groupOfRoom(db: Db, room: string, root: Root | null): Promise<string> {
  const place = await placeOf(db, room)
  if (!place.live) throw new Refused('not_found')
  const { group, forPersona } = place
  if (forPersona !== null) requireFor(place, (root && (await findPersona(db, root, group)).persona?.id) ?? undefined)
  return group
}

/** Minutes for which a place in the queue is kept while nobody asks. */
const patience = 5

/**
 * Takes a seat: from now on the persona sees what is said, and nothing from before. Whoever is inside already stays as
 * they are. When all seats are taken, it keeps a place among those who wait, and gives how many are before them; asking
 * again within five minutes keeps it. While a meeting begins, up to half of the seats are kept for those who said that
 * they mean to come. The thread's row is locked, so that the last seat is taken once.
 */
export async function enterRoom(tx: Tx, root: Root, room: string): Promise<{ ahead: number | null }> {
  const { id: persona, agreed } = await requireMember(tx, root, await groupOfRoom(tx, room, root))
  if (!agreed) throw new Refused('rules_changed')
  // the order of locks of all: thread first
  const [row] = await tx.sql.execute<{ state: RoomState; capacity: number; aside: boolean }>(sql`
    with held as (select id from threads where id = ${room} for no key update)
    select ${stateNow(tx.now)} as state, r.capacity, r.aside_of is not null as aside from held join rooms r on r.thread_id = held.id`)
  if (!row) throw new Refused('not_found')
  if (row.state === 'closed') throw new Refused('room_closed')
  const queue = await readQueue(tx, room, persona)
  if (queue.inside) return { ahead: null }
  const kept = Math.max(0, Math.min(queue.expected, Math.floor(row.capacity / 2)) - queue.expectedHere)
  // whoever is expected passes those who are not, as long as a seat is kept
  const [ahead, others] =
    queue.isExpected && kept > 0 ? [queue.expectedAhead, 0] : [queue.ahead, Math.max(0, kept - queue.expectedWaiting)]
  if (queue.here + ahead + others >= row.capacity) {
    await keepPlace(tx, room, persona, queue.mine)
    return { ahead }
  }
  await tx.sql.execute(sql`
    insert into seats (thread_id, persona_id, from_number, seen_at)
    select id, ${persona}, case when for_persona is null then last_number + 1 else 1 end, date_trunc('minute', ${tx.now})
    from threads where id = ${room}
    on conflict (thread_id, persona_id) do update
      set gone = false, seen_at = excluded.seen_at, from_number = excluded.from_number, waiting = null`)
  if (row.aside) await acceptAside(tx, room)
  if (await isRush(tx, room, queue.here)) await turnCareful(tx, room, 'joins')
  return { ahead: null }
}

interface Queue {
  inside: boolean
  here: number
  /** The persona's number, while it keeps one. */
  mine: number | null
  ahead: number
  isExpected: boolean
  /** How many said that they mean to come to the meeting that begins just now; of them, who is inside, and who waits. */
  expected: number
  expectedHere: number
  expectedWaiting: number
  /** Those of them who wait before the persona. */
  expectedAhead: number
}

async function readQueue(tx: Tx, room: string, persona: string): Promise<Queue> {
  const [found] = await tx.sql.execute<Queue & Record<string, unknown>>(sql`
    with waiting as (
      select persona_id, waiting from seats where thread_id = ${room} and gone and waiting is not null
        and seen_at >= date_trunc('minute', ${tx.now}) - make_interval(mins => ${patience})
    ), me as (select waiting from waiting where persona_id = ${persona}
    ), before as (
      select persona_id from waiting where waiting < coalesce((select waiting from me), 2147483647)
    ), expected as (
      select s.persona_id from sign_ups s join meetings m on m.id = s.meeting_id
      where m.thread_id = ${room} and m.state = 'open'
        and ${tx.now} >= ${startsAt} and ${tx.now} < ${startsAt} + make_interval(mins => ${meetingClock.seatKept})
    ), here as (select persona_id from seats where thread_id = ${room} and not gone and ${isHere(tx.now)})
    select
      exists (select from seats where thread_id = ${room} and persona_id = ${persona} and not gone) as inside,
      (select count(*)::int from here) as here,
      (select waiting from me) as mine,
      (select count(*)::int from before) as ahead,
      exists (select from expected where persona_id = ${persona}) as "isExpected",
      (select count(*)::int from expected) as expected,
      (select count(*)::int from expected join here using (persona_id)) as "expectedHere",
      (select count(*)::int from expected join waiting using (persona_id)) as "expectedWaiting",
      (select count(*)::int from expected join before using (persona_id)) as "expectedAhead"`)
  if (!found) throw new Error('no queue')
  return found
}

/** The newest number is the last of the queue; whoever has one keeps it. */
async function keepPlace(tx: Tx, room: string, persona: string, mine: number | null): Promise<void> {
  await tx.sql.execute(sql`
    with given as (
      update rooms set last_waiting = last_waiting + ${mine === null ? 1 : 0} where thread_id = ${room}
      returning last_waiting
    )
    insert into seats (thread_id, persona_id, from_number, gone, seen_at, waiting)
    select t.id, ${persona}, t.last_number + 1, true, date_trunc('minute', ${tx.now}), coalesce(${mine}::int, given.last_waiting)
    from threads t cross join given where t.id = ${room}
    on conflict (thread_id, persona_id) do update set seen_at = excluded.seen_at, waiting = excluded.waiting`)
}

/** Counts somebody who came in, and tells whether so many came within this minute that it is out of the ordinary. */
async function isRush(tx: Tx, room: string, here: number): Promise<boolean> {
  const minute = sql`date_trunc('minute', ${tx.now})`
  const [counted] = await tx.sql.execute<{ joined: number; expected: number }>(sql`
    update rooms r set joined = case when r.joined_at = ${minute} then r.joined + 1 else 1 end, joined_at = ${minute}
    where r.thread_id = ${room}
    returning r.joined, (select count(*)::int from sign_ups s join meetings m on m.id = s.meeting_id
      where m.thread_id = r.thread_id and m.state = 'open') as expected`)
  return (counted?.joined ?? 0) > mostNewcomers + here / 2 + (counted?.expected ?? 0)
}
