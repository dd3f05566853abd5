import { sql } from 'drizzle-orm'
import { joinedToPost, openPost, postColumns, type PostRow } from '../posts/open.ts'
import type { OpenedPost } from '../posts/show.ts'
import type { Db } from '../store.ts'

/** A message of a room: a post, and the number of the one that it answers. */
export interface OpenedMessage extends OpenedPost {
  replyTo: number | null
}

export type MessageRow = PostRow & { replyTo: number | null }

/** What opening a message takes, beside the joins of a post. */
export const messageColumns = sql`${postColumns}, p.reply_to as "replyTo"`

export async function openMessage(db: Db, group: string, row: MessageRow): Promise<OpenedMessage> {
  return { ...(await openPost(db, group, row)), replyTo: row.replyTo }
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
