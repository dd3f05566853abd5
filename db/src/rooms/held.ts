import { sql, type SQL } from 'drizzle-orm'
import { meetingClock } from '../words.ts'

/** When a meeting `m` begins: what the clocks of its place show, as an instant by the rules of today. */
export const startsAt = sql`(m.starts_local at time zone m.zone)`
export const endsAt = sql`(m.starts_local at time zone m.zone + make_interval(mins => m.minutes))`

/** When the room of a meeting `m` shuts by itself. */
export const shutsAt = sql`(${endsAt} + make_interval(mins => ${sql.raw(String(meetingClock.overtime))}))`

/** Whether a facilitator is there for a meeting `m`. Nobody's process need be alive for this to end: it runs out. */
export const isHeld = (now: SQL): SQL =>
  sql`exists (select from check_ins c where c.meeting_id = m.id and c.until > ${now})`

const isRunning = (now: SQL): SQL => sql`m.state = 'open' and ${startsAt} <= ${now} and ${now} < ${shutsAt}`

/**
 * The state of a room `r` as it holds at this moment. One that opens for meetings is closed between them, and waits
 * while nobody holds it: there is no moment in which it is open and no facilitator there. An aside ends by its clock.
 */
export const stateNow = (now: SQL): SQL => sql`
  case when r.open_until <= ${now} then 'closed' when not r.by_meeting or r.state = 'closed' then r.state else coalesce((
    select case when ${isHeld(now)} then r.state else 'paused' end from meetings m
    where m.thread_id = r.thread_id and ${isRunning(now)}), 'closed') end`

/** The meeting that runs in a room `r`, as JSON; null when there is none. */
export const meetingNow = (now: SQL): SQL => sql`
  case when r.by_meeting then (
    select json_build_object('id', m.id, 'topic', m.topic, 'agenda', m.agenda,
      'ends', (extract(epoch from ${endsAt}) * 1000)::float8, 'held', ${isHeld(now)})
    from meetings m where m.thread_id = r.thread_id and ${isRunning(now)}) end`
