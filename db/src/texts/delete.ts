import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/**
 * Takes all versions of a text away. One that the worker has not looked at yet stays, shown to nobody, until it has:
 * to write in distress and take it back at once is a call for help too. See deleteLooked.
 */
export async function deleteText(tx: Tx, subject: string): Promise<void> {
  await tx.sql.execute(sql`
    delete from text_versions v where v.subject_id = ${subject} and not exists (
      select from assessment_tasks t where t.subject_id = v.subject_id and t.version = v.version)`)
}

/** Takes a version away that was kept only until it had been looked at. Its task must be gone. */
export async function deleteLooked(tx: Tx, subject: string, version: number): Promise<void> {
  await tx.sql.execute(sql`select delete_looked(${subject}::uuid, ${version}::int)`)
}
