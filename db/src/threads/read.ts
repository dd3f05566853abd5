import { sql } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { groupOf } from '../posts/group-of.ts'
import { showPost, type OpenedPost, type ShownPersona, type ShownPost } from '../posts/show.ts'
import { coarse, toWhen, type When } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { posts, threads } from '../tables/posts.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import type { Content } from '../texts/seal.ts'
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
  me: Reader | null
  thread: ThreadLine
  posts: ShownPost[]
  first: number
  last: number
}

type Row = Omit<OpenedPost, 'content'> &
  WrappedKey & {
    sealed: Buffer | null
    /** Its author ignores the reader. */
    ignoring: boolean
    /** Only on the first post of the thread. */
    head: (Head & { lastNumber: number; told: string }) | null
  }

/**
 * A thread and its posts numbered `from` to `from + 19`, as the reader may see them. One query, since this is the page
 * that is read most: the first post comes along for the title, and carries what is told of the thread and the group.
 */
export async function readThread(db: Db, root: Root | null, id: string, from: number): Promise<ReadThread> {
  const group = root && (await groupOf(db, id))
  const ids = await candidates(db, root, group)
  const numbers = `{1,${Array.from({ length: pageLength }, (_, at) => from + at).join(',')}}`
  const rows = await db.sql.execute<Row & Record<string, unknown>>(sql`
    with ${readerTables(ids)}
    select p.id, p.number, p.state, p.version, ${coarse(db, sql`p.written_at`)} as told, p.persona_id as "personaId",
      a.name, a.mark, k.wrap_key as "wrapKey", k.wrapped, v.sealed,
      ${ignoredColumn} as ignored, ${ignoringColumn} as ignoring,
      case when p.number = 1 then json_build_object('lastNumber', t.last_number,
        'told', ${coarse(db, sql`t.active_at`)})::jsonb || ${headColumn}::jsonb end as head
    from ${threads} t
    join groups g on g.id = t.group_id
    join ${posts} p on p.thread_id = t.id and p.number = any(${numbers}::int[])
    join personas a on a.id = p.persona_id
    left join data_keys k on k.persona_id = p.persona_id
    left join text_versions v on v.subject_id = p.id and v.version = p.version
    where t.id = ${id}
    order by p.number`)
  const [first] = rows
  if (!first?.head) throw new Refused('not_found')
  const head = first.head
  const me = await readerIn(db, root, head)
  if (head.group.reading === 'members' && !me) throw new Refused('join_first')

  const opened = await Promise.all(rows.filter((row) => !row.ignoring).map((row) => openRow(db, head.group.id, row)))
  const opening = opened.find((post) => post.number === 1)
  const shown = opening && !opening.ignored ? opening.content : null
  return {
    group: head.group,
    me,
    thread: {
      id,
      title: shown?.title ?? null,
      note: shown?.note ?? null,
      author: { id: first.personaId, name: first.name ?? '', mark: first.mark },
      replies: head.lastNumber - 1,
      when: toWhen(head.told),
      mine: first.personaId === me?.id,
    },
    posts: opened.filter((post) => post.number >= from).map((post) => showPost(post, me?.id)),
    first: from,
    last: head.lastNumber,
  }
}

async function openRow(db: Db, group: string, row: Row): Promise<OpenedPost> {
  const place = { subject: row.id, version: row.version, group }
  return { ...row, content: await readText(db.keys, row, place, row.sealed) }
}
