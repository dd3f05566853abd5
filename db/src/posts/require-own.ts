import { and, eq, ne } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { FoundPersona } from '../personas/find.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { posts, threads } from '../tables/posts.ts'
import type { PostState } from '../words.ts'

export interface OwnPost {
  id: string
  number: number
  version: number
  state: PostState
  thread: string
  group: string
  author: FoundPersona
}

/** A post that the root's persona wrote and did not delete. Another's post is `not_found`, as if it were not there. */
export async function requireOwnPost(db: Db, root: Root, id: string): Promise<OwnPost> {
  const [row] = await db.sql
    .select({
      id: posts.id,
      number: posts.number,
      version: posts.version,
      state: posts.state,
      persona: posts.personaId,
      thread: posts.threadId,
      group: threads.groupId,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.id, id), ne(posts.state, 'deleted')))
  if (!row) throw new Refused('not_found')
  const author = await requireMember(db, root, row.group)
  const { persona, ...post } = row
  if (persona !== author.id) throw new Refused('not_found')
  return { ...post, author }
}
