import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../store.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import type { StaffRole } from '../words.ts'
import type { OpenedPost } from './show.ts'

/** Reads the posts `p` that a condition names, in the order of their numbers, and opens their texts. */
export async function openPosts(db: Db, group: string, where: SQL): Promise<OpenedPost[]> {
  const rows = await db.sql.execute<PostRow & Record<string, unknown>>(sql`
    select ${postColumns} from posts p ${joinedToPost} where ${where} order by p.number`)
  return Promise.all(rows.map((row) => openPost(db, group, row)))
}

/** What opening a post `p` takes, as columns and joins; by index for each post, see asLists. */
export const postColumns = sql`p.id, p.number, p.state, p.version, ${milliseconds(sql`p.written_at`)} as "writtenAt", p.help,
  p.added_note as "addedNote", p.persona_id as "personaId", a.name, a.mark, a.role, k.wrap_key as "wrapKey", k.wrapped,
  v.sealed, v.veils`
export const joinedToPost = sql`
  cross join lateral (select name, mark, role from personas where id = p.persona_id limit 1) a
  left join lateral (select wrap_key, wrapped from data_keys where persona_id = p.persona_id limit 1) k on true
  left join lateral (
    select sealed, veils from text_versions where subject_id = p.id and version = p.version limit 1
  ) v on true`

export type PostRow = Omit<OpenedPost, 'author' | 'content'> &
  WrappedKey & { name: string | null; mark: number; role: StaffRole | null; sealed: Buffer | null }

export async function openPost(db: Db, group: string, row: PostRow): Promise<OpenedPost> {
  const place = { subject: row.id, version: row.version, group }
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    version: row.version,
    writtenAt: row.writtenAt,
    author: { id: row.personaId, name: row.name ?? '', mark: row.mark, role: row.role },
    help: row.help,
    addedNote: row.addedNote,
    veils: row.veils,
    // a deleted one may still wait to be looked at; nobody is shown it
    content: row.state === 'deleted' ? null : await readText(db.keys, row, place, row.sealed),
  }
}

/** A time as a number, which JSON and a driver's parsers leave alone. */
export function milliseconds(time: SQL): SQL<number> {
  return sql<number>`(extract(epoch from ${time}) * 1000)::float8`
}
