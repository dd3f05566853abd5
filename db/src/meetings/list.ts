import { sql, type SQL } from 'drizzle-orm'
import { readGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { findPersona } from '../personas/find.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import { groupOfRoom } from '../rooms/enter.ts'
import { endsAt, shutsAt, startsAt } from '../rooms/held.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import type { MeetingState } from '../words.ts'
import { answerHours } from './answer.ts'

/** A meeting as it is announced. */
export interface Announced {
  id: string
  topic: string
  agenda: string
  /** Milliseconds since 1970. */
  starts: number
  minutes: number
  zone: string
  state: MeetingState
}

export interface RoomMeetings {
  /** What is on and what comes, the next first, and whether the reader means to come. */
  coming: (Announced & { signedUp: boolean })[]
  /** One that the reader was at, that is over, and of which they have not said how it was. */
  over: Announced | null
}

const columns = sql`m.id, m.topic, m.agenda, (extract(epoch from ${startsAt}) * 1000)::float8 as starts, m.minutes, m.zone, m.state`

const most = 12

/** The meetings of a room, as members see them. Those of a group for members only are told to members. */
export async function listMeetings(db: Db, root: Root | null, room: string): Promise<RoomMeetings> {
  const group = await groupOfRoom(db, room, root)
  const { reading } = await readGroup(db, group)
  if (reading === 'members') {
    if (!root) throw new Refused('join_first')
    await requireMember(db, root, group)
  }
  const { persona } = root ? await findPersona(db, root, group) : { persona: null }
  const me = persona?.id ?? null
  const signedUp = sql`exists (select from sign_ups s where s.meeting_id = m.id and s.persona_id = ${me}::uuid)`
  const [coming, over] = await Promise.all([
    db.sql.execute<Announced & Record<string, unknown> & { signedUp: boolean }>(sql`
      select ${columns}, ${signedUp} as "signedUp" from meetings m where m.thread_id = ${room} and ${isComing(db.now)}
      order by starts, m.id limit ${most}`),
    me === null
      ? []
      : db.sql.execute<Announced & Record<string, unknown>>(sql`
      select ${columns} from meetings m where m.thread_id = ${room} and m.state in ('open', 'over')
        and (m.state = 'over' or ${endsAt} <= ${db.now})
        and ${endsAt} + make_interval(hours => ${answerHours}) > ${db.now}
        and exists (select from seats s where s.thread_id = m.thread_id and s.persona_id = ${me}::uuid)
        and not exists (select from sign_ups s where s.meeting_id = m.id and s.persona_id = ${me}::uuid and s.answered)
      order by starts desc limit 1`),
  ])
  return { coming: [...coming], over: over[0] ?? null }
}

/** What is on, or still to come. */
const isComing = (now: SQL): SQL => sql`m.state in ('planned', 'open') and ${shutsAt} > ${now}`

/** A meeting as its facilitators see it. */
export interface DeskMeeting extends Announced {
  /** How many mean to come. */
  signedUp: number
  /** The names of the facilitators who are there. */
  holders: string[]
  /** The reader is one of them. */
  mine: boolean
  /** How it was, by number; null as long as fewer than three have said so. */
  answers: { helped: number; somewhat: number; notToday: number } | null
}

/** Fewer answers than these would be those of somebody. */
const fewest = 3

/** What is on, what comes, and what was lately, the earliest first. */
export async function listDeskMeetings(db: Db, by: Staff, room: string): Promise<DeskMeeting[]> {
  requireReach(by, 'run_room', await groupOfRoom(db, room, null))
  return db.sql.execute<DeskMeeting & Record<string, unknown>>(sql`
    select ${columns},
      (select count(*)::int from sign_ups s where s.meeting_id = m.id) as "signedUp",
      coalesce((select json_agg(f.name order by f.name) from check_ins c join staff f on f.id = c.staff_id
        where c.meeting_id = m.id and c.until > ${db.now}), '[]'::json) as holders,
      exists (select from check_ins c where c.meeting_id = m.id and c.staff_id = ${by.id} and c.until > ${db.now}) as mine,
      case when m.helped + m.somewhat + m.not_today >= ${fewest} then
        json_build_object('helped', m.helped, 'somewhat', m.somewhat, 'notToday', m.not_today) end as answers
    from meetings m where m.thread_id = ${room} and ${endsAt} > ${db.now} - interval '14 days'
    order by starts, m.id limit 60`)
}
