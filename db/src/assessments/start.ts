import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { assessmentTasks } from '../tables/flags.ts'
import { asLists, type Version } from './versions.ts'

/** A text that ended its worker so often is given to a human. */
export const mostStarts = 5

/**
 * Says that looking at a version begins, and how often it has begun. Committed before it begins, so that what kills its
 * worker is counted. Null when there is nothing to do any more: a job may come twice, or late.
 */
export async function startAssessment(tx: Tx, task: { subject: string; version: number }): Promise<number | null> {
  const [row] = await tx.sql
    .update(assessmentTasks)
    .set({ starts: sql`least(${assessmentTasks.starts} + 1, 1000)` })
    .where(and(eq(assessmentTasks.subjectId, task.subject), eq(assessmentTasks.version, task.version)))
    .returning({ starts: assessmentTasks.starts })
  return row?.starts ?? null
}

/**
 * The same for many at once. Gives those that are still to do; one that somebody else begins at this moment is left to
 * them.
 */
export async function startAssessments(tx: Tx, tasks: readonly Version[]): Promise<Version[]> {
  return tx.sql.execute<Version & Record<string, unknown>>(sql`
    with mine as (
      select t.subject_id, t.version from assessment_tasks t join ${asLists(tasks)} a(subject, version)
        on a.subject = t.subject_id and a.version = t.version
      for update of t skip locked
    )
    update assessment_tasks t set starts = least(t.starts + 1, 1000)
    from mine where t.subject_id = mine.subject_id and t.version = mine.version
    returning t.subject_id as subject, t.version`)
}
