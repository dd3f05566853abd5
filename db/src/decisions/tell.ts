import { and, eq, isNotNull } from 'drizzle-orm'
import { addNotice } from '../notices/add.ts'
import type { Tx } from '../store.ts'
import { signals } from '../tables/flags.ts'
import type { DecisionAct, NoticeKind } from '../words.ts'
import type { Change } from './before.ts'
import type { Draft } from './draft.ts'
import type { Subject } from './subject.ts'

export interface Rule {
  id: string
  title: string
  version: number
}

const kinds = {
  all_well: null,
  care: 'care',
  aside: 'aside',
  reply: 'reply',
  add_note: 'note_added',
  veil: 'veiled',
  lift_veil: 'veil_lifted',
  release: 'released',
  hide: 'hidden',
  remove: 'removed',
  pause: 'paused',
} as const satisfies Record<DecisionAct, NoticeKind | null>

/** Tells the author what was done and why. What was done to nobody who reads it, nobody is told. */
export async function tellAuthor(
  tx: Tx,
  { post, author }: Subject,
  change: Change | null,
  { act, words }: Draft,
  rule: Rule | null,
): Promise<void> {
  const kind = kinds[act]
  if (kind === null || !author || author.role !== null) return
  const cited = rule ? { rule: { id: rule.id, title: rule.title } } : {}
  // a moderator's post says its words itself
  if (change?.of === 'words') await addNotice(tx, { persona: author.id, kind, post: change.post, ...cited })
  else if (change?.of === 'aside') await addNotice(tx, { persona: author.id, kind, room: change.thread, words })
  else await addNotice(tx, { persona: author.id, kind, post: post?.id, words, ...cited })
}

/** Every member who reported hears once that it was looked at, and nothing of the other person. */
export async function tellReporters(tx: Tx, flag: { id: string; subjectId: string }): Promise<void> {
  const untold = await tx.sql
    .update(signals)
    .set({ told: true })
    .where(
      and(
        eq(signals.flagId, flag.id),
        eq(signals.kind, 'report'),
        eq(signals.told, false),
        isNotNull(signals.personaId),
      ),
    )
    .returning({ persona: signals.personaId })
  const reporters = new Set(untold.flatMap(({ persona }) => persona ?? []))
  for (const persona of reporters) await addNotice(tx, { persona, kind: 'report_outcome', post: flag.subjectId })
}
