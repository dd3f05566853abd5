import { desc, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { audit } from '../tables/audit.ts'
import { genesis, hashOf } from './chain.ts'

export interface AuditAct {
  /** The staff account; null when the operator or the worker acted. */
  actor: string | null
  service: 'api' | 'worker' | 'operator'
  act: string
  /** The id of what it was done to. */
  object?: string | undefined
  group?: string | undefined
  /** Ids, codes and numbers. Never anybody's words, and no names. */
  detail?: Record<string, string | number | boolean | null>
}

/**
 * Adds a row to the audit log, in the same transaction as the act. Rows stand in one order under one lock, which is held
 * until the transaction ends, so call this as the last thing that waits. Locks are taken in this order everywhere:
 * thread, flag, desk, audit.
 */
export async function addAudit(tx: Tx, { actor, service, act, object, group, detail = {} }: AuditAct): Promise<void> {
  // two statements, sent at once: the second must see what was committed while the first waited for the lock
  const [, [last], [time]] = await Promise.all([
    tx.sql.execute(sql`select pg_advisory_xact_lock(${lock})`),
    tx.sql.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1),
    tx.sql.execute<{ ms: string }>(sql`select floor(extract(epoch from ${tx.now}) * 1000)::bigint::text as ms`),
  ])
  const prev = last?.hash ?? genesis
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: Number(time?.ms),
    actor,
    service,
    act,
    object: object ?? null,
    group: group ?? null,
    detail,
  }
  await tx.sql.insert(audit).values({
    ...row,
    at: new Date(row.at),
    groupId: row.group,
    prev,
    hash: hashOf(prev, row),
  })
  tx.ring({ topic: 'audit' })
}

/** Any number that nothing else locks by. */
const lock = 7_116_105
