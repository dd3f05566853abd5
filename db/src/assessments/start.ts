import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { assessmentTasks } from '../tables/flags.ts'

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
