import { and, eq, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { posts, reactions, threads } from '../tables/posts.ts'
import type { ReactionWord } from '../words.ts'

/** A word that somebody left at a message. */
export interface Reaction {
  by: string
  word: ReactionWord
}

/**
 * Leaves one word at somebody's message in a room, instead of the one left before; null takes it back. Its author is told how
 * many left which, and nobody anything else: the room's revision is not raised, so that no other reader's news show that
 * something happened. Whoever is paused or muted can still say that they hear.
 */
export async function react(tx: Tx, root: Root, post: string, word: ReactionWord | null): Promise<void> {
  const [place] = await tx.sql
    .select({ room: threads.id, group: threads.groupId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.id, post), threads.live))
  if (!place) throw new Refused('not_found')
  const { id: me } = await requireMember(tx, root, place.group)
  const [found] = await tx.sql.execute<{ inside: boolean; seen: boolean }>(sql`
    select coalesce(not s.gone, false) as inside,
      p.number >= s.from_number and p.state = 'shown' and p.persona_id <> ${me} and not exists (
        select from ignores i where (i.persona_id, i.ignored_id) in ((${me}, p.persona_id), (p.persona_id, ${me}))
      ) as seen
    from posts p left join seats s on s.thread_id = p.thread_id and s.persona_id = ${me} where p.id = ${post}`)
  if (!found?.inside) throw new Refused('outside')
  if (!found.seen) throw new Refused('not_found')
  if (word === null) {
    await tx.sql.delete(reactions).where(and(eq(reactions.postId, post), eq(reactions.personaId, me)))
  } else {
    await tx.sql
      .insert(reactions)
      .values({ postId: post, personaId: me, word })
      .onConflictDoUpdate({ target: [reactions.postId, reactions.personaId], set: { word } })
  }
  tx.ring({ topic: 'reaction', room: place.room, post })
}

/** What was left at a message, and whose it is; null when it is gone. */
export async function readReactions(
  db: Db,
  post: string,
): Promise<{ author: string; number: number; reactions: Reaction[] } | null> {
  const [row] = await db.sql.execute<{ author: string; number: number; reactions: Reaction[] | null }>(sql`
    select p.persona_id as author, p.number, ${reactionsColumn} as reactions from posts p where p.id = ${post}`)
  return row ? { ...row, reactions: row.reactions ?? [] } : null
}

/** What was left at a post `p`, as JSON; null when nothing was. */
export const reactionsColumn = sql`(select json_agg(json_build_object('by', x.persona_id, 'word', x.word)) from reactions x where x.post_id = p.id)`
