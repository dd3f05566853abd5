import { sql } from 'drizzle-orm'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { roomColumn, type ShownRoom } from './show.ts'

/** The rooms of a group, by title; those that are closed stand last. */
export async function listRooms(db: Db, group: string): Promise<ShownRoom[]> {
  return (await select(db, { group })).map(({ room }) => room)
}

const select = statement<{ room: ShownRoom }, { group: string }>(
  (now) => sql`
    select ${roomColumn(now)} as room from threads t join rooms r on r.thread_id = t.id
    where t.group_id = ${sql.placeholder('group')}::uuid and t.live order by r.state = 'closed', r.title, t.id`,
)
