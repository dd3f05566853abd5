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
import type { HelpKind } from '../words.ts'
import { flagFindings, ordinary, screenContent } from './looked-at.ts'

export interface WrittenPost {
  post: string
  number: number
  thread: string
  /** The card for the author. */
  help: HelpKind | null
  /** Nobody but moderators sees it until one has looked. */
  held: boolean
  /** Some words are not shown to others. */
  veiled: boolean
}

export interface NewPost {
  thread: string
  group: string
  author: FoundPersona
  content: Content
  clientKey: string
}

/**
 * Adds a post at the end of a thread: screened, sealed, with the task that has the worker look at it, and with a flag
 * when a human must look. The thread's row is locked by raising its number, so numbers have no gaps and follow the order
 * of commits. A key that was used before gives the same answer for the same content, else `key_used`. All but the flag
 * is one statement: this is the busiest write, and each round trip would hold the thread's lock longer.
 */
export async function addPost(tx: Tx, post: NewPost): Promise<WrittenPost> {
  const id = randomUUID()
  const found = screenContent(post.content)
  const author = { ...post.author, personaId: post.author.id }
  const sealed = await sealText(tx, author, { subject: id, version: 1, group: post.group }, post.content)
  const { clientKey, thread } = post
  const { state, help } = found
  const veils = found.veils && `{${found.veils.join(',')}}`
  const rank = found.rank ?? ordinary
  const row = { id, author: post.author.id, thread, clientKey, sealed, state, help, veils, rank }
  const [written] = await add(tx, row).catch((error: unknown) => {
    // the same key came at the same moment: this statement could not see it yet, the next transaction will
    throw constraintOf(error) === 'posts_client_key' ? new Again() : error
  })
  if (!written) throw new Refused('not_found')
  if (written.post !== id) {
    await requireSame(tx, post, written.post)
    return written
  }
  tx.ring({ topic: 'task' })
  await flagFindings(tx, { id, group: post.group, author: post.author.id, version: 1, content: post.content }, found)
  return written
}

interface Row extends Record<string, unknown> {
  id: string
  author: string
  thread: string
  clientKey: string
  sealed: Buffer
  state: string
  help: string | null
  veils: string | null
  rank: number
}

const add = statement<WrittenPost, Row>((now) => {
  const value = (name: keyof Row & string) => sql.placeholder(name)
  const minute = sql`date_trunc('minute', ${now})`
  const month = sql`date_trunc('month', ${now})::date`
  const answer = sql`p.id as post, p.number, p.thread_id as thread, p.help, p.state = 'held' as held`
  return sql`
    with earlier as (
      select * from posts where persona_id = ${value('author')}::uuid and client_key = ${value('clientKey')}::uuid
    ), raised as (
      update threads set last_number = last_number + 1, revision = revision + 1, active_at = ${minute}
      where id = ${value('thread')}::uuid and not exists (select from earlier) returning id, last_number
    ), added as (
      insert into posts (id, thread_id, number, persona_id, client_key, written_at, state, help)
      select ${value('id')}::uuid, id, last_number, ${value('author')}::uuid, ${value('clientKey')}::uuid, ${minute},
        ${value('state')}, ${value('help')} from raised
      returning *
    ), written as (
      insert into text_versions (subject_id, version, sealed, veils)
      select id, 1, ${value('sealed')}::bytea, ${value('veils')}::int[] from added returning veils
    ), due as (
      insert into assessment_tasks (subject_id, version, kind, rank, made_at)
      select id, 1, 'post', ${value('rank')}::smallint, ${now} from added
    ), visited as (
      update personas set seen_on = ${month} where id = ${value('author')}::uuid and seen_on < ${month}
    )
    select ${answer}, (select veils is not null from written) as veiled from added p
    union all
    select ${answer}, (select veils is not null from text_versions v where v.subject_id = p.id and v.version = p.version)
    from earlier p`
})

/** The post that came earlier with this key, if there is one. */
export async function findByKey(tx: Tx, post: Omit<NewPost, 'thread'>): Promise<WrittenPost | null> {
  const [row] = await tx.sql
    .select({
      post: posts.id,
      number: posts.number,
      thread: posts.threadId,
      help: posts.help,
      held: sql<boolean>`${posts.state} = 'held'`,
      veiled: sql<boolean>`coalesce(${textVersions.veils} is not null, false)`,
    })
    .from(posts)
    .leftJoin(textVersions, and(eq(textVersions.subjectId, posts.id), eq(textVersions.version, posts.version)))
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
