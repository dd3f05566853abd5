import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { notices } from '../tables/notices.ts'
import { dataKeys } from '../tables/personas.ts'
import { sealForPersona } from '../texts/persona-json.ts'
import type { NoticeKind } from '../words.ts'
import type { NoticeDetail } from './list.ts'

/** Tells a persona what happened, in its group and nowhere else. The minute is kept, nothing finer. */
export async function addNotice(
  tx: Tx,
  {
    persona,
    kind,
    post,
    room,
    ...detail
  }: { persona: string; kind: NoticeKind; post?: string | undefined; room?: string | undefined } & NoticeDetail,
): Promise<void> {
  const isPlain = detail.rule === undefined && detail.words === undefined
  const sealed = isPlain ? null : await sealDetail(tx, persona, detail)
  const at = sql`date_trunc('minute', ${tx.now})`
  await tx.sql
    .insert(notices)
    .values({ personaId: persona, kind, postId: post ?? null, roomId: room ?? null, at, sealed })
}

/** Null when the persona's key is gone: then nobody reads it any more. */
async function sealDetail(tx: Tx, persona: string, { rule, words }: NoticeDetail): Promise<Buffer | null> {
  const [key] = await tx.sql.select().from(dataKeys).where(eq(dataKeys.personaId, persona))
  return key ? sealForPersona(tx, key, 'notice', { rule, words }) : null
}
