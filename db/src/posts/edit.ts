import { and, eq, ne, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { raiseFlag } from '../flags/raise.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { assessmentTasks } from '../tables/flags.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { sameContent, type Content } from '../texts/seal.ts'
import { writeText } from '../texts/write.ts'
import { ordinaryRank, rankOf } from '../words.ts'
import type { WrittenPost } from './add.ts'
import { flagFindings } from './looked-at.ts'
import { screenContent } from './screen.ts'
import { raiseRevision } from './raise-revision.ts'
import { requireUnpaused } from '../personas/require.ts'
import { requireVoice } from '../rooms/voice.ts'
import { placeOf } from './place-of.ts'
import { requireOwnPost } from './require-own.ts'

/**
 * Puts a new version in the place of the one that the writer saw; it is looked at as a new text is. Refuses `changed`
 * when another came between, unless that other one says the same: then the answer was lost and this is the retry. What
 * a moderator hid or removed, or what is held, stays unseen until a moderator has read the new words.
 */
export async function editPost(
  tx: Tx,
  root: Root,
  edit: { post: string; version: number; content: Content },
): Promise<WrittenPost & { version: number }> {
  const post = await requireOwnPost(tx, root, edit.post)
  requireUnpaused(post.author)
  const { live } = await placeOf(tx, post.thread)
  const waits = live && (await requireVoice(tx, post.thread, post.author.id)).approval
  // the lock order of all who change a post: its thread first
  await raiseRevision(tx, post.thread, post.id)
  const { id, wrapKey, wrapped } = post.author
  const author = { personaId: id, wrapKey, wrapped }
  const version = edit.version + 1
  const { title, ...rest } = edit.content
  // a title belongs to the post that opens the thread
  const content = post.number === 1 && !live && title !== undefined ? { title, ...rest } : rest
  const found = screenContent(content)
  const { help, veils } = found
  const wasUnseen = post.state !== 'shown'
  const state = wasUnseen || waits ? 'held' : found.state
  const answer = { post: post.id, number: post.number, thread: post.thread, version }

  const rows = await tx.sql
    .update(posts)
    .set({ version, state, help: sql`coalesce(${help}, ${posts.help})` })
    .where(and(eq(posts.id, post.id), eq(posts.version, edit.version), ne(posts.state, 'deleted')))
    .returning({ help: posts.help })
  const [row] = rows
  if (!row) {
    const present = await readVersion(tx, post, author, version)
    if (!present || !sameContent(present, content)) throw new Refused('changed')
    return { ...answer, help: found.help, held: state === 'held', veiled: veils !== null }
  }
  await writeText(tx, author, { subject: post.id, version, group: post.group }, content, veils)
  await tx.sql
    .insert(assessmentTasks)
    .values({ subjectId: post.id, version, kind: 'post', rank: found.rank ?? ordinaryRank, madeAt: tx.now })
  tx.ring({ topic: 'task' })
  const written = { id: post.id, group: post.group, author: id, version, content }
  await flagFindings(tx, written, found)
  if (wasUnseen || waits) {
    const { id: subject, group } = written
    const [kind, rank] = [wasUnseen ? 'rewritten' : 'approval', rankOf('concern')] as const
    await raiseFlag(tx, { group, subject, author: id, version, kind, rank, detail: { content } })
  }
  return { ...answer, help: row.help, held: state === 'held', veiled: veils !== null }
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
