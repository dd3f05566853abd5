import { and, eq, gt, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { addAudit } from '../audit/add.ts'
import { leaseEnd } from '../flags/lease.ts'
import { requireFlag } from '../flags/require.ts'
import { touchDesk } from '../flags/touch.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { decisions, flags } from '../tables/flags.ts'
import { groups, rules } from '../tables/groups.ts'
import { makeFlagKey, readFlagKey, sealForFlag } from '../texts/flag-keys.ts'
import { rankOf, type FlagState } from '../words.ts'
import type { Before } from './before.ts'
import { deskActOf, requireComplete, type Draft } from './draft.ts'
import { makeChange } from './make-change.ts'
import { lockThread, readSubject, type Subject } from './subject.ts'
import { tellAuthor, tellReporters, type Rule } from './tell.ts'

/** What rests sealed of a decision, under the flag's key. */
export interface DecisionDetail {
  reason: string
  words?: string | undefined
}

/**
 * Acts on a flag that somebody has in hand, as they saw it: when it changed since, or the lease ran out, nothing happens.
 * The change, the decision with what its inverse needs, the notices and the audit entry are one transaction.
 */
export async function decide(
  tx: Tx,
  by: Staff,
  id: string,
  draft: Draft,
): Promise<{ decision: string; revision: number; state: FlagState }> {
  const flag = await requireFlag(tx, by, deskActOf(draft.act), id)
  const group = flag.groupId
  if (draft.settle) requireReach(by, 'settle', group)
  requireComplete(by, draft)
  const rule = draft.rule === undefined ? null : await requireRule(tx, group, draft.rule)

  await lockThread(tx, draft.act, await readSubject(tx, flag))
  const before = await hold(tx, by, id, draft)
  requireJudged(before, draft)
  const key = (await readFlagKey(tx, id)) ?? (await makeFlagKey(tx, id))
  const subject = await readSubject(tx, flag)
  const change = await makeChange(tx, by, key, subject, draft)
  if (draft.settle) requireDecided(subject, draft)

  const kept: Before = { flag: before, change }
  const { act, settle, judged, reason, words } = draft
  const detail: DecisionDetail = { reason, words }
  const decision = randomUUID()
  await tx.sql.insert(decisions).values({
    id: decision,
    flagId: id,
    groupId: group,
    subjectId: flag.subjectId,
    personaId: flag.personaId,
    version: subject.post?.version ?? 0,
    act,
    staffId: by.id,
    at: tx.now,
    ruleId: rule?.id ?? null,
    rulesVersion: rule?.version ?? null,
    judged: judged === undefined ? null : judged === 'none' ? 0 : rankOf(judged),
    settled: settle,
    before: kept,
    sealed: sealForFlag(key, `decision ${decision}`, detail),
  })
  await tellAuthor(tx, subject, change, draft, rule)
  if (settle) await tellReporters(tx, flag)
  const revision = await touchDesk(tx, { flag: id, group })
  const said = { decision, rule: rule?.id ?? null, judged: judged ?? null, settled: settle, days: draft.days ?? null }
  await addAudit(tx, { actor: by.id, service: 'api', act: `decision.${act}`, object: id, group, detail: said })
  return { decision, revision, state: settle ? 'settled' : 'open' }
}

/** Settles the flag or begins its lease anew, and gives the clock that it had. */
async function hold(tx: Tx, by: Staff, id: string, { revision, settle }: Draft): Promise<Before['flag']> {
  const settled = { state: 'settled', settledAt: tx.now, holder: null, heldUntil: null } as const
  const mine = and(eq(flags.holder, by.id), gt(flags.heldUntil, tx.now))
  const [held] = await tx.sql
    .update(flags)
    .set(settle ? settled : { heldUntil: leaseEnd(tx) })
    .where(and(eq(flags.id, id), eq(flags.state, 'open'), eq(flags.revision, revision), mine))
    .returning({
      rank: flags.rank,
      due: sql<string>`${flags.dueAt}::text`,
      escalate: sql<string>`${flags.escalateAt}::text`,
    })
  if (held) return held
  const [present] = await tx.sql
    .select({ mine: sql<boolean>`coalesce(${mine}, false)`, state: flags.state })
    .from(flags)
    .where(eq(flags.id, id))
  throw new Refused(present && present.state === 'open' && !present.mine ? 'taken' : 'changed')
}

/** How grave it really was is asked of what was urgent or more: a human says it, and the engine learns from it. */
function requireJudged({ rank }: Before['flag'], { settle, judged }: Draft): void {
  if (settle && rank <= rankOf('urgent') && judged === undefined) throw new Refused('incomplete')
}

/** What is held waits for a moderator: a flag is not done with while its text is neither released nor taken out. */
function requireDecided({ post }: Subject, { act }: Draft): void {
  const decides = act === 'release' || act === 'hide' || act === 'remove'
  if (post?.state === 'held' && !decides) throw new Refused('incomplete')
}

/** A rule of the group as it is in force. */
async function requireRule(tx: Tx, group: string, id: string): Promise<Rule> {
  const [rule] = await tx.sql
    .select({ id: rules.id, title: rules.title, version: rules.version })
    .from(rules)
    .innerJoin(groups, and(eq(groups.id, rules.groupId), eq(groups.rulesVersion, rules.version)))
    .where(and(eq(rules.groupId, group), eq(rules.id, id)))
  if (!rule) throw new Refused('rules_changed')
  return rule
}
