import { and, eq, gte, or, sql, type SQL } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { findPersona, type FoundPersona } from '../personas/find.ts'
import type { Db } from '../store.ts'
import { dataKeys, personas } from '../tables/personas.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import type { Content } from '../texts/seal.ts'
import type { PostState } from '../words.ts'
import { requireOwnPost } from './require-own.ts'
import { coarse, toWhen, type When } from './when.ts'

export interface ShownPersona {
  id: string
  name: string
  mark: number
}

export interface ShownPost {
  id: string
  number: number
  author: ShownPersona
  state: PostState
  version: number
  when: When
  mine: boolean
  ignored: boolean
  text: string | null
  note: Content['note'] | null
}

/** One post of one's own, with all that its writer may see of it. */
export async function readPost(
  db: Db,
  root: Root,
  id: string,
): Promise<{ post: ShownPost; title: string | null; thread: string; group: string }> {
  const own = await requireOwnPost(db, root, id)
  const [row] = await selectPosts(db, eq(posts.id, id))
  if (!row) throw new Error('the post went away while it was read')
  const opened = await openRow(db, own.group, row)
  return {
    post: showPost(opened, { persona: own.author, ignored: new Set() }),
    title: opened.content?.title ?? null,
    thread: own.thread,
    group: own.group,
  }
}

export interface Reader {
  persona: FoundPersona | null
  /** Those whom the reader ignores. Those who ignore the reader were left out by the query. */
  ignored: ReadonlySet<string>
}

export const noReader: Reader = { persona: null, ignored: new Set() }

export async function findReader(db: Db, root: Root | null, group: string): Promise<FoundPersona | null> {
  return root && (await findPersona(db, root, group)).persona
}

export type PostRow = Awaited<ReturnType<typeof selectPosts>>[number]

/** The columns of a post with its author, its text and its author's key, in the order of numbers. */
export function selectPosts(db: Db, where: SQL | undefined, limit = 1) {
  return db.sql
    .select({
      id: posts.id,
      number: posts.number,
      state: posts.state,
      version: posts.version,
      told: coarse(db, posts.writtenAt),
      personaId: posts.personaId,
      name: personas.name,
      mark: personas.mark,
      wrapKey: dataKeys.wrapKey,
      wrapped: dataKeys.wrapped,
      sealed: textVersions.sealed,
    })
    .from(posts)
    .innerJoin(personas, eq(personas.id, posts.personaId))
    .leftJoin(dataKeys, eq(dataKeys.personaId, posts.personaId))
    .leftJoin(textVersions, and(eq(textVersions.subjectId, posts.id), eq(textVersions.version, posts.version)))
    .where(where)
    .orderBy(posts.number)
    .limit(limit)
}

/** The first post of a thread and the page that starts at `from`: one query for both. */
export function pageOf(thread: string, from: number): SQL | undefined {
  return and(eq(posts.threadId, thread), or(gte(posts.number, from), eq(posts.number, 1)))
}

/** Leaves out what was written by those who ignore this persona. */
export function unlessIgnoredBy(persona: string): SQL {
  return sql`not exists (select from ignores where ignores.persona_id = ${posts.personaId} and ignores.ignored_id = ${persona})`
}

export type OpenedRow = PostRow & { content: Content | null }

export async function openRow(db: Db, group: string, row: PostRow): Promise<OpenedRow> {
  const place = { subject: row.id, version: row.version, group }
  return { ...row, content: await readText(db.keys, row, place, row.sealed) }
}

export function showPost(row: OpenedRow, reader: Reader): ShownPost {
  const ignored = reader.ignored.has(row.personaId)
  const content = ignored ? null : row.content
  return {
    id: row.id,
    number: row.number,
    author: { id: row.personaId, name: row.name ?? '', mark: row.mark },
    // a text whose key was destroyed is as gone as a deleted one
    state: row.content ? row.state : 'deleted',
    version: row.version,
    when: toWhen(row.told),
    mine: row.personaId === reader.persona?.id,
    ignored,
    text: content?.text ?? null,
    note: content?.note ?? null,
  }
}
