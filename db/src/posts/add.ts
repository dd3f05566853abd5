import { and, eq, sql, type SQL } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { FoundPersona } from '../personas/find.ts'
import { Again, constraintOf, Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db, Store, Tx } from '../store.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { sameContent, type Content } from '../texts/seal.ts'
import { sealText } from '../texts/write.ts'
import { ordinaryRank, type HelpKind } from '../words.ts'
import { flagFindings, type LookedAt } from './looked-at.ts'
import { screenContent } from './screen.ts'

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
  /** A moderator's words are shown as they are: they may name a helpline's number, or repeat what was said. */
  byStaff?: true
}

const asWritten: LookedAt = { findings: [], state: 'shown', help: null, veils: null, rank: null }

/**
 * Adds a post at the end of a thread: screened, sealed, with the task that has the worker look at it, and with a flag
 * when a human must look. The thread's row is locked by raising its number, so numbers have no gaps and follow the order
 * of commits. A key that was used before gives the same answer for the same content, else `key_used`. All but the flag
 * is one statement: this is the busiest write, and each round trip would hold the thread's lock longer.
 */
export async function addPost(tx: Tx, post: NewPost): Promise<WrittenPost> {
  const found = post.byStaff ? asWritten : screenContent(post.content)
  const row = await rowOf(tx, post, found)
  const [written] = await add(tx, row).catch((error: unknown) => {
    // the same key came at the same moment: this statement could not see it yet, the next transaction will
    throw constraintOf(error) === 'posts_client_key' ? new Again() : error
  })
  if (!written) throw new Refused('not_found')
  if (written.post !== row.id) {
    await requireSame(tx, post, written.post)
    return written
  }
  tx.ring({ topic: 'task' })
  // of others, rooms have their own way in
  if (post.byStaff) tx.ring({ topic: 'room', room: post.thread })
  const { group, author, content } = post
  await flagFindings(tx, { id: row.id, group, author: author.id, version: 1, content }, found)
  return written
}

/**
 * The same in the one statement alone, which is a transaction by itself, for an author as they were known a while ago:
 * `probes` are the ids that their personas in the group can have, and the statement does nothing unless the author may
 * write as we know them. Null when it did nothing, or when more than that statement is needed; then addPost says why.
 */
export async function addAtOnce(db: Store, post: NewPost & { probes: string }): Promise<WrittenPost | null> {
  const found = screenContent(post.content)
  if (found.rank !== null) return null
  const { wrapped } = post.author
  if (!wrapped) return null
  const row = await rowOf(db, post, found)
  const [written] = await addIfSure(db, { ...row, wrapped, probes: post.probes }).catch((error: unknown) => {
    if (constraintOf(error) === 'posts_client_key') return []
    throw error
  })
  // an earlier one of this key is compared where it can be locked
  if (!written || written.post !== row.id) return null
  db.bell.ring([{ topic: 'task' }])
  return written
}

async function rowOf(db: Db, post: NewPost, found: LookedAt): Promise<Row> {
  const id = randomUUID()
  const { clientKey, thread, group, author, content } = post
  const sealed = await sealText(db, { ...author, personaId: author.id }, { subject: id, version: 1, group }, content)
  const { state, help } = found
  const veils = found.veils && `{${found.veils.join(',')}}`
  return { id, author: author.id, thread, clientKey, sealed, state, help, veils, rank: found.rank ?? ordinaryRank }
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

interface SureRow extends Row {
  wrapped: Buffer
  probes: string
}

const add = statement<WrittenPost, Row>((now) => adding(now, sql``))

/** Who was paused, left, was banned as any of their personas, or has rules to agree to or another key, is not sure. */
const addIfSure = statement<WrittenPost, SureRow>((now) =>
  adding(
    now,
    sql`and exists (
        select from personas p join groups g on g.id = p.group_id join data_keys k on k.persona_id = p.id
        where p.id = ${sql.placeholder('author')}::uuid and p.standing = 'member' and p.rules_version >= g.rules_version
          and coalesce(p.paused_until <= ${now}, true) and k.wrapped = ${sql.placeholder('wrapped')}::bytea
      ) and not exists (
        select from personas where id = any(${sql.placeholder('probes')}::uuid[]) and standing = 'banned'
      )`,
  ),
)

/** `sure`: a further condition, without which nothing is added. */
function adding(now: SQL, sure: SQL): SQL {
  const value = (name: keyof Row & string) => sql.placeholder(name)
  const minute = sql`date_trunc('minute', ${now})`
  const month = sql`date_trunc('month', ${now})::date`
  const answer = sql`p.id as post, p.number, p.thread_id as thread, p.help, p.state = 'held' as held`
  return sql`
    with earlier as (
      select * from posts where persona_id = ${value('author')}::uuid and client_key = ${value('clientKey')}::uuid
    ), raised as (
      update threads set last_number = last_number + 1, revision = revision + 1, active_at = ${minute}
      where id = ${value('thread')}::uuid and not exists (select from earlier) ${sure}
      returning id, last_number, revision, live
    ), added as (
      insert into posts (id, thread_id, number, persona_id, client_key, written_at, state, help, revision)
      select ${value('id')}::uuid, id, last_number, ${value('author')}::uuid, ${value('clientKey')}::uuid, ${minute},
        ${value('state')}, ${value('help')}, case when live then revision end from raised
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
}

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
export async function requireSame(
  tx: Tx,
  { group, author, content }: Pick<NewPost, 'group' | 'author' | 'content'>,
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
