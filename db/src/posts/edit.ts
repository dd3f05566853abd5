import { and, eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { sameContent, type Content } from '../texts/seal.ts'
import { writeText } from '../texts/write.ts'
import { raiseRevision } from './raise-revision.ts'
import { requireOwnPost } from './require-own.ts'

/**
 * Puts a new version in the place of the one that the writer saw. Refuses `changed` when another came between, unless
 * that other one says the same: then the answer was lost and this is the retry.
 */
export async function editPost(
  tx: Tx,
  root: Root,
  edit: { post: string; version: number; content: Content },
): Promise<{ version: number; number: number; thread: string }> {
  const post = await requireOwnPost(tx, root, edit.post)
  const { id, wrapKey, wrapped } = post.author
  const author = { personaId: id, wrapKey, wrapped }
  const version = edit.version + 1
  const answer = { version, number: post.number, thread: post.thread }
  const { title, ...rest } = edit.content
  // a title belongs to the post that opens the thread
  const content = post.number === 1 && title !== undefined ? { title, ...rest } : rest

  const rows = await tx.sql
    .update(posts)
    .set({ version })
    .where(and(eq(posts.id, post.id), eq(posts.version, edit.version), eq(posts.state, 'shown')))
    .returning({ id: posts.id })
  if (rows.length === 0) {
    const present = await readVersion(tx, post, author, version)
    if (present && sameContent(present, content)) return answer
    throw new Refused('changed')
  }
  await writeText(tx, author, { subject: post.id, version, group: post.group }, content)
  await raiseRevision(tx, post.thread)
  return answer
}

async function readVersion(
  tx: Tx,
  post: { id: string; group: string },
  author: Parameters<typeof readText>[1],
  version: number,
): Promise<Content | null> {
  const [row] = await tx.sql
    .select({ sealed: textVersions.sealed })
    .from(textVersions)
    .where(and(eq(textVersions.subjectId, post.id), eq(textVersions.version, version)))
  return readText(tx.keys, author, { subject: post.id, version, group: post.group }, row?.sealed ?? null)
}
