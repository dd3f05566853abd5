import { and, eq, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../store.ts'
import { escalations } from '../tables/flags.ts'
import { severityOf, type Severity } from '../words.ts'

/** A call to the operator that nobody has taken yet. Ids and numbers: it leaves the house. */
export interface OperatorCall {
  flag: string
  group: string
  step: number
  severity: Severity
  minutesLate: number
}

/** Of each flag that is still open the newest call, the gravest first. */
export async function unsentCalls(db: Db, most = 100): Promise<OperatorCall[]> {
  const rows = await db.sql.execute<Omit<OperatorCall, 'severity'> & { rank: number }>(sql`
    select f.id as flag, f.group_id as "group", e.step, f.rank,
      greatest(0, floor(extract(epoch from ${db.now} - f.due_at) / 60))::int as "minutesLate"
    from escalations e join flags f on f.id = e.flag_id
    where e.kind = 'operator' and e.sent_at is null and e.step = f.steps and f.state = 'open'
    order by f.rank, e.at limit ${most}`)
  return rows.map(({ rank, ...call }) => ({ ...call, severity: severityOf(rank) }))
}

/** The operator has heard of it, and so of the calls before. */
export async function callTaken(tx: Tx, { flag, step }: { flag: string; step: number }): Promise<void> {
  await tx.sql
    .update(escalations)
    .set({ sentAt: tx.now })
    .where(and(eq(escalations.flagId, flag), lte(escalations.step, step), eq(escalations.kind, 'operator')))
}
