import { sql } from 'drizzle-orm'
import { raiseFlag } from '../flags/raise.ts'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { rankOf, type ReportReason, type Severity } from '../words.ts'
import { milliseconds, openPosts } from './open.ts'
import { placeOf, requireFor } from './place-of.ts'
import { isListed, showPost, type OpenedPost, type ShownPost } from './show.ts'

/** A worry about a person, and what may cost a life, is read within half an hour. */
const severities = {
  worried: 'urgent',
  encourages_harm: 'urgent',
  method: 'urgent',
  illegal: 'urgent',
  abuse: 'concern',
  contact: 'concern',
  unkind: 'routine',
  spam: 'routine',
  other: 'routine',
} as const satisfies Record<ReportReason, Severity>

/**
 * A member tells the moderators of a worry or a wrong. Who told rests on the signal only so that they hear the outcome:
 * neither the one who wrote the post nor the desk is shown it.
 */
export async function reportPost(
  tx: Tx,
  root: Root,
  report: { post: string; reason: ReportReason; words?: string | undefined },
): Promise<{ thread: string; number: number }> {
  const { post, thread, group, reader } = await seenPost(tx, root, report.post)
  const { reason, words } = report
  await raiseFlag(tx, {
    group,
    subject: post.id,
    author: post.author.id,
    version: post.version,
    kind: 'report',
    rank: rankOf(severities[reason]),
    from: reader,
    detail: { reason, words, content: post.content },
  })
  return { thread, number: post.number }
}

/** The post that somebody is about to report, as they may see it. */
export async function readForReport(
  db: Db,
  root: Root,
  id: string,
): Promise<{ post: ShownPost; thread: string; group: string }> {
  const { post, thread, group, reader } = await seenPost(db, root, id)
  const [clock] = await db.sql.execute<{ now: number }>(sql`select ${milliseconds(db.now)} as now`)
  const shown = showPost(post, { reader, ignored: new Set(), now: clock?.now ?? 0 })
  return { post: shown, thread, group }
}

/** Another's post that the person can see; one's own, and one that is not shown, is `not_found`. */
async function seenPost(
  db: Db,
  root: Root,
  id: string,
): Promise<{ post: OpenedPost; thread: string; group: string; reader: string }> {
  const [row] = await db.sql.execute<{ thread: string }>(sql`select thread_id as thread from posts where id = ${id}`)
  if (!row) throw new Refused('not_found')
  const place = await placeOf(db, row.thread)
  const reader = await requireMember(db, root, place.group)
  requireFor(place, reader.id)
  const [post] = await openPosts(db, place.group, sql`p.id = ${id}`)
  if (!post?.content || post.author.id === reader.id || !isListed(post, reader.id)) throw new Refused('not_found')
  return { post, thread: row.thread, group: place.group, reader: reader.id }
}
