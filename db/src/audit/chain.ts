import { createHash } from 'node:crypto'

/** What a row of the audit log says. */
export interface AuditRow {
  seq: number
  /** Milliseconds since 1970, by the store's clock. */
  at: number
  actor: string | null
  service: string
  act: string
  object: string | null
  group: string | null
  detail: Record<string, unknown>
}

/** What stands before the first row. */
export const genesis: Buffer = Buffer.alloc(32)

/** The hash of a row: it covers all that the row says, and through the one before it everything earlier. */
export function hashOf(prev: Buffer, row: AuditRow): Buffer {
  return createHash('sha256').update(prev).update(canonical(row)).digest()
}

/** One spelling for one row: fields in this order, those of the detail by name. */
function canonical({ seq, at, actor, service, act, object, group, detail }: AuditRow): string {
  const said = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([seq, at, actor, service, act, object, group, said])
}
