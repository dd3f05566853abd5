import { sql, type SQL } from 'drizzle-orm'
import { coverOf, type Cover } from '../groups/cover.ts'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { openMessages, type OpenedMessage } from '../messages/open.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { headColumns, probesOf, readerIn, type Head, type Reader } from '../threads/reader.ts'
import { offeredIn, type OfferedAside } from './aside.ts'
import { groupOfRoom } from './enter.ts'
import { roomColumn, type ShownRoom } from './show.ts'

/** The reader's own place in a room. */
export interface Seat {
  /** Seconds until they may write again after a mute; 0 when they may. */
  muted: number
}

export interface ReadRoom {
  group: ShownGroup
  me: Reader | null
  cover: Cover
  room: ShownRoom
  /** Null outside. */
  seat: Seat | null
  /** What a facilitator offers the reader: to talk with them alone, in a room of its own. */
  aside: OfferedAside | null
  /** Where the room stands: what is newer is news. */
  revision: number
  /** In the order of writing; none for whoever is outside. */
  messages: OpenedMessage[]
  /** The numbers of the oldest that the reader may see, and of the newest. */
  first: number
  last: number
  /** Whom the reader does not see, and who is not shown what the reader writes. */
  ignored: ReadonlySet<string>
  ignoring: ReadonlySet<string>
  now: number
}

/** Messages on one page. */
const pageLength = 20

/** A room, and for whoever is inside its newest messages, or those before a number. */
export async function readRoom(db: Db, root: Root | null, id: string, before?: number): Promise<ReadRoom> {
  const group = await groupOfRoom(db, id, root)
  const [head] = root ? await headForMember(db, { id, mine: probesOf(root, group) }) : await headForStranger(db, { id })
  if (!head) throw new Refused('not_found')
  const me = await readerIn(db, root, head)
  const seat = (me && head.seats?.find(({ persona }) => persona === me.id)) ?? null
  const first = seat ? Math.max(seat.from, head.first) : head.last + 1
  const upTo = Math.min(before === undefined ? head.last : before - 1, head.last)
  const messages = seat ? await openMessages(db, { id, group }, Math.max(first, upTo - pageLength + 1), upTo) : []
  return {
    group: head.group,
    me,
    cover: coverOf(head),
    room: head.room,
    aside: seat && head.aside,
    seat: seat && { muted: Math.max(0, seat.muted ?? 0) },
    revision: head.revision,
    messages,
    first,
    last: head.last,
    ignored: new Set(head.ignored),
    ignoring: new Set(head.ignoring),
    now: head.now,
  }
}

interface RoomHead extends Head {
  room: ShownRoom
  revision: number
  first: number
  last: number
  aside: OfferedAside | null
  seats: { persona: string; from: number; muted: number | null }[] | null
}

const head = (now: SQL, isMember: boolean) => sql`
  select ${roomColumn(now)} as room, t.revision, r.first_number as first, t.last_number as last, ${
    isMember
      ? sql`(select json_agg(json_build_object('persona', s.persona_id, 'from', s.from_number, 'muted',
          ceil(extract(epoch from s.muted_until - ${now})))) from seats s
          where s.thread_id = t.id and not s.gone and s.persona_id = any(${sql.placeholder('mine')}::uuid[]))`
      : sql`null`
  } as seats, ${isMember ? offeredIn(now, sql`t.id`, sql`any(${sql.placeholder('mine')}::uuid[])`) : sql`null`} as aside,
    ${headColumns(now, isMember)}
  from threads t join rooms r on r.thread_id = t.id join groups g on g.id = t.group_id
  where t.id = ${sql.placeholder('id')}`

const headForStranger = statement<RoomHead, { id: string }>((now) => head(now, false))
const headForMember = statement<RoomHead, { id: string; mine: string }>((now) => head(now, true))
