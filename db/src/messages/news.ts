import { sql } from 'drizzle-orm'
import { joinedToPost } from '../posts/open.ts'
import { Refused } from '../refusals.ts'
import { roomColumn, type ShownRoom } from '../rooms/show.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { messageColumns, openMessage, type MessageRow, type OpenedMessage } from './open.ts'

/** All that changed in a room between two revisions. What changed twice is there once, as it is now. */
export interface News {
  room: ShownRoom
  group: string
  from: number
  /** Where the reader stands when they have read it. */
  to: number
  /** The number of the oldest message that has not expired. */
  first: number
  messages: OpenedMessage[]
  /** The time, by Postgres's clock, in milliseconds. */
  now: number
  /** There is more, after `to`. */
  more: boolean
}

const most = 200

/** The news of a room since a revision, in the order of change. One statement, so it is of one moment. */
export async function readNews(db: Db, room: string, since: number): Promise<News> {
  const rows = await select(db, { room, since })
  const [head] = rows
  if (!head) throw new Refused('not_found')
  const found = rows.filter((row) => row.id !== null)
  const more = found.length > most
  const page = found.slice(0, most)
  return {
    room: head.room,
    group: head.group,
    from: since,
    to: more ? (page.at(-1)?.revision ?? since) : head.stands,
    first: head.first,
    messages: await Promise.all(page.map((row) => openMessage(db, head.group, row))),
    now: head.now,
    more,
  }
}

type Row = MessageRow & {
  room: ShownRoom
  group: string
  stands: number
  first: number
  now: number
  revision: number
}

const select = statement<Row, { room: string; since: number }>(
  (now) => sql`
    select ${roomColumn(now)} as room, t.group_id as "group", t.revision as stands, r.first_number as first,
      extract(epoch from ${now})::float8 * 1000 as now, n.*
    from threads t join rooms r on r.thread_id = t.id
    left join lateral (
      select ${messageColumns}, p.revision from posts p ${joinedToPost}
      where p.thread_id = t.id and p.revision > ${sql.placeholder('since')}::int
      order by p.revision limit ${sql.raw(String(most + 1))}
    ) n on true
    where t.id = ${sql.placeholder('room')}::uuid
    order by n.revision`,
)
