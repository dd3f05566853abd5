import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { notices } from '../tables/notices.ts'
import { posts } from '../tables/posts.ts'
import { openOfPersona } from '../texts/persona-json.ts'
import type { NoticeKind } from '../words.ts'
import type { WrappedKey } from '../texts/data-keys.ts'

/** What rests sealed in a notice. */
export interface NoticeDetail {
  rule?: { id: string; title: string } | undefined
  words?: string | undefined
}

export interface ListedNotice {
  id: string
  kind: NoticeKind
  /** Milliseconds; to the minute. */
  at: number
  read: boolean
  post: string | null
  number: number | null
  thread: string | null
  room: string | null
  rule: { id: string; title: string } | null
  words: string | null
}

const most = 50

/** What a persona was told, the newest first. */
export async function listNotices(db: Db, persona: WrappedKey): Promise<ListedNotice[]> {
  const rows = await db.sql
    .select({
      id: notices.id,
      kind: notices.kind,
      at: sql<number>`(extract(epoch from ${notices.at}) * 1000)::float8`,
      read: notices.read,
      post: notices.postId,
      number: posts.number,
      thread: posts.threadId,
      room: notices.roomId,
      sealed: notices.sealed,
    })
    .from(notices)
    .leftJoin(posts, eq(posts.id, notices.postId))
    .where(eq(notices.personaId, persona.personaId))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(most)
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const detail = await openOfPersona<NoticeDetail>(db, persona, 'notice', sealed)
      return { ...row, rule: detail?.rule ?? null, words: detail?.words ?? null }
    }),
  )
}
