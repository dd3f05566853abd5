import { and, eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { requireOwnPost } from './require-own.ts'
import { showPost, type ShownPost } from './show.ts'
import { coarse } from './when.ts'

/** One post of one's own, with all that its writer may see of it. */
export async function readPost(
  db: Db,
  root: Root,
  id: string,
): Promise<{ post: ShownPost; title: string | null; thread: string; group: string }> {
  const { author, thread, group } = await requireOwnPost(db, root, id)
  const [row] = await db.sql
    .select({
      id: posts.id,
      number: posts.number,
      state: posts.state,
      version: posts.version,
      told: coarse(db, posts.writtenAt),
      sealed: textVersions.sealed,
    })
    .from(posts)
    .leftJoin(textVersions, and(eq(textVersions.subjectId, posts.id), eq(textVersions.version, posts.version)))
    .where(eq(posts.id, id))
  if (!row) throw new Refused('not_found')
  const writer = { personaId: author.id, name: author.name, mark: author.mark, wrapKey: author.wrapKey, wrapped: author.wrapped }
  const content = await readText(db.keys, writer, { subject: id, version: row.version, group }, row.sealed)
  const post = showPost({ ...row, ...writer, content, ignored: false }, author.id)
  return { post, title: content?.title ?? null, thread, group }
}
