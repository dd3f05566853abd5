import { and, eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { addPost } from '../posts/add.ts'
import { placeOf } from '../posts/place-of.ts'
import { Refused } from '../refusals.ts'
import { offerAside } from '../rooms/aside.ts'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { posts, textVersions, threads } from '../tables/posts.ts'
import type { FlagKey } from '../texts/flag-keys.ts'
import type { DecisionAct, NoteTopic, PostState } from '../words.ts'
import type { Change } from './before.ts'
import type { Draft } from './draft.ts'
import { foundSpans, givenSpans } from './spans.ts'
import { rolePersona } from './role-persona.ts'
import { findCareThread, requireAuthor, requirePost, type Subject } from './subject.ts'

type Post = typeof posts.$inferSelect

/** Does what was decided to the post, the thread or the persona. The thread and the flag are locked already. */
export function makeChange(
  tx: Tx,
  by: Staff,
  key: FlagKey,
  subject: Subject,
  draft: Draft,
): Promise<Change | null> | null {
  switch (draft.act) {
    case 'all_well':
      return null
    case 'care':
      return care(tx, by, subject, draft)
    case 'aside':
      return aside(tx, by, subject)
    case 'reply':
      return reply(tx, by, subject, draft)
    case 'add_note':
      return addTopics(tx, requirePost(subject), draft.topics ?? [])
    case 'veil':
      return veil(tx, key, subject, draft)
    case 'lift_veil':
      return liftVeil(tx, requirePost(subject))
    case 'release':
    case 'hide':
    case 'remove':
      return move(tx, requirePost(subject), draft.act)
    case 'pause':
      return pause(tx, requireAuthor(subject).id, draft.days ?? 0)
  }
}

/** From which states each act leads where. */
const moves = {
  release: { from: ['held'], to: 'shown' },
  hide: { from: ['shown', 'held'], to: 'hidden' },
  remove: { from: ['shown', 'held', 'hidden'], to: 'removed' },
} as const satisfies Partial<Record<DecisionAct, { from: PostState[]; to: PostState }>>

async function move(tx: Tx, post: Post, act: keyof typeof moves): Promise<Change> {
  const { from, to }: { from: readonly PostState[]; to: PostState } = moves[act]
  if (!from.includes(post.state)) throw new Refused('changed')
  await tx.sql.update(posts).set({ state: to }).where(eq(posts.id, post.id))
  return { of: 'state', thread: post.threadId, post: post.id, version: post.version, was: post.state, made: to }
}

async function addTopics(tx: Tx, post: Post, topics: readonly NoteTopic[]): Promise<Change> {
  const made = [...new Set([...(post.addedNote ?? []), ...topics])]
  await tx.sql.update(posts).set({ addedNote: made }).where(eq(posts.id, post.id))
  return { of: 'note', thread: post.threadId, post: post.id, was: post.addedNote, made }
}

async function veil(tx: Tx, key: FlagKey, subject: Subject, { spans }: Draft): Promise<Change> {
  const post = requirePost(subject)
  const was = await readVeils(tx, post)
  // a title that the screen veiled stays veiled
  const title = was?.[0] === -1 ? [-1, -1] : []
  const found = spans ? await givenSpans(tx, subject, post, spans) : await foundSpans(tx, key, post)
  return setVeils(tx, post, was, [...title, ...found])
}

/** An empty list is not none: the worker, which looks again, leaves it as it is. */
async function liftVeil(tx: Tx, post: Post): Promise<Change> {
  const was = await readVeils(tx, post)
  if (!was || was.length === 0) throw new Refused('changed')
  return setVeils(tx, post, was, [])
}

async function readVeils(tx: Tx, { id, version }: Post): Promise<number[] | null> {
  const [row] = await tx.sql
    .select({ veils: textVersions.veils })
    .from(textVersions)
    .where(and(eq(textVersions.subjectId, id), eq(textVersions.version, version)))
  if (!row) throw new Refused('changed')
  return row.veils
}

async function setVeils(tx: Tx, post: Post, was: number[] | null, made: number[]): Promise<Change> {
  const { id, version, threadId: thread } = post
  await tx.sql
    .update(textVersions)
    .set({ veils: sql`${`{${made.join(',')}}`}::int[]` })
    .where(and(eq(textVersions.subjectId, id), eq(textVersions.version, version)))
  return { of: 'veils', thread, post: id, version, was, made }
}

async function pause(tx: Tx, persona: string, days: number): Promise<Change> {
  const [row] = await tx.sql.execute<{ was: string | null; made: string }>(sql`
    with before as (select id, paused_until::text as was from personas where id = ${persona} for update)
    update personas set paused_until = ${tx.now} + make_interval(days => ${days}::int) from before
    where personas.id = before.id returning before.was, paused_until::text as made`)
  if (!row) throw new Refused('changed')
  return { of: 'pause', persona, was: row.was, made: row.made }
}

/** In the conversation, for all who read it. Aside there is only whoever offered that, and they speak in the room itself. */
async function reply(tx: Tx, by: Staff, subject: Subject, draft: Draft): Promise<Change> {
  const { threadId: thread } = requirePost(subject)
  const { live, forPersona } = await placeOf(tx, thread)
  if (live && forPersona !== null) throw new Refused('incomplete')
  return speak(tx, by, { group: subject.group, thread }, draft)
}

/** A room of its own for this persona and whoever decides, for a while, if the persona comes. */
async function aside(tx: Tx, by: Staff, subject: Subject): Promise<Change> {
  const [{ threadId: room }, { id: persona }] = [requirePost(subject), requireAuthor(subject)]
  const { group } = subject
  // the offer says who it is
  await rolePersona(tx, by, group)
  return { of: 'aside', thread: await offerAside(tx, by, { room, group, persona }) }
}

/** A thread of its own, which this persona and the moderators see. It is care, never a sanction. */
async function care(tx: Tx, by: Staff, subject: Subject, draft: Draft): Promise<Change> {
  const author = requireAuthor(subject)
  const { group } = subject
  const thread = (await findCareThread(tx, group, author.id)) ?? (await openCareThread(tx, group, author.id))
  return speak(tx, by, { group, thread }, draft)
}

async function openCareThread(tx: Tx, group: string, forPersona: string): Promise<string> {
  const [made] = await tx.sql
    .insert(threads)
    .values({ groupId: group, forPersona, activeAt: sql`date_trunc('minute', ${tx.now})` })
    .returning({ id: threads.id })
  if (!made) throw new Error('the care thread was not made')
  return made.id
}

async function speak(
  tx: Tx,
  by: Staff,
  { group, thread }: { group: string; thread: string },
  { words = '' }: Draft,
): Promise<Change> {
  const author = await rolePersona(tx, by, group)
  const content = { text: words }
  const { post } = await addPost(tx, { thread, group, author, content, clientKey: randomUUID(), byStaff: true })
  return { of: 'words', thread, post }
}
