import { sql } from 'drizzle-orm'
import { readGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { startsAt, stateNow } from './held.ts'
import { roomColumn, type ShownRoom } from './show.ts'

/** The rooms of a group, by title; those that are closed stand last. Of a group for members only they are told. */
export async function listRooms(db: Db, root: Root | null, group: string): Promise<ListedRoom[]> {
  const { reading } = await readGroup(db, group)
  if (reading === 'members') {
    if (!root) throw new Refused('join_first')
    await requireMember(db, root, group)
  }
  return (await select(db, { group })).map(({ room, next }) => ({ ...room, next }))
}

export interface ListedRoom extends ShownRoom {
  /** When its next meeting begins, in milliseconds since 1970, and by the clocks of which place. */
  next: { starts: number; zone: string } | null
}

const select = statement<{ room: ShownRoom; next: ListedRoom['next'] }, { group: string }>(
  (now) => sql`
    select ${roomColumn(now)} as room, (
      select json_build_object('starts', (extract(epoch from ${startsAt}) * 1000)::float8, 'zone', m.zone)
      from meetings m where m.thread_id = r.thread_id and m.state = 'planned' and ${startsAt} > ${now}
      order by ${startsAt} limit 1) as next from threads t join rooms r on r.thread_id = t.id
    where t.group_id = ${sql.placeholder('group')}::uuid and t.live and t.for_persona is null
    order by ${stateNow(now)} = 'closed', r.title, t.id`,
)
