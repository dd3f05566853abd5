import { and, eq, isNull, sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { addNotice } from '../notices/add.ts'
import { touchDesk } from '../flags/touch.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { decisions, flags } from '../tables/flags.ts'
import { asBefore, type Before } from './before.ts'
import { deskActOf } from './draft.ts'
import { readSubject } from './subject.ts'
import { takeBack } from './take-back.ts'
import { addCaseNote } from './write-note.ts'

/**
 * Takes a decision back: what it changed is as it was, the author is told, and the flag is open again under the clock
 * that it had. Whoever may do the act may undo it, whoever decided and however long ago. Refused when it was undone
 * already, or when something later changed the same thing.
 */
export async function undo(tx: Tx, by: Staff, id: string, reason: string): Promise<{ flag: string; revision: number }> {
  const [decision] = await tx.sql.select().from(decisions).where(eq(decisions.id, id))
  if (!decision) throw new Refused('not_found')
  const { flagId: flag, groupId: group, act } = decision
  requireReach(by, 'undo', group)
  requireReach(by, deskActOf(act), group)
  const { change, flag: clock } = asBefore(decision.before)

  // thread, flag, desk, audit: the lock order of all
  if (change && 'thread' in change) await raiseRevision(tx, change.thread, 'post' in change ? change.post : null)
  await reopen(tx, flag, clock)
  await markUndone(tx, by, id)
  if (change) await takeBack(tx, change)
  const { author, post } = await readSubject(tx, decision)
  if (change && author && author.role === null)
    await addNotice(tx, { persona: author.id, kind: 'undone', post: post?.id })
  await addCaseNote(tx, by, flag, reason)
  const revision = await touchDesk(tx, { flag, group })
  const detail = { decision: id, act }
  await addAudit(tx, { actor: by.id, service: 'api', act: 'decision.undone', object: flag, group, detail })
  return { flag, revision }
}

/** Also when a later signal opened it again: then the graver and the earlier of the two clocks counts. */
async function reopen(tx: Tx, flag: string, { rank, due, escalate }: Before['flag']): Promise<void> {
  const isOpen = sql`${flags.state} = 'open'`
  await tx.sql
    .update(flags)
    .set({
      state: 'open',
      settledAt: null,
      rank: sql`case when ${isOpen} then least(${flags.rank}, ${rank}) else ${rank} end`,
      dueAt: sql`case when ${isOpen} then least(${flags.dueAt}, ${due}::timestamptz) else ${due}::timestamptz end`,
      escalateAt: sql`case when ${isOpen} then least(${flags.escalateAt}, ${escalate}::timestamptz)
        else ${escalate}::timestamptz end`,
      reopened: sql`${flags.reopened} + case when ${isOpen} then 0 else 1 end`,
    })
    .where(eq(flags.id, flag))
}

async function markUndone(tx: Tx, by: Staff, id: string): Promise<void> {
  const marked = await tx.sql
    .update(decisions)
    .set({ undoneAt: tx.now, undoneBy: by.id })
    .where(and(eq(decisions.id, id), isNull(decisions.undoneAt)))
    .returning({ id: decisions.id })
  if (marked.length === 0) throw new Refused('changed')
}
