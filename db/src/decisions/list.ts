import { and, desc, eq, ne, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import { decisions } from '../tables/flags.ts'
import { rules } from '../tables/groups.ts'
import { staff } from '../tables/staff.ts'
import { instant } from '../flags/line.ts'
import { openOfFlag, readFlagKey, type FlagKey } from '../texts/flag-keys.ts'
import { severityOf, type DecisionAct, type Severity } from '../words.ts'
import type { DecisionDetail } from './decide.ts'

/** A decision as other moderators read it. Times are milliseconds since 1970. */
export interface ListedDecision {
  id: string
  act: DecisionAct
  at: number
  by: { name: string; me: boolean }
  /** The title of the rule that it cites. */
  rule: string | null
  reason: string
  /** What was said to the author. */
  words: string | null
  judged: Severity | 'none' | null
  settled: boolean
  undone: { at: number; by: string } | null
  flag: string
}

const most = 50

export function decisionsOn(db: Db, by: Staff, flag: string): Promise<ListedDecision[]> {
  return listDecisions(db, by, eq(decisions.flagId, flag))
}

/** On a persona's other texts. A persona is in one group only, so these are too. */
export function pastDecisions(
  db: Db,
  by: Staff,
  { persona, group, flag }: { persona: string; group: string; flag: string },
): Promise<ListedDecision[]> {
  const others = and(eq(decisions.personaId, persona), eq(decisions.groupId, group), ne(decisions.flagId, flag))
  return listDecisions(db, by, others)
}

async function listDecisions(db: Db, by: Staff, which: SQL | undefined): Promise<ListedDecision[]> {
  const undoer = alias(staff, 'undoer')
  const cited = and(
    eq(rules.groupId, decisions.groupId),
    eq(rules.version, decisions.rulesVersion),
    eq(rules.id, decisions.ruleId),
  )
  const rows = await db.sql
    .select({
      id: decisions.id,
      act: decisions.act,
      at: instant(sql`${decisions.at}`),
      staffId: decisions.staffId,
      name: staff.name,
      rule: rules.title,
      judged: decisions.judged,
      settled: decisions.settled,
      undoneAt: instant(sql`${decisions.undoneAt}`),
      undoneBy: undoer.name,
      flag: decisions.flagId,
      sealed: decisions.sealed,
    })
    .from(decisions)
    .innerJoin(staff, eq(staff.id, decisions.staffId))
    .leftJoin(undoer, eq(undoer.id, decisions.undoneBy))
    .leftJoin(rules, cited)
    .where(which)
    .orderBy(desc(decisions.at), desc(decisions.id))
    .limit(most)
  const keys = await keysOf(db, new Set(rows.map(({ flag }) => flag)))
  return rows.map(({ sealed, staffId, name, undoneAt, undoneBy, judged, ...row }) => {
    const detail = openOfFlag<DecisionDetail>(keys.get(row.flag) ?? null, `decision ${row.id}`, sealed)
    return {
      ...row,
      by: { name, me: staffId === by.id },
      reason: detail?.reason ?? '',
      words: detail?.words ?? null,
      judged: judged === null ? null : judged === 0 ? 'none' : severityOf(judged),
      undone: undoneBy === null ? null : { at: undoneAt, by: undoneBy },
    }
  })
}

async function keysOf(db: Db, flags: ReadonlySet<string>): Promise<Map<string, FlagKey | null>> {
  const pairs = [...flags].map(async (flag) => [flag, await readFlagKey(db, flag)] as const)
  return new Map(await Promise.all(pairs))
}
