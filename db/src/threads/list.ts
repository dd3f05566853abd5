import { and, desc, eq, sql } from 'drizzle-orm'
import { readGroup, type ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { openFromEdge, sealForEdge } from '../keys/directory.ts'
import type { FoundPersona } from '../personas/find.ts'
import { findReader, unlessIgnoredBy } from '../posts/read.ts'
import { coarse, toWhen } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { dataKeys, personas } from '../tables/personas.ts'
import { posts, textVersions, threads } from '../tables/posts.ts'
import { readText } from '../texts/read.ts'
import { ignoredBy, pageLength, type ThreadLine } from './read.ts'

/** A page of a group's threads, the one with the newest post first, and the sealed place where the next page starts. */
export async function listThreads(
  db: Db,
  root: Root | null,
  id: string,
  after?: string,
): Promise<{ group: ShownGroup; me: FoundPersona | null; threads: ThreadLine[]; older: string | null }> {
  const group = await readGroup(db, id)
  const me = await findReader(db, root, id)
  if (group.reading === 'members' && !me) throw new Refused('join_first')
  const ignored = await ignoredBy(db, me)
  const place = after === undefined ? null : openPlace(db, id, after)

  const rows = await db.sql
    .select({
      id: threads.id,
      activeAt: sql<string>`${threads.activeAt}::text`,
      told: coarse(db, threads.activeAt),
      lastNumber: threads.lastNumber,
      post: posts.id,
      version: posts.version,
      personaId: posts.personaId,
      name: personas.name,
      mark: personas.mark,
      wrapKey: dataKeys.wrapKey,
      wrapped: dataKeys.wrapped,
      sealed: textVersions.sealed,
    })
    .from(threads)
    .innerJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.number, 1)))
    .innerJoin(personas, eq(personas.id, posts.personaId))
    .leftJoin(dataKeys, eq(dataKeys.personaId, posts.personaId))
    .leftJoin(textVersions, and(eq(textVersions.subjectId, posts.id), eq(textVersions.version, posts.version)))
    .where(
      and(
        eq(threads.groupId, id),
        // one row comparison, which the index threads_list serves from any depth
        place ? sql`(${threads.activeAt}, ${threads.id}) < (${place.at}::timestamptz, ${place.id}::uuid)` : undefined,
        me ? unlessIgnoredBy(me.id) : undefined,
      ),
    )
    .orderBy(desc(threads.activeAt), desc(threads.id))
    .limit(pageLength + 1)

  const page = rows.slice(0, pageLength)
  const end = rows.length > pageLength ? page.at(-1) : undefined
  const lines = page.map(async (row): Promise<ThreadLine> => {
    const hidden = ignored.has(row.personaId)
    const text = { subject: row.post, version: row.version, group: id }
    const content = hidden ? null : await readText(db.keys, row, text, row.sealed)
    return {
      id: row.id,
      title: content?.title ?? null,
      note: content?.note ?? null,
      author: { id: row.personaId, name: row.name ?? '', mark: row.mark },
      replies: row.lastNumber - 1,
      when: toWhen(row.told),
      mine: row.personaId === me?.id,
    }
  })
  return {
    group,
    me,
    threads: await Promise.all(lines),
    older: end ? sealForEdge(db.keys, `threads ${id}`, { at: end.activeAt, id: end.id }) : null,
  }
}

/** Where the next page starts. The minute of the last thread stands in it, so it goes out sealed. */
function openPlace(db: Db, group: string, after: string): { at: string; id: string } {
  const place = openFromEdge(db.keys, `threads ${group}`, after)
  if (typeof place !== 'object' || place === null || !('at' in place) || !('id' in place)) throw new Refused('not_found')
  return { at: String(place.at), id: String(place.id) }
}
