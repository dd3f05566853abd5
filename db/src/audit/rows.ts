import { asc, gt } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { audit } from '../tables/audit.ts'
import type { AuditRow } from './chain.ts'

/** A row with the hashes that stand beside it. */
export type Link = AuditRow & { prev: Buffer; hash: Buffer }

/** Rows after this number, in order, at most so many. */
export async function readLinks(db: Db, after: number, most: number): Promise<Link[]> {
  const rows = await db.sql.select().from(audit).where(gt(audit.seq, after)).orderBy(asc(audit.seq)).limit(most)
  return rows.map(({ groupId, at, detail, ...row }) => ({
    ...row,
    at: at.getTime(),
    group: groupId,
    detail: detailOf(detail),
  }))
}

/** What addAudit put in is an object; whatever else stands there was not put in by it. */
export function detailOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { '': value }
}
