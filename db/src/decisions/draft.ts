import type { DeskAct } from '../policy.ts'
import { Refused } from '../refusals.ts'
import { requireFresh, type Staff } from '../staff/reach.ts'
import type { DecisionAct, NoteTopic, Severity } from '../words.ts'

/** What a moderator decides, as they say it. */
export interface Draft {
  /** The revision of the flag that they saw. */
  revision: number
  act: DecisionAct
  /** For the other moderators and the audit. */
  reason: string
  rule?: string | undefined
  settle: boolean
  judged?: Severity | 'none' | undefined
  /** To the author. */
  words?: string | undefined
  topics?: readonly NoteTopic[] | undefined
  /** What to veil; absent: what the engine found. */
  spans?: readonly (readonly number[])[] | undefined
  days?: number | undefined
}

/** What of the desk's table of roles an act is. */
export const deskActOf = (act: DecisionAct): DeskAct => (act === 'all_well' ? 'settle' : act)

/** A longer pause is a grave act. */
const mostDays = 7

/** Refuses a decision that lacks what its act needs. Who is hidden, removed or paused is told why: a rule, or words. */
export function requireComplete(by: Staff, { act, words, rule, topics, days, settle }: Draft): void {
  const isComplete = {
    all_well: settle,
    care: words !== undefined,
    aside: true,
    reply: words !== undefined,
    add_note: topics !== undefined && topics.length > 0,
    veil: true,
    lift_veil: true,
    release: true,
    hide: rule !== undefined || words !== undefined,
    remove: rule !== undefined || words !== undefined,
    pause: days !== undefined && (rule !== undefined || words !== undefined),
  } as const satisfies Record<DecisionAct, boolean>
  if (!isComplete[act]) throw new Refused('incomplete')
  if (act === 'pause' && (days ?? 0) > mostDays) requireFresh(by)
}
