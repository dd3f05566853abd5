import { sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { placeOf } from '../posts/place-of.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import type { RoomState } from '../words.ts'
import { stateNow } from './held.ts'
import { isHere } from './show.ts'

/** The group of a room; refuses a thread that is none. */
export async function groupOfRoom(db: Db, room: string): Promise<string> {
  const { live, group } = await placeOf(db, room)
  if (!live) throw new Refused('not_found')
  return group
}

/**
 * Takes a seat: from now on the persona sees what is said, and nothing from before. Whoever is inside already stays as
 * they are. The room's row is locked, so that the last seat is taken once.
 */
export async function enterRoom(tx: Tx, root: Root, room: string): Promise<void> {
  const { id: persona, agreed } = await requireMember(tx, root, await groupOfRoom(tx, room))
  if (!agreed) throw new Refused('rules_changed')
  const [row] = await tx.sql.execute<{ state: RoomState; capacity: number }>(sql`
    select ${stateNow(tx.now)} as state, r.capacity from rooms r where r.thread_id = ${room} for update of r`)
  if (!row) throw new Refused('not_found')
  if (row.state === 'closed') throw new Refused('room_closed')
  const [found] = await tx.sql.execute<{ inside: boolean; here: number }>(sql`
    select count(*) filter (where persona_id = ${persona}) > 0 as inside,
      (count(*) filter (where ${isHere(tx.now)} and persona_id <> ${persona}))::int as here
    from seats where thread_id = ${room} and not gone`)
  if (!found?.inside && (found?.here ?? 0) >= row.capacity) throw new Refused('room_full')
  await tx.sql.execute(sql`
    insert into seats (thread_id, persona_id, from_number, seen_at)
    select id, ${persona}, last_number + 1, date_trunc('minute', ${tx.now})
    from threads where id = ${room}
    on conflict (thread_id, persona_id) do update set gone = false, seen_at = excluded.seen_at,
      from_number = case when seats.gone then excluded.from_number else seats.from_number end`)
}
