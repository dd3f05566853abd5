import { eq, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { personas } from '../tables/personas.ts'
import { posts } from '../tables/posts.ts'
import type { DecisionAct } from '../words.ts'
import { raiseRevision } from '../posts/raise-revision.ts'

/** What a flag was raised of, and by whom it was written. A flag can be of something that is no post. */
export interface Subject {
  group: string
  post: typeof posts.$inferSelect | null
  author: typeof personas.$inferSelect | null
}

export async function readSubject(
  db: Db,
  flag: { groupId: string; subjectId: string; personaId: string | null },
): Promise<Subject> {
  const [[post], [author]] = await Promise.all([
    db.sql.select().from(posts).where(eq(posts.id, flag.subjectId)),
    flag.personaId === null ? [] : db.sql.select().from(personas).where(eq(personas.id, flag.personaId)),
  ])
  return { group: flag.groupId, post: post ?? null, author: author ?? null }
}

/**
 * Locks the thread that an act changes, before its flag is locked: thread, flag, desk, audit is the order of all. A care
 * thread that is not there yet is locked by its person.
 */
export async function lockThread(tx: Tx, act: DecisionAct, { group, post, author }: Subject): Promise<void> {
  switch (act) {
    case 'all_well':
    case 'pause':
      return
    case 'aside':
      // two offers at once to one person
      if (author) await tx.sql.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`aside ${author.id}`}, 0))`)
      return
    case 'care': {
      if (!author) return
      await tx.sql.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`care ${author.id}`}, 0))`)
      const thread = await findCareThread(tx, group, author.id)
      if (thread !== null) await raiseRevision(tx, thread, null)
      return
    }
    default:
      if (post) await raiseRevision(tx, post.threadId, post.id)
  }
}

/** Where moderators and a persona already talk. */
export async function findCareThread(db: Db, group: string, persona: string): Promise<string | null> {
  const [thread] = await db.sql.execute<{ id: string }>(sql`
    select id from threads where for_persona = ${persona} and group_id = ${group} and not live order by active_at desc, id desc limit 1`)
  return thread?.id ?? null
}

/** The post that an act is about; refuses when there is none, or its author took it back. */
export function requirePost({ post }: Subject): typeof posts.$inferSelect {
  if (!post) throw new Refused('incomplete')
  if (post.state === 'deleted') throw new Refused('changed')
  return post
}

/** A member who is still there: a moderator's persona is nobody to be warned or paused. */
export function requireAuthor({ author }: Subject): typeof personas.$inferSelect {
  if (!author || author.role !== null) throw new Refused('incomplete')
  if (author.standing !== 'member') throw new Refused('changed')
  return author
}
