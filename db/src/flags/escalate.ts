import { asc, eq, and, sql, isNull } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { escalations, flags, onCall } from '../tables/flags.ts'
import { staff, staffRolesHeld } from '../tables/staff.ts'
import { clocks, severities, severityOf, type EscalationStep, type Severity } from '../words.ts'
import { touchDesk } from './touch.ts'

/**
 * Calls the next person for one flag whose clock ran out, the gravest first: those on call in their order, then a lead,
 * then the operator, again and again. What somebody has in hand is left to them until its clock ran out a second time.
 * One flag a transaction: each locks a desk. False when there is none.
 */
export async function escalateNext(tx: Tx): Promise<boolean> {
  const flag = await findDue(tx)
  if (!flag) return false
  const calls = await nextCalls(tx, flag)
  await tx.sql
    .insert(escalations)
    .values(calls.map((call, at) => ({ flagId: flag.id, step: flag.steps + 1 + at, at: tx.now, ...call })))
  const last = calls.at(-1)
  const minutes = minutesUntilNext(severityOf(flag.rank), last?.kind ?? 'operator')
  await tx.sql
    .update(flags)
    .set({ steps: flag.steps + calls.length, escalateAt: sql`${tx.now} + make_interval(mins => ${minutes})` })
    .where(eq(flags.id, flag.id))
  await touchDesk(tx, { flag: flag.id, group: flag.group })
  return true
}

/** A person on call has as long as the clock, half an hour at most; the operator is told again after a whole one. */
export function minutesUntilNext(severity: Severity, called: EscalationStep): number {
  return called === 'operator' ? clocks[severity] : Math.min(clocks[severity], 30)
}

interface DueFlag {
  id: string
  group: string
  rank: number
  steps: number
  /** How many were called since it was opened. */
  called: number
}

async function findDue(tx: Tx): Promise<DueFlag | undefined> {
  const [row] = await tx.sql.execute<DueFlag & Record<string, unknown>>(sql`
    select f.id, f.group_id as "group", f.rank, f.steps,
      (select count(*)::int from escalations e where e.flag_id = f.id and e.at >= f.opened_at) as called
    from flags f
    where f.state = 'open' and f.escalate_at <= ${tx.now} and (
      f.holder is null or f.held_until is null or f.held_until <= ${tx.now}
      or f.due_at + make_interval(mins => ${clockOf}) <= ${tx.now})
    order by f.rank, f.escalate_at limit 1 for update of f skip locked`)
  return row
}

const clockOf = sql.join(
  [sql`case f.rank`, ...severities.map((one, at) => sql.raw(`when ${at + 1} then ${clocks[one]}`)), sql`end`],
  sql` `,
)

type Call = { kind: EscalationStep; staffId: string | null }

/** Where there is no lead, that is written down and the operator called at once: nobody waits for nobody. */
async function nextCalls(tx: Tx, flag: DueFlag): Promise<Call[]> {
  const list = await onCallFor(tx, flag.group)
  const next = list[flag.called]
  if (next !== undefined) return [{ kind: 'on_call', staffId: next }]
  const operator: Call = { kind: 'operator', staffId: null }
  if (flag.called > list.length) return [operator]
  const staffId = await leadOf(tx, flag.group)
  return staffId === null ? [{ kind: 'lead', staffId }, operator] : [{ kind: 'lead', staffId }]
}

async function onCallFor(tx: Tx, group: string): Promise<string[]> {
  const rows = await tx.sql
    .select({ id: onCall.staffId })
    .from(onCall)
    .innerJoin(staff, eq(staff.id, onCall.staffId))
    .where(and(eq(onCall.groupId, group), eq(staff.ended, false)))
    .orderBy(asc(onCall.place))
  return rows.map(({ id }) => id)
}

/** A lead of this group before one of all groups. */
async function leadOf(tx: Tx, group: string): Promise<string | null> {
  const { groupId, staffId } = staffRolesHeld
  const [row] = await tx.sql
    .select({ id: staffId })
    .from(staffRolesHeld)
    .innerJoin(staff, eq(staff.id, staffId))
    .where(
      and(eq(staffRolesHeld.role, 'lead'), eq(staff.ended, false), sql`(${groupId} = ${group} or ${isNull(groupId)})`),
    )
    .orderBy(sql`${groupId} nulls last`, asc(staffId))
    .limit(1)
  return row?.id ?? null
}
