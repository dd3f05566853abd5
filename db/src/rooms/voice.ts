import { sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { stateNow } from './held.ts'

/** Refuses a persona that may not speak in the room now. */
export async function requireVoice(db: Db, room: string, persona: string): Promise<{ approval: boolean }> {
  const [row] = await db.sql.execute<{ state: string; approval: boolean; inside: boolean; wait: number | null }>(sql`
    select ${stateNow(db.now)} as state, r.approval, coalesce(not s.gone, false) as inside,
      ceil(extract(epoch from s.muted_until - ${db.now}))::int as wait
    from rooms r left join seats s on s.thread_id = r.thread_id and s.persona_id = ${persona}
    where r.thread_id = ${room}`)
  if (!row) throw new Refused('not_found')
  if (!row.inside) throw new Refused('outside')
  if (row.state === 'closed') throw new Refused('room_closed')
  if (row.state === 'paused') throw new Refused('room_paused')
  if ((row.wait ?? 0) > 0) throw new Refused('muted', row.wait ?? undefined)
  return { approval: row.approval }
}
