import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import type { Looked } from '../crisis/finding.ts'
import { asLists, type Version } from './versions.ts'

/** Nothing follows from it: no flag, no card, no veil. */
export const isCalm = (looked: Looked | null): looked is Looked =>
  looked !== null && looked.findings.length === 0 && !looked.unreadLanguage

/**
 * Writes down for many versions at once that nothing was found in them, and takes their tasks away. Gives those that it
 * did; the others want recordAssessment: their post was taken back, or is being changed at this moment. The lock on the
 * posts has whoever takes one back wait for us, and then find no task; nobody is waited for, so nothing can wait for us
 * in a circle.
 */
export async function recordCalm(tx: Tx, engine: number, versions: readonly Version[]): Promise<Version[]> {
  if (versions.length === 0) return []
  return tx.sql.execute<Version & Record<string, unknown>>(sql`
    with free as (
      select p.id, a.version from ${asLists(versions)} a(subject, version) cross join lateral (
        select id from posts where id = a.subject and state <> 'deleted' for no key update skip locked
      ) p
    ), written as (
      insert into assessments (subject_id, version, engine, made_on)
      select id, version, ${engine}::smallint, (${tx.now})::date from free
      on conflict do nothing
    ), ended as (
      delete from assessment_tasks t using free where t.subject_id = free.id and t.version = free.version
    )
    select id as subject, version from free`)
}
