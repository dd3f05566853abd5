import { and, eq, lt, sql } from 'drizzle-orm'
import type { FoundPersona } from '../personas/find.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { personas } from '../tables/personas.ts'
import { posts, textVersions, threads } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { sameContent, type Content } from '../texts/seal.ts'
import { writeText } from '../texts/write.ts'

export interface WrittenPost {
  post: string
  number: number
  thread: string
}

/**
 * Adds a post at the end of a thread. The thread's row is locked by raising its number, so numbers have no gaps and
 * follow the order of commits. A key that was used before gives the same answer for the same content, else `key_used`.
 */
export async function addPost(
  tx: Tx,
  post: { thread: string; group: string; author: FoundPersona; content: Content; clientKey: string },
): Promise<WrittenPost> {
  const [thread] = await tx.sql
    .select({ lastNumber: threads.lastNumber })
    .from(threads)
    .where(eq(threads.id, post.thread))
    .for('update')
  if (!thread) throw new Refused('not_found')
  const earlier = await findByKey(tx, post)
  if (earlier) return earlier

  const number = thread.lastNumber + 1
  const minute = sql`date_trunc('minute', ${tx.now})`
  await tx.sql.update(threads).set({ lastNumber: number, activeAt: minute }).where(eq(threads.id, post.thread))
  const [row] = await tx.sql
    .insert(posts)
    .values({
      threadId: post.thread,
      number,
      personaId: post.author.id,
      clientKey: post.clientKey,
      writtenAt: minute,
    })
    .returning({ id: posts.id })
  if (!row) throw new Error('the post was not added')
  const { id, wrapKey, wrapped } = post.author
  await writeText(tx, { personaId: id, wrapKey, wrapped }, { subject: row.id, version: 1, group: post.group }, post.content)
  await noteVisit(tx, id)
  return { post: row.id, number, thread: post.thread }
}

/** The post that came earlier with this key, if it is the same one. */
export async function findByKey(
  tx: Tx,
  { group, author, content, clientKey }: { group: string; author: FoundPersona; content: Content; clientKey: string },
): Promise<WrittenPost | null> {
  const [row] = await tx.sql
    .select({ post: posts.id, number: posts.number, thread: posts.threadId, sealed: textVersions.sealed })
    .from(posts)
    .leftJoin(textVersions, and(eq(textVersions.subjectId, posts.id), eq(textVersions.version, 1)))
    .where(and(eq(posts.personaId, author.id), eq(posts.clientKey, clientKey)))
  if (!row) return null
  const { sealed, ...written } = row
  const place = { subject: row.post, version: 1, group }
  const earlier = await readText(tx.keys, { personaId: author.id, wrapKey: author.wrapKey, wrapped: author.wrapped }, place, sealed)
  // what was deleted meanwhile cannot be compared; the key was used, and the sender was told so
  if (earlier && !sameContent(earlier, content)) throw new Refused('key_used')
  return written
}

/** Once a month the persona's row says that somebody still opens it. */
async function noteVisit(tx: Tx, persona: string): Promise<void> {
  const month = sql`date_trunc('month', ${tx.now})::date`
  await tx.sql.update(personas).set({ seenOn: month }).where(and(eq(personas.id, persona), lt(personas.seenOn, month)))
}
