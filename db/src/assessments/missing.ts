import { sql, type SQL } from 'drizzle-orm'
import type { Db, Tx } from '../store.ts'
import { rankOf } from '../words.ts'

/**
 * Makes tasks for texts that nobody looked at and nobody is going to: found by comparing texts with assessments, so that
 * a task that was never made, by whatever mistake, is missed too. This one is quick: the newest posts of threads that
 * were active within the hour. Gives how many it made.
 */
export async function mendRecent(tx: Tx): Promise<number> {
  // what was overlooked has waited long enough
  const made = await makeTasks(
    tx,
    rankOf('urgent'),
    sql`
    select v.subject_id, v.version
    from groups g
    cross join lateral (
      select id, last_number from threads
      where group_id = g.id and (for_persona is null or live)
        and active_at >= date_trunc('minute', ${tx.now}) - interval '1 hour'
    ) t
    join posts p on p.thread_id = t.id and p.number > t.last_number - ${nearTheEnd}
      and p.written_at <= ${tx.now} - interval '60 seconds'
    join text_versions v on v.subject_id = p.id and v.version = p.version`,
  )
  return made.length
}

/**
 * The thorough one: every version of every text, in the order of their ids, so many at a time. Covers edits, care
 * threads, and what an older release wrote. Gives where it got to, or null at the end, and how many tasks it made.
 */
export async function mendFrom(tx: Tx, after: string, most: number): Promise<{ last: string | null; made: number }> {
  const page = sql`select subject_id, version from text_versions where subject_id > ${after}::uuid
    order by subject_id, version limit ${most}`
  const made = await makeTasks(tx, afterAllOthers, page)
  const [end] = await tx.sql.execute<{ last: string | null }>(sql`
    select subject_id as last from (${page}) page order by subject_id desc limit 1`)
  return { last: end?.last ?? null, made: made.length }
}

/** One process at a time mends; true in the one. It holds until the transaction ends. */
export async function isOnlyMender(tx: Db): Promise<boolean> {
  const [row] = await tx.sql.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('tealight mend')) as mine`,
  )
  return row?.mine ?? false
}

const nearTheEnd = 50
const afterAllOthers = 10

async function makeTasks(tx: Tx, rank: number, texts: SQL) {
  const made = await tx.sql.execute(sql`
    insert into assessment_tasks (subject_id, version, kind, rank, made_at)
    select m.subject_id, m.version, 'post', ${rank}::smallint, ${tx.now} from (${texts}) m
    where not exists (select from assessments a where a.subject_id = m.subject_id and a.version = m.version)
      and not exists (select from assessment_tasks t where t.subject_id = m.subject_id and t.version = m.version)
    on conflict do nothing returning subject_id`)
  if (made.length > 0) tx.ring({ topic: 'task' })
  return made
}
