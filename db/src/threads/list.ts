import { sql, type SQL } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { openFromEdge, sealForEdge } from '../keys/directory.ts'
import { milliseconds } from '../posts/open.ts'
import { coarse } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import { pageLength } from './pages.ts'
import { noteOf } from '../posts/show.ts'
import { veil, veilsTitle } from '../posts/veil.ts'
import { coverOf, type Cover } from '../groups/cover.ts'
import type { NoteTopic, PostState, StaffRole } from '../words.ts'
import type { ThreadLine } from './read.ts'
import { headColumns, probesOf, readerIn, type Head, type Reader } from './reader.ts'

interface Line extends WrappedKey {
  id: string
  /** The minute of its newest post, in milliseconds: for the cursor and the age, it is never told. */
  activeAt: number
  lastNumber: number
  post: string
  version: number
  state: PostState
  addedNote: NoteTopic[] | null
  veils: number[] | null
  name: string | null
  mark: number
  role: StaffRole | null
  sealed: Buffer | null
}

/** A page of a group's threads, the one with the newest post first, and the sealed place where the next page starts. */
export async function listThreads(
  db: Db,
  root: Root | null,
  id: string,
  after?: string,
): Promise<{ group: ShownGroup; me: Reader | null; cover: Cover; threads: ThreadLine[]; older: string | null }> {
  const place = after === undefined ? null : openPlace(db, id, after)
  const [head] = root ? await headForMember(db, { id, mine: probesOf(root, id) }) : await headForStranger(db, { id })
  if (!head) throw new Refused('not_found')
  const me = await readerIn(db, root, head)

  // one row comparison, which the index threads_list serves from any depth
  const beyond = place ? sql`and (t.active_at, t.id) < (to_timestamp(${place.at} / 1000.0), ${place.id}::uuid)` : sql``
  // what is held is seen by its author only
  const listed = sql`and (p.state <> 'held' or p.persona_id = ${me?.id ?? null}::uuid)`
  const hidden = head.ignoring ? sql`and p.persona_id not in ${head.ignoring}` : sql``
  const rows = await db.sql.execute<Line & Record<string, unknown>>(sql`
    select t.id, ${milliseconds(sql`t.active_at`)} as "activeAt", t.last_number as "lastNumber",
      p.id as post, p.version, p.state, p.added_note as "addedNote", p.persona_id as "personaId", a.name, a.mark, a.role,
      k.wrap_key as "wrapKey", k.wrapped, v.sealed, v.veils
    from threads t
    join posts p on p.thread_id = t.id and p.number = 1
    join personas a on a.id = p.persona_id
    left join data_keys k on k.persona_id = p.persona_id
    left join text_versions v on v.subject_id = p.id and v.version = p.version
    where t.group_id = ${id} and t.for_persona is null and not t.live ${beyond} ${listed} ${hidden}
    order by t.active_at desc, t.id desc
    limit ${sql.raw(String(pageLength + 1))}`)

  const page = rows.slice(0, pageLength)
  const end = rows.length > pageLength ? page.at(-1) : undefined
  const ignored = new Set(head.ignored)
  const lines = page.map(async (line): Promise<ThreadLine> => {
    const text = { subject: line.post, version: line.version, group: id }
    const mine = line.personaId === me?.id
    const isOpen = !ignored.has(line.personaId) && (line.state === 'shown' || (mine && line.state !== 'deleted'))
    const content = isOpen ? await readText(db.keys, line, text, line.sealed) : null
    const title = content?.title ?? null
    return {
      id: line.id,
      title: title !== null && veilsTitle(line.veils) ? veil : title,
      note: content && noteOf(content, line.addedNote),
      author: { id: line.personaId, name: line.name ?? '', mark: line.mark, role: line.role },
      replies: line.lastNumber - 1,
      when: coarse(line.activeAt, head.now),
      mine,
      care: false,
    }
  })
  return {
    group: head.group,
    me,
    cover: coverOf(head),
    threads: await Promise.all(lines),
    older: end ? sealForEdge(db.keys, `threads ${id}`, { at: end.activeAt, id: end.id }) : null,
  }
}

const head = (now: SQL, isMember: boolean) =>
  sql`select ${headColumns(now, isMember)} from groups g where g.id = ${sql.placeholder('id')}`

const headForStranger = statement<Head, { id: string }>((now) => head(now, false))
const headForMember = statement<Head, { id: string; mine: string }>((now) => head(now, true))

/** Where the next page starts. The minute of the last thread stands in it, so it goes out sealed. */
function openPlace(db: Db, group: string, after: string): { at: number; id: string } {
  const place = openFromEdge(db.keys, `threads ${group}`, after)
  if (typeof place !== 'object' || place === null || !('at' in place) || !('id' in place))
    throw new Refused('not_found')
  return { at: Number(place.at), id: String(place.id) }
}
