import { eq, sql } from 'drizzle-orm'
import type { Finding } from '../crisis/finding.ts'
import type { Tx } from '../store.ts'
import { flags } from '../tables/flags.ts'
import { makeFlagKey, readFlagKey, sealForFlag, type FlagKey } from '../texts/flag-keys.ts'
import type { Content } from '../texts/seal.ts'
import { clocks, severityOf, type HelpAnswer, type ReportReason, type SignalKind } from '../words.ts'
import { touchDesk } from './touch.ts'

/** What one signal says; it rests sealed under its flag's key. */
export interface SignalDetail {
  findings?: Finding[] | undefined
  /** The text as it stood: what a moderator reads when it was changed or taken back since. */
  content?: Content | null | undefined
  reason?: ReportReason | undefined
  answer?: HelpAnswer | undefined
  words?: string | undefined
  /** Which post, where the flag is not one post's: see assessments/flag-language.ts. */
  post?: string | undefined
}

export interface Signal {
  group: string
  /** The post. */
  subject: string
  /** Whose text it is. */
  author: string | null
  version: number
  kind: SignalKind
  /** 1 to 4, smaller is graver. */
  rank: number
  /** Who reports or answers. */
  from?: string | undefined
  detail: SignalDetail
}

/**
 * Gathers a signal on the one flag of its subject: makes the flag, makes it graver, or opens it again after it was
 * settled. The same signal twice is one. Lock order of all who change a flag: thread, flag, desk, audit.
 */
export async function raiseFlag(tx: Tx, signal: Signal): Promise<{ flag: string }> {
  const { flag, isNew } = await findOrMake(tx, signal)
  const key = isNew ? await makeFlagKey(tx, flag) : await keyOf(tx, flag)
  const isNews = await addSignal(tx, key, signal)
  if (!isNews) return { flag }

  if (!isNew) await open(tx, flag, signal.rank)
  await touchDesk(tx, { flag, group: signal.group })
  return { flag }
}

/** To the minute, and rather early: a finer time would be that of the writing. */
const minute = (tx: Tx) => sql<Date>`date_trunc('minute', ${tx.now})`
const due = (tx: Tx, rank: number) => sql`${minute(tx)} + make_interval(mins => ${clocks[severityOf(rank)]})`

/** The row is locked either way, so two signals of one subject take turns. */
async function findOrMake(tx: Tx, signal: Signal): Promise<{ flag: string; isNew: boolean }> {
  const { group, subject, author, rank } = signal
  const at = due(tx, rank)
  const [made] = await tx.sql
    .insert(flags)
    .values({
      groupId: group,
      kind: 'post',
      subjectId: subject,
      personaId: author,
      rank,
      dueAt: at,
      escalateAt: at,
      openedAt: minute(tx),
      number: 0,
    })
    .onConflictDoNothing()
    .returning({ id: flags.id })
  if (made) return { flag: made.id, isNew: true }
  const [known] = await tx.sql.select({ id: flags.id }).from(flags).where(eq(flags.subjectId, subject)).for('update')
  if (!known) throw new Error('the flag is neither new nor there')
  return { flag: known.id, isNew: false }
}

/** A flag whose key ended with the retention is given a new one: what was sealed under the old one stays unreadable. */
async function keyOf(tx: Tx, flag: string): Promise<FlagKey> {
  return (await readFlagKey(tx, flag)) ?? makeFlagKey(tx, flag)
}

/** True when it says something that was not known: a new signal, or a graver one. */
async function addSignal(tx: Tx, key: FlagKey, signal: Signal): Promise<boolean> {
  const { version, kind, rank, from = null, detail } = signal
  const sealed = sealForFlag(key, `signal ${kind} ${version}`, detail)
  const rows = await tx.sql.execute<{ news: boolean }>(sql`
    with earlier as (
      select rank from signals where flag_id = ${key.flag} and kind = ${kind} and version = ${version}
        and persona_id is not distinct from ${from}::uuid
    )
    insert into signals (flag_id, kind, rank, version, persona_id, at, sealed)
    values (${key.flag}, ${kind}, ${rank}, ${version}, ${from}::uuid, ${minute(tx)}, ${sealed})
    on conflict on constraint signals_once do update
      set rank = least(signals.rank, excluded.rank), sealed = excluded.sealed, at = excluded.at, told = false
    returning coalesce((select ${rank} < rank from earlier), true) as news`)
  // a person who says something again says it; the engine that finds the same again does not
  return from !== null || kind === 'staff' || (rows[0]?.news ?? true)
}

async function open(tx: Tx, flag: string, rank: number): Promise<void> {
  const at = due(tx, rank)
  const isOpen = sql`${flags.state} = 'open'`
  await tx.sql
    .update(flags)
    .set({
      state: 'open',
      rank: sql`case when ${isOpen} then least(${flags.rank}, ${rank}) else ${rank} end`,
      dueAt: sql`case when ${isOpen} then least(${flags.dueAt}, ${at}) else ${at} end`,
      // graver than before: its new clock counts, also when somebody was called for the old one
      escalateAt: sql`case when ${isOpen} then least(${flags.escalateAt}, ${at}) else ${at} end`,
      openedAt: sql`case when ${isOpen} then ${flags.openedAt} else ${minute(tx)} end`,
      reopened: sql`${flags.reopened} + case when ${isOpen} then 0 else 1 end`,
      settledAt: null,
      holder: sql`case when ${isOpen} then ${flags.holder} end`,
      heldUntil: sql`case when ${isOpen} then ${flags.heldUntil} end`,
    })
    .where(eq(flags.id, flag))
}
