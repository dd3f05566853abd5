import { eq } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { textVersions } from '../tables/posts.ts'

/** Takes all versions of a text away. */
export async function deleteText(tx: Tx, subject: string): Promise<void> {
  await tx.sql.delete(textVersions).where(eq(textVersions.subjectId, subject))
}
