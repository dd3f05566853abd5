import { sql } from 'drizzle-orm'
import { statement } from '../statement.ts'
import type { Db, Tx } from '../store.ts'
import { stateNow } from './held.ts'
import { roomColumn, type ShownRoom } from './show.ts'

export interface SeatHeld {
  room: string
  persona: string
}

/** Notes that these are here. Once a minute is enough: see isHere. */
export async function noteHere(tx: Tx, here: readonly SeatHeld[]): Promise<void> {
  await tx.sql.execute(sql`
    update seats s set seen_at = date_trunc('minute', ${tx.now})
    from json_to_recordset(${JSON.stringify(here)}::json) h(room uuid, persona uuid)
    where s.thread_id = h.room and s.persona_id = h.persona and not s.gone
      and s.seen_at is distinct from date_trunc('minute', ${tx.now})`)
}

/** Whose line into a room must end: their session is over, they are out of the group or the room, or paused. */
export interface Line extends SeatHeld {
  /** The hash of the session's token, in base64. */
  session: string
}

/** Of these lines, by their places in the list, those that no longer stand, and why. */
export async function endedLines(
  db: Db,
  lines: readonly Line[],
): Promise<{ at: number; why: 'sign_in' | 'outside' | 'room_closed' }[]> {
  return ended(db, { lines: JSON.stringify(lines) })
}

const ended = statement<{ at: number; why: 'sign_in' | 'outside' | 'room_closed' }, { lines: string }>(
  (now) => sql`
    select (l.at - 1)::int as at,
      case when t.token_hash is null then 'sign_in' when ${stateNow(now)} = 'closed' then 'room_closed' else 'outside' end as why
    from rows from (json_to_recordset(${sql.placeholder('lines')}::json) as (room uuid, persona uuid, session text))
      with ordinality as l(room, persona, session, at)
    left join sessions t on t.token_hash = decode(l.session, 'base64') and t.ends_on >= (${now})::date
    left join rooms r on r.thread_id = l.room
    left join personas p on p.id = l.persona
    left join seats s on s.thread_id = l.room and s.persona_id = l.persona
    where t.token_hash is null or ${stateNow(now)} = 'closed' or p.standing is distinct from 'member'
      or coalesce(p.paused_until > ${now}, false) or s.gone is distinct from false`,
)

/** Where each of these rooms stands. */
export function roomsNow(db: Db, rooms: readonly string[]): Promise<Standing[]> {
  return stands(db, { rooms: `{${rooms.join(',')}}` })
}

interface Standing {
  id: string
  revision: number
  room: ShownRoom
}

const stands = statement<Standing, { rooms: string }>(
  (now) => sql`
    select t.id, t.revision, ${roomColumn(now)} as room from threads t join rooms r on r.thread_id = t.id
    where t.live and t.id = any(${sql.placeholder('rooms')}::uuid[])`,
)

/** Whom these do not see, and who does not see these. */
export function ignoresOf(db: Db, personas: readonly string[]): Promise<{ by: string; whom: string }[]> {
  return ignoring(db, { personas: `{${personas.join(',')}}` })
}

const ignoring = statement<{ by: string; whom: string }, { personas: string }>(() => {
  const these = sql`any(${sql.placeholder('personas')}::uuid[])`
  return sql`
    select persona_id as by, ignored_id as whom from ignores where persona_id = ${these}
    union select persona_id, ignored_id from ignores where ignored_id = ${these}`
})
