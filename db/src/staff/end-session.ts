import { inArray } from 'drizzle-orm'
import { macs } from '../keys/directory.ts'
import type { Tx } from '../store.ts'
import { staffSessions } from '../tables/staff.ts'
import { staffToken } from './session.ts'

/** Ends the session of a token. Ending one that is not there is no error. */
export async function endStaffSession(tx: Tx, token: string): Promise<void> {
  const parts = staffToken(token)
  if (!parts) return
  const ended = await tx.sql
    .delete(staffSessions)
    .where(inArray(staffSessions.tokenHash, macs(tx.keys, 'session', ...parts)))
    .returning({ staff: staffSessions.staffId })
  for (const { staff } of ended) tx.ring({ topic: 'staff', staff })
}
