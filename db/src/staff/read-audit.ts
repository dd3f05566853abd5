import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { AuditRow } from '../audit/chain.ts'
import { detailOf } from '../audit/rows.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { audit } from '../tables/audit.ts'
import { staff } from '../tables/staff.ts'
import { groupsFor, type Staff } from './reach.ts'

export type AuditLine = Omit<AuditRow, 'at' | 'actor'> & {
  at: Date
  /** The account's name; null when the operator or the worker acted. */
  actor: string | null
}

const page = 100

/** A page of the audit log, newest first, before the row with this number. An auditor of some groups sees those only. */
export async function readAudit(
  db: Db,
  by: Staff,
  before: number | undefined,
): Promise<{ rows: AuditLine[]; more: number | null }> {
  const groups = groupsFor(by, 'read_audit')
  if (groups.length === 0) throw new Refused('not_allowed')
  const rows = await db.sql
    .select({
      seq: audit.seq,
      at: audit.at,
      actor: staff.name,
      service: audit.service,
      act: audit.act,
      object: audit.object,
      group: audit.groupId,
      detail: audit.detail,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actor))
    .where(
      and(
        before === undefined ? undefined : lt(audit.seq, before),
        groups === 'all' ? undefined : inArray(audit.groupId, groups),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(page + 1)
  const more = rows.length > page ? (rows[page - 1]?.seq ?? null) : null
  return { rows: rows.slice(0, page).map((row) => ({ ...row, detail: detailOf(row.detail) })), more }
}
