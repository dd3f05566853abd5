import { and, eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { FoundPersona } from '../personas/find.ts'
import { Again, constraintOf, Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Tx } from '../store.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { sameContent, type Content } from '../texts/seal.ts'
import { sealText } from '../texts/write.ts'

export interface WrittenPost {
  post: string
  number: number
  thread: string
}

export interface NewPost {
  thread: string
  group: string
  author: FoundPersona
  content: Content
  clientKey: string
}

/**
 * Adds a post at the end of a thread. The thread's row is locked by raising its number, so numbers have no gaps and
 * follow the order of commits. A key that was used before gives the same answer for the same content, else `key_used`.
 * One statement: this is the busiest write, and each round trip would hold the thread's lock longer.
 */
export async function addPost(tx: Tx, post: NewPost): Promise<WrittenPost> {
  const id = randomUUID()
  const author = { ...post.author, personaId: post.author.id }
  const sealed = await sealText(tx, author, { subject: id, version: 1, group: post.group }, post.content)
  const { clientKey, thread } = post
  const [row] = await add(tx, { id, author: post.author.id, thread, clientKey, sealed }).catch((error: unknown) => {
    // the same key came at the same moment: this statement could not see it yet, the next transaction will
    throw constraintOf(error) === 'posts_client_key' ? new Again() : error
  })
  if (!row) throw new Refused('not_found')
  if (row.id !== id) await requireSame(tx, post, row.id)
  return { post: row.id, number: row.number, thread: row.thread }
}

const add = statement<
  { id: string; number: number; thread: string },
  { id: string; author: string; thread: string; clientKey: string; sealed: Buffer }
>((now) => {
  const [id, author, thread, key, sealed] = ['id', 'author', 'thread', 'clientKey', 'sealed'].map((name) =>
    sql.placeholder(name),
  )
  const minute = sql`date_trunc('minute', ${now})`
  const month = sql`date_trunc('month', ${now})::date`
  return sql`
    with earlier as (
      select id, number, thread_id from posts where persona_id = ${author}::uuid and client_key = ${key}::uuid
    ), raised as (
      update threads set last_number = last_number + 1, revision = revision + 1, active_at = ${minute}
      where id = ${thread}::uuid and not exists (select from earlier) returning id, last_number
    ), added as (
      insert into posts (id, thread_id, number, persona_id, client_key, written_at)
      select ${id}::uuid, id, last_number, ${author}::uuid, ${key}::uuid, ${minute} from raised
      returning id, number, thread_id
    ), written as (
      insert into text_versions (subject_id, version, sealed) select id, 1, ${sealed}::bytea from added
    ), visited as (
      update personas set seen_on = ${month} where id = ${author}::uuid and seen_on < ${month}
    )
    select id, number, thread_id as thread from added union all select id, number, thread_id from earlier`
})

/** The post that came earlier with this key, if there is one. */
export async function findByKey(tx: Tx, post: Omit<NewPost, 'thread'>): Promise<WrittenPost | null> {
  const [row] = await tx.sql
    .select({ post: posts.id, number: posts.number, thread: posts.threadId })
    .from(posts)
    .where(and(eq(posts.personaId, post.author.id), eq(posts.clientKey, post.clientKey)))
  if (!row) return null
  await requireSame(tx, post, row.post)
  return row
}

/** Refuses when the earlier post of this key said something else. */
async function requireSame(
  tx: Tx,
  { group, author, content }: Omit<NewPost, 'thread'>,
  earlier: string,
): Promise<void> {
  const [row] = await tx.sql
    .select({ sealed: textVersions.sealed })
    .from(textVersions)
    .where(and(eq(textVersions.subjectId, earlier), eq(textVersions.version, 1)))
  const place = { subject: earlier, version: 1, group }
  const said = await readText(tx.keys, { ...author, personaId: author.id }, place, row?.sealed ?? null)
  // what was deleted meanwhile cannot be compared; the key was used, and the sender was told so
  if (said && !sameContent(said, content)) throw new Refused('key_used')
}
