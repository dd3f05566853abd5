import { sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { Refused } from '../refusals.ts'
import { groupOfRoom } from '../rooms/enter.ts'
import { endsAt, startsAt } from '../rooms/held.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { meetings } from '../tables/rooms.ts'
import { isZone } from './zone.ts'

export interface MeetingPlan {
  topic: string
  agenda: string
  /** As the clocks of its place show it: 2026-11-29 and 19:00. */
  day: string
  time: string
  /** An IANA zone. */
  zone: string
  minutes: number
  /** How often, week after week, at the same time by those clocks. */
  weeks: number
}

/** Announces meetings of a room, as somebody of the staff or as the operator, and gives their ids. */
export async function planMeetings(tx: Tx, by: Staff | 'operator', room: string, plan: MeetingPlan): Promise<string[]> {
  const group = await groupOfRoom(tx, room, null)
  if (by !== 'operator') requireReach(by, 'run_room', group)
  const { topic, agenda, day, time, zone, minutes, weeks } = plan
  if (!isZone(zone)) throw new Refused('bad_time')
  // whoever plans for the same room at this moment waits
  await tx.sql.execute(sql`select from rooms where thread_id = ${room} for update`)
  const first = sql`${`${day} ${time}`}::timestamp`
  const [clash] = await tx.sql.execute(sql`
    with asked as (
      select n.starts_local at time zone ${zone}::text as starts,
        n.starts_local at time zone ${zone}::text + make_interval(mins => ${minutes}::int) as ends
      from (select ${first} + make_interval(weeks => w) as starts_local
        from generate_series(0, ${weeks - 1}::int) w) n
    )
    select from asked a where a.starts <= ${tx.now} or exists (
      select from meetings m where m.thread_id = ${room} and m.state in ('planned', 'open')
        and ${startsAt} < a.ends and a.starts < ${endsAt})`)
  if (clash) throw new Refused('bad_time')
  const rows = Array.from({ length: weeks }, (_, week) => ({
    threadId: room,
    topic,
    agenda,
    startsLocal: sql`${first} + make_interval(weeks => ${week}::int)`,
    zone,
    minutes,
  }))
  const made = await tx.sql.insert(meetings).values(rows).returning({ id: meetings.id })
  const detail = { day, time, zone, minutes, weeks }
  const who = by === 'operator' ? ({ actor: null, service: by } as const) : ({ actor: by.id, service: 'api' } as const)
  await addAudit(tx, { ...who, act: 'meetings.planned', object: room, group, detail })
  return made.map(({ id }) => id)
}
