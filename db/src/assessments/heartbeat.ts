import { eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Looked } from '../crisis/finding.ts'
import type { Tx } from '../store.ts'
import { pulse } from '../tables/flags.ts'
import { rankOf } from '../words.ts'
import { endTask } from './record.ts'

/** What nobody wrote: it goes the road of every text, once a minute, to show that the road is open. */
export const heartbeatContent = { text: 'I am going to kill myself tonight.' }
const expected = 'emergency'

/** Sends the test text, unless one is on its way or another worker just sent one. */
export async function sendHeartbeat(tx: Tx): Promise<void> {
  const sent = await tx.sql
    .update(pulse)
    .set({ sentAt: tx.now })
    .where(sql`${pulse.sentAt} is null or ${pulse.sentAt} <= ${tx.now} - interval '50 seconds'`)
    .returning({ id: pulse.id })
  if (sent.length === 0) return
  await tx.sql.execute(sql`
    insert into assessment_tasks (subject_id, version, kind, rank, made_at)
    select ${randomUUID()}::uuid, 1, 'heartbeat', ${rankOf(expected)}::smallint, ${tx.now}
    where not exists (select from assessment_tasks where kind = 'heartbeat')`)
  tx.ring({ topic: 'task' })
}

/** Notes that the test text came through, if it was seen for what it is. */
export async function recordHeartbeat(
  tx: Tx,
  task: { subject: string; version: number },
  looked: Looked | null,
): Promise<void> {
  await endTask(tx, task)
  const isSeen = looked?.findings.some(({ severity }) => severity === expected)
  if (isSeen) await tx.sql.update(pulse).set({ seenAt: tx.now }).where(eq(pulse.id, 1))
}
