import { eq } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { raiseFlag } from '../flags/raise.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { posts, threads } from '../tables/posts.ts'
import { rankOf, type Severity } from '../words.ts'
import { readDeskPost } from './desk-posts.ts'

/**
 * Puts a post on the desk that somebody of the staff came across: what nobody found or reported, what gathered with
 * others in a language without rules, or what was settled and is not.
 */
export async function flagPost(
  tx: Tx,
  by: Staff,
  id: string,
  { severity, words }: { severity: Severity; words?: string | undefined },
): Promise<{ flag: string }> {
  const [place] = await tx.sql
    .select({ group: threads.groupId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, id))
  if (!place) throw new Refused('not_found')
  const { group } = place
  requireReach(by, 'take_flag', group)
  const post = await readDeskPost(tx, group, id)
  if (!post || post.text === null) throw new Refused('not_found')

  const { version, title, text, author } = post
  const content = { ...(title !== null && { title }), text, ...(post.note && { note: post.note }) }
  const rank = rankOf(severity)
  const signal = { group, subject: id, author: author.id, version, kind: 'staff', rank } as const
  const { flag } = await raiseFlag(tx, { ...signal, detail: { content, words } })
  await addAudit(tx, { actor: by.id, service: 'api', act: 'flag.raise', object: flag, group, detail: { severity } })
  return { flag }
}
