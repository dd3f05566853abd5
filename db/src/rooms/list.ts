import { sql } from 'drizzle-orm'
import { readGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { roomColumn, type ShownRoom } from './show.ts'

/** The rooms of a group, by title; those that are closed stand last. Of a group for members only they are told. */
export async function listRooms(db: Db, root: Root | null, group: string): Promise<ShownRoom[]> {
  const { reading } = await readGroup(db, group)
  if (reading === 'members') {
    if (!root) throw new Refused('join_first')
    await requireMember(db, root, group)
  }
  return (await select(db, { group })).map(({ room }) => room)
}

const select = statement<{ room: ShownRoom }, { group: string }>(
  (now) => sql`
    select ${roomColumn(now)} as room from threads t join rooms r on r.thread_id = t.id
    where t.group_id = ${sql.placeholder('group')}::uuid and t.live order by r.state = 'closed', r.title, t.id`,
)
