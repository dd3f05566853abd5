import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'

/** Whether texts are being looked at. The desk says so when they are not: then people must read by themselves. */
export interface Pulse {
  alive: boolean
  /** Minutes since the test text last came through; null when it never did. */
  minutes: number | null
  /** Texts that have been waiting for more than a minute; beyond a thousand nobody counts. */
  waiting: number
}

export async function readPulse(db: Db): Promise<Pulse> {
  const [row] = await db.sql.execute<Pulse & Record<string, unknown>>(sql`
    select coalesce(seen_at > ${db.now} - interval '3 minutes', false) as alive,
      floor(extract(epoch from ${db.now} - seen_at) / 60)::int as minutes,
      (select count(*)::int from (select from assessment_tasks
        where kind = 'post' and made_at < ${db.now} - interval '60 seconds' limit ${mostCounted}) waiting) as waiting
    from pulse where id = 1`)
  return row
    ? { alive: row.alive, minutes: row.minutes, waiting: row.waiting }
    : { alive: false, minutes: null, waiting: 0 }
}

const mostCounted = 1_000
