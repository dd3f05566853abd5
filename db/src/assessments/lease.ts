import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { ordinaryRank, type FlagSubject } from '../words.ts'

/** A version of a text that is to be looked at. Ids and numbers only: this is what a queue may know. */
export interface Task {
  subject: string
  version: number
  kind: FlagSubject
  /** How often it was queued, this time included. */
  queued: number
}

/** `ordinary`: the screen saw nothing in it and it was never begun, so it may be looked at together with others. */
export type DueTask = Task & { ordinary: boolean }

/** At most so many are in hand at once, over all workers: what is graver and comes later does not wait behind them. */
const mostInHand = 128
/** In seconds. A job takes milliseconds; whoever was killed in the middle of one holds it up for this long. */
const lease = { usual: 6, alone: 4 }

/**
 * Takes what is due, the gravest first, and gives each to one worker for a while. What was begun before and not ended
 * may be what ended its worker: of those, one at a time, so that it takes no neighbours with it.
 * `isMore`: others are due and wait until these are done.
 */
export async function leaseTasks(tx: Tx): Promise<{ tasks: DueTask[]; isMore: boolean }> {
  const rows = await tx.sql.execute<Row & Record<string, unknown>>(sql`
    with in_hand as (
      select count(*) as n, count(*) filter (where starts > 0 and queued > 1) as again
      from assessment_tasks where leased_until > ${tx.now}
    ), usual as (
      select subject_id, version, ${lease.usual}::int as seconds from assessment_tasks
      where starts = 0 and (leased_until is null or leased_until <= ${tx.now})
      order by rank, made_at limit greatest(0, ${mostInHand} - (select n from in_hand)) for update skip locked
    ), alone as (
      select subject_id, version, ${lease.alone}::int as seconds from assessment_tasks
      where starts > 0 and (leased_until is null or leased_until <= ${tx.now}) and (select again from in_hand) = 0
      order by rank, made_at limit 1 for update skip locked
    ), leased as (
      update assessment_tasks t
      set leased_until = ${tx.now} + make_interval(secs => due.seconds), queued = t.queued % 30000 + 1
      from (select * from usual union all select * from alone) due
      where t.subject_id = due.subject_id and t.version = due.version
      returning t.subject_id as subject, t.version, t.kind, t.queued, t.rank,
        t.rank = ${ordinaryRank} and t.starts = 0 as ordinary
    ), due as (
      select from assessment_tasks where leased_until is null or leased_until <= ${tx.now} limit ${mostInHand + 1}
    )
    select leased.*, (select count(*)::int from due) as due from leased order by leased.rank`)
  const tasks = rows.map(({ subject, version, kind, queued, ordinary }) => ({
    subject,
    version,
    kind,
    queued,
    ordinary,
  }))
  return { tasks, isMore: (rows[0]?.due ?? 0) > rows.length }
}

/** `due` were before these were taken. */
type Row = DueTask & { due: number }
