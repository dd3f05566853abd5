import { sql, type SQL } from 'drizzle-orm'
import type { RoomState } from '../words.ts'
import { meetingNow, stateNow } from './held.ts'

/** A room as everybody in its group is told of it. */
export interface ShownRoom {
  id: string
  title: string
  about: string
  state: RoomState
  /** Each message waits for a facilitator. */
  approval: boolean
  /** Seconds between two messages of one person. */
  slow: number
  capacity: number
  /** Days that a message stays. */
  days: number
  /** How many are here. */
  present: number
  /** It is open only while a meeting is held. */
  byMeeting: boolean
  meeting: RunningMeeting | null
  /** One person and a facilitator talk here alone. */
  aside: Aside | null
}

/** A room into which one person steps aside with a facilitator. */
export interface Aside {
  /** The room that they came from. */
  of: string
  /** The name under which the facilitator writes in the group. */
  by: string
  /** When it closes by itself, in milliseconds since 1970; 0 long after. */
  ends: number
}

/** A meeting that goes on in a room. */
export interface RunningMeeting {
  id: string
  topic: string
  agenda: string
  /** Milliseconds since 1970. */
  ends: number
  /** A facilitator is there. */
  held: boolean
}

/** Whoever was here in this minute or the one before counts as here. */
export const isHere = (now: SQL): SQL => sql`seen_at >= date_trunc('minute', ${now}) - interval '1 minute'`

/** How many are in the room of a thread `t`. */
export const presentIn = (now: SQL): SQL =>
  sql`(select count(*)::int from seats s where s.thread_id = t.id and not s.gone and s.${isHere(now)})`

/** What of a room `r` of a thread `t` is an aside, as JSON; null when it is none. */
const asideNow = sql`
  case when r.aside_of is not null then (
    select json_build_object('of', r.aside_of, 'by', coalesce(max(p.name), ''),
      'ends', greatest(0, coalesce(extract(epoch from r.open_until), 0) * 1000)::float8)
    from staff_personas s join personas p on p.id = s.persona_id
    where s.staff_id = r.aside_by and s.group_id = t.group_id) end`

/** A room `r` of a thread `t` as JSON, for the queries that tell of one. */
export const roomColumn = (now: SQL): SQL => sql`
  json_build_object('id', t.id, 'title', r.title, 'about', r.about, 'state', ${stateNow(now)}, 'approval', r.approval,
    'slow', r.slow, 'capacity', r.capacity, 'days', r.days, 'present', ${presentIn(now)},
    'byMeeting', r.by_meeting, 'meeting', ${meetingNow(now)}, 'aside', ${asideNow})`
