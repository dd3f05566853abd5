import { sql } from 'drizzle-orm'
import { raiseFlag } from '../flags/raise.ts'
import type { Db, Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { rankOf } from '../words.ts'
import type { LoadedText } from './load.ts'

/**
 * A text in a language for which there are no rules. They gather on one flag per thread and day, or a group that writes
 * in such a language would bury its desk. Its subject is no post but made from thread and day; each signal names its
 * post and holds its text. A signal counts once per version, so here the post's number stands in the version's place.
 */
export async function flagLanguage(tx: Tx, text: LoadedText & { content: Content }): Promise<void> {
  const { group, thread, number, content } = text
  const subject = await gathering(tx, thread)
  const detail = { content, post: text.subject }
  const rank = rankOf('urgent')
  await raiseFlag(tx, { group, subject, author: null, version: number, kind: 'language', rank, detail })
}

/** The subject of today's gathering in a thread. */
async function gathering(db: Db, thread: string): Promise<string> {
  const [row] = await db.sql.execute<{ id: string }>(sql`select ${gatheringOf(thread, sql`(${db.now})::date`)} as id`)
  if (!row) throw new Error('a select without from gave no row')
  return row.id
}

/** A uuid of version 8 from the hash of both. */
export function gatheringOf(thread: unknown, day: unknown) {
  const hash = sql`encode(sha256(convert_to(concat('language ', ${thread}::text, ' ', ${day}::text), 'utf8')), 'hex')`
  return sql`overlay(overlay(left(${hash}, 32) placing '8' from 13) placing '8' from 17)::uuid`
}
