import { sql } from 'drizzle-orm'
import { joinedToPost, openPost, postColumns, type PostRow } from '../posts/open.ts'
import type { OpenedPost } from '../posts/show.ts'
import type { Db } from '../store.ts'
import { reactionsColumn, type Reaction } from './react.ts'

/** A message of a room: a post, the number of the one that it answers, and what was left at it. */
export interface OpenedMessage extends OpenedPost {
  replyTo: number | null
  reactions: readonly Reaction[]
}

export type MessageRow = PostRow & { replyTo: number | null; reactions: Reaction[] | null }

/** What opening a message takes, beside the joins of a post. */
export const messageColumns = sql`${postColumns}, p.reply_to as "replyTo", ${reactionsColumn} as reactions`

export async function openMessage(db: Db, group: string, row: MessageRow): Promise<OpenedMessage> {
  return { ...(await openPost(db, group, row)), replyTo: row.replyTo, reactions: row.reactions ?? [] }
}

/** The messages of a room with these numbers, in the order of writing. */
export async function openMessages(
  db: Db,
  { id, group }: { id: string; group: string },
  from: number,
  upTo: number,
): Promise<OpenedMessage[]> {
  const rows = await db.sql.execute<MessageRow & Record<string, unknown>>(sql`
    select ${messageColumns} from posts p ${joinedToPost}
    where p.thread_id = ${id} and p.number between ${from} and ${upTo} order by p.number`)
  return Promise.all(rows.map((row) => openMessage(db, group, row)))
}
