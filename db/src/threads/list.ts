import { sql } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { openFromEdge, sealForEdge } from '../keys/directory.ts'
import { coarse, toWhen } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import { pageLength, type ThreadLine } from './read.ts'
import {
  candidates,
  headColumn,
  ignoredColumn,
  ignoringColumn,
  readerIn,
  readerTables,
  type Head,
  type Reader,
} from './reader.ts'

interface Line extends WrappedKey {
  id: string
  /** The minute of its newest post: for the cursor only, it is never told. */
  activeAt: string
  told: string
  lastNumber: number
  post: string
  version: number
  name: string | null
  mark: number
  sealed: Buffer | null
  ignored: boolean
}

type Row = { head: Head | null } & (Line | Record<keyof Line, null>)

/** A page of a group's threads, the one with the newest post first, and the sealed place where the next page starts. */
export async function listThreads(
  db: Db,
  root: Root | null,
  id: string,
  after?: string,
): Promise<{ group: ShownGroup; me: Reader | null; threads: ThreadLine[]; older: string | null }> {
  const ids = await candidates(db, root, id)
  const place = after === undefined ? null : openPlace(db, id, after)
  // one row comparison, which the index threads_list serves from any depth
  const beyond = place ? sql`and (t.active_at, t.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql``
  const rows: Row[] = await db.sql.execute<Row & Record<string, unknown>>(sql`
    with ${readerTables(ids)}
    select case when row_number() over () = 1 then ${headColumn} end as head, l.*
    from groups g left join lateral (
      select t.id, t.active_at::text as "activeAt", ${coarse(db, sql`t.active_at`)} as told, t.last_number as "lastNumber",
        p.id as post, p.version, p.persona_id as "personaId", a.name, a.mark, k.wrap_key as "wrapKey", k.wrapped, v.sealed,
        ${ignoredColumn} as ignored
      from threads t
      join posts p on p.thread_id = t.id and p.number = 1
      join personas a on a.id = p.persona_id
      left join data_keys k on k.persona_id = p.persona_id
      left join text_versions v on v.subject_id = p.id and v.version = p.version
      where t.group_id = g.id ${beyond} and not ${ignoringColumn}
      order by t.active_at desc, t.id desc
      limit ${pageLength + 1}
    ) l on true
    where g.id = ${id}
    order by l."activeAt"::timestamptz desc, l.id desc`)
  const head = rows.find((row) => row.head)?.head
  if (!head) throw new Refused('not_found')
  const me = await readerIn(db, root, head)
  if (head.group.reading === 'members' && !me) throw new Refused('join_first')

  const lines = rows.filter(isLine)
  const page = lines.slice(0, pageLength)
  const end = lines.length > pageLength ? page.at(-1) : undefined
  return {
    group: head.group,
    me,
    threads: await Promise.all(page.map((line) => showLine(db, id, line, me))),
    older: end ? sealForEdge(db.keys, `threads ${id}`, { at: end.activeAt, id: end.id }) : null,
  }
}

/** A group without threads is one row with no thread in it. */
const isLine = (row: Row): row is Row & Line => row.id !== null

async function showLine(db: Db, group: string, line: Line, me: Reader | null): Promise<ThreadLine> {
  const text = { subject: line.post, version: line.version, group }
  const content = line.ignored ? null : await readText(db.keys, line, text, line.sealed)
  return {
    id: line.id,
    title: content?.title ?? null,
    note: content?.note ?? null,
    author: { id: line.personaId, name: line.name ?? '', mark: line.mark },
    replies: line.lastNumber - 1,
    when: toWhen(line.told),
    mine: line.personaId === me?.id,
  }
}

/** Where the next page starts. The minute of the last thread stands in it, so it goes out sealed. */
function openPlace(db: Db, group: string, after: string): { at: string; id: string } {
  const place = openFromEdge(db.keys, `threads ${group}`, after)
  if (typeof place !== 'object' || place === null || !('at' in place) || !('id' in place)) throw new Refused('not_found')
  return { at: String(place.at), id: String(place.id) }
}
