import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { gatheringOf } from './flag-language.ts'

/** What must always hold of the road from a text to a flag, as the queries that find where it does not. */
const rules = {
  'a text that nobody looked at and nobody will': sql`
    select v.subject_id from text_versions v
    left join assessments a on a.subject_id = v.subject_id and a.version = v.version
    left join assessment_tasks t on t.subject_id = v.subject_id and t.version = v.version
    where a.version is null and t.version is null`,
  'a finding without its flag': sql`
    select a.subject_id from assessments a join posts p on p.id = a.subject_id
    where a.rank is not null and not exists (
      select from flags f join signals s on s.flag_id = f.id
      where f.subject_id = a.subject_id and s.version = a.version and s.kind in ('finding', 'needs_human')
    ) and not exists (
      select from flags f join signals s on s.flag_id = f.id
      where f.subject_id = ${gatheringOf(sql`p.thread_id`, sql`a.made_on`)} and s.version = p.number and s.kind = 'language'
    )`,
  'a flag that says nothing': sql`
    select f.id from flags f where not exists (select from signals s where s.flag_id = f.id)
      or not exists (select from flag_keys k where k.flag_id = f.id) and f.state = 'open'`,
  'a flag that its desk has not counted': sql`
    select f.id from flags f join desks d on d.group_id = f.group_id where f.number = 0 or f.number > d.number`,
  'words that were taken back and are still there': sql`
    select v.subject_id from text_versions v join posts p on p.id = v.subject_id
    join assessments a on a.subject_id = v.subject_id and a.version = v.version
    where p.state = 'deleted'`,
  'posts of one thread without a gap': sql`
    select t.id from threads t left join rooms r on r.thread_id = t.id join posts p on p.thread_id = t.id
    group by t.id, r.first_number
    having max(p.number) <> t.last_number or count(*) <> t.last_number - coalesce(r.first_number, 1) + 1`,
  'a message that no reader hears of': sql`
    select p.id from posts p join threads t on t.id = p.thread_id
    where t.live and (p.revision is null or p.revision > t.revision)`,
  'a message that waits for approval and nobody knows': sql`
    select p.id from posts p join threads t on t.id = p.thread_id
    where t.live and p.state = 'held' and not exists (select from flags f where f.subject_id = p.id)`,
} as const

/** What may be so for a moment, and not for longer. */
const late = (db: Db) => ({
  'a text that has waited for more than a minute': sql`
    select subject_id from assessment_tasks where made_at < ${db.now} - interval '60 seconds'`,
  'a clock that ran out and called nobody': sql`
    select id from flags where state = 'open' and escalate_at < ${db.now} - interval '60 seconds'
      and (held_until is null or held_until <= ${db.now})`,
})

export interface Breach {
  name: string
  count: number
}

/** Every rule that does not hold, and how often; without the `late` ones on demand. Numbers only. */
export async function breaches(db: Db, { late: withLate = true } = {}): Promise<Breach[]> {
  const found: Breach[] = []
  for (const [name, query] of Object.entries({ ...rules, ...(withLate && late(db)) })) {
    const [row] = await db.sql.execute<{ count: number }>(sql`select count(*)::int as count from (${query}) broken`)
    if (row && row.count > 0) found.push({ name, count: row.count })
  }
  return found
}
