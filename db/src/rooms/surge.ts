import { sql, type SQL } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import type { Tx } from '../store.ts'
import type { Surge } from '../words.ts'

/** More messages than these within one minute are out of the ordinary: nobody can read them, and no facilitator. */
export const mostInAMinute = 90
/** And more newcomers within a minute than these, half of those who are here, and those who said that they mean to come. */
export const mostNewcomers = 12
/** Hours in which a room does not turn careful by itself again, after somebody said that all is well. */
export const calmHours = 1

/** Whether a room `r` looks out for surges. */
export const isWatched = (now: SQL): SQL => sql`not r.approval and coalesce(r.calm_until <= ${now}, true)`

/** Whether the thread `t` of a room had that many messages in this minute already: a look at one row. */
export const isFlooded = (now: SQL): SQL => sql`exists (
  select from posts p where p.thread_id = t.id and p.number = t.last_number - ${sql.raw(String(mostInAMinute - 1))}
    and p.written_at = date_trunc('minute', ${now}))`

/** From now on each message waits for a facilitator, until one says that it need not. Does nothing where that holds already. */
export async function turnCareful(tx: Tx, room: string, surge: Surge): Promise<void> {
  const [turned] = await tx.sql.execute<{ group: string }>(sql`
    update rooms r set approval = true, surge = ${surge} from threads t
    where r.thread_id = ${room} and t.id = r.thread_id and ${isWatched(tx.now)} returning t.group_id as "group"`)
  if (!turned) return
  await raiseRevision(tx, room, null)
  const { group } = turned
  await addAudit(tx, { actor: null, service: 'api', act: 'room.surge', object: room, group, detail: { surge } })
}
