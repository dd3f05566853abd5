import { sql } from 'drizzle-orm'
import { asOne } from '../crisis/content.ts'
import type { Db } from '../store.ts'
import type { WrappedKey } from '../texts/data-keys.ts'
import { readText } from '../texts/read.ts'
import type { Content } from '../texts/seal.ts'

/** A version of a text, opened, with what is needed to look at it and to write down what came of it. */
export interface LoadedText {
  subject: string
  version: number
  group: string
  thread: string
  /** The post's number in its thread. */
  number: number
  author: WrappedKey
  /** A moderator's words: looked at like all, and never flagged or changed. They may repeat what was said. */
  byStaff: boolean
  /** Null when it cannot be opened. */
  content: Content | null
  /** The last texts of the same persona in this thread before it, the newest last. */
  earlier: string[]
}

const mostEarlier = 5

/** Opens a version of a post for the worker, also of one that was taken back meanwhile. Null when it is not there. */
export async function loadText(
  db: Db,
  { subject, version }: { subject: string; version: number },
): Promise<LoadedText | null> {
  const rows = await db.sql.execute<Row & Record<string, unknown>>(sql`
    with this as (
      select p.id, p.thread_id, p.number, p.persona_id from posts p where p.id = ${subject}
    ), before as (
      select p.id, p.version, p.number from posts p, this
      where p.thread_id = this.thread_id and p.persona_id = this.persona_id and p.number < this.number
        and p.state <> 'deleted'
      order by p.number desc limit ${mostEarlier}
    ), wanted as (
      select id, ${version}::int as version, number from this union all select id, version, number from before
    )
    select w.id as subject, w.version, w.number, t.group_id as "group", t.id as thread, v.sealed,
      this.persona_id as "personaId", (select a.role is not null from personas a where a.id = this.persona_id) as "byStaff",
      k.wrap_key as "wrapKey", k.wrapped
    from this
    join threads t on t.id = this.thread_id
    cross join wanted w
    join text_versions v on v.subject_id = w.id and v.version = w.version
    left join data_keys k on k.persona_id = this.persona_id
    order by w.number`)
  const row = rows.at(-1)
  if (row?.subject !== subject) return null
  const opened = await Promise.all(rows.map((one) => readText(db.keys, one, one, one.sealed)))
  const { group, thread, number, personaId, wrapKey, wrapped, byStaff } = row
  return {
    subject,
    version,
    group,
    thread,
    number,
    author: { personaId, wrapKey, wrapped },
    byStaff,
    content: opened.at(-1) ?? null,
    earlier: opened.slice(0, -1).flatMap((content) => (content ? [asOne(content).whole] : [])),
  }
}

type Row = WrappedKey & {
  subject: string
  version: number
  number: number
  group: string
  thread: string
  byStaff: boolean
  sealed: Buffer
}
