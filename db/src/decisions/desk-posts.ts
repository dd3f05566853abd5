import { inArray, sql, type SQL } from 'drizzle-orm'
import { openPosts } from '../posts/open.ts'
import type { ShownPersona } from '../posts/show.ts'
import type { Db } from '../store.ts'
import { posts } from '../tables/posts.ts'
import type { Content } from '../texts/seal.ts'
import type { NoteTopic, PostState } from '../words.ts'

/** A post as moderators see it: with the words that members do not see. */
export interface DeskPost {
  id: string
  thread: string
  number: number
  author: ShownPersona
  state: PostState
  version: number
  /** Milliseconds; to the minute. */
  written: number
  title: string | null
  /** Null when deleted. */
  text: string | null
  note: Content['note'] | null
  addedNote: NoteTopic[]
  veils: [number, number][]
}

/** How much of the conversation a case shows, before the post and behind it. */
const [before, after] = [8, 4]
const mostTexts = 10
const mostOfCare = 20

export async function readDeskPost(db: Db, group: string, id: string): Promise<DeskPost | null> {
  const [post] = await readDeskPosts(db, group, sql`p.id = ${id}`)
  return post ?? null
}

/** Posts of one thread, in order. */
export function readPosts(db: Db, group: string, ids: readonly string[]): Promise<DeskPost[]> {
  return readDeskPosts(db, group, sql`p.id = any(${`{${ids.join(',')}}`}::uuid[])`)
}

/** The conversation around a post, in order, without it. */
export function readAround(db: Db, group: string, { thread, number }: DeskPost): Promise<DeskPost[]> {
  return readDeskPosts(
    db,
    group,
    sql`p.thread_id = ${thread} and p.number between ${number - before} and ${number + after} and p.number <> ${number}`,
  )
}

/** The newest of a thread, in order. */
export function readEnd(db: Db, group: string, thread: string, most = mostOfCare): Promise<DeskPost[]> {
  return readDeskPosts(
    db,
    group,
    sql`p.thread_id = ${thread} and p.number > (select last_number - ${most}::int from threads where id = ${thread})`,
  )
}

/** The persona's other texts in this group, the newest first; none of what was said aside. */
export async function readTextsOf(db: Db, group: string, persona: string, but: string): Promise<DeskPost[]> {
  const found = await readDeskPosts(
    db,
    group,
    sql`p.id in (select id from posts where persona_id = ${persona} and id <> ${but} and state <> 'deleted'
      and not exists (select from threads t where t.id = posts.thread_id and t.live and t.for_persona is not null)
      order by written_at desc, number desc limit ${sql.raw(String(mostTexts))})`,
  )
  return found.sort((one, other) => other.written - one.written || other.number - one.number)
}

async function readDeskPosts(db: Db, group: string, where: SQL): Promise<DeskPost[]> {
  const opened = await openPosts(db, group, where)
  const ids = opened.map(({ id }) => id)
  const places =
    ids.length === 0
      ? []
      : await db.sql.select({ id: posts.id, thread: posts.threadId }).from(posts).where(inArray(posts.id, ids))
  const threads = new Map(places.map(({ id, thread }) => [id, thread]))
  return opened.map((post) => ({
    id: post.id,
    thread: threads.get(post.id) ?? '',
    number: post.number,
    author: post.author,
    state: post.state,
    version: post.version,
    written: post.writtenAt,
    title: post.content?.title ?? null,
    text: post.content?.text ?? null,
    note: post.content?.note ?? null,
    addedNote: post.addedNote ?? [],
    veils: pairsOf(post.veils ?? []),
  }))
}

/** Those of the text: a pair below nought stands for the title. */
function pairsOf(veils: readonly number[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let at = 0; at + 1 < veils.length; at += 2) {
    const [from = -1, upTo = -1] = [veils[at], veils[at + 1]]
    if (from >= 0) pairs.push([from, upTo])
  }
  return pairs
}
