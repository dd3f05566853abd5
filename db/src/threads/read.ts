import { and, eq } from 'drizzle-orm'
import { readGroup, type ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import type { FoundPersona } from '../personas/find.ts'
import {
  findReader,
  openRow,
  pageOf,
  selectPosts,
  showPost,
  unlessIgnoredBy,
  type Reader,
  type ShownPersona,
  type ShownPost,
} from '../posts/read.ts'
import { coarse, toWhen, type When } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { ignores } from '../tables/personas.ts'
import { threads } from '../tables/posts.ts'
import type { Content } from '../texts/seal.ts'

/** Posts on one page. */
export const pageLength = 20

/** A thread as a list shows it. */
export interface ThreadLine {
  id: string
  title: string | null
  note: Content['note'] | null
  author: ShownPersona
  replies: number
  when: When
  mine: boolean
}

export interface ReadThread {
  group: ShownGroup
  me: FoundPersona | null
  thread: ThreadLine
  posts: ShownPost[]
  first: number
  last: number
}

/** A thread and the page of its posts that starts at a number, as the reader may see them. */
export async function readThread(db: Db, root: Root | null, id: string, from: number): Promise<ReadThread> {
  const [row] = await db.sql
    .select({ group: threads.groupId, lastNumber: threads.lastNumber, told: coarse(db, threads.activeAt) })
    .from(threads)
    .where(eq(threads.id, id))
  if (!row) throw new Refused('not_found')
  const group = await readGroup(db, row.group)
  const persona = await findReader(db, root, group.id)
  if (group.reading === 'members' && !persona) throw new Refused('join_first')
  const reader: Reader = { persona, ignored: await ignoredBy(db, persona) }

  const hidden = persona ? unlessIgnoredBy(persona.id) : undefined
  const rows = await selectPosts(db, and(pageOf(id, from), hidden), pageLength + 1)
  const opened = await Promise.all(rows.map((post) => openRow(db, group.id, post)))
  const head = opened.find((post) => post.number === 1)
  return {
    group,
    me: persona,
    thread: {
      id,
      title: head && !reader.ignored.has(head.personaId) ? (head.content?.title ?? null) : null,
      note: head?.content?.note ?? null,
      author: { id: head?.personaId ?? id, name: head?.name ?? '', mark: head?.mark ?? 0 },
      replies: row.lastNumber - 1,
      when: toWhen(row.told),
      mine: head !== undefined && head.personaId === persona?.id,
    },
    posts: opened
      .filter((post) => post.number >= from)
      .slice(0, pageLength)
      .map((post) => showPost(post, reader)),
    first: from,
    last: row.lastNumber,
  }
}

/** Whom a persona ignores. */
export async function ignoredBy(db: Db, persona: FoundPersona | null): Promise<ReadonlySet<string>> {
  if (!persona) return new Set()
  const rows = await db.sql.select({ id: ignores.ignoredId }).from(ignores).where(eq(ignores.personaId, persona.id))
  return new Set(rows.map((row) => row.id))
}
