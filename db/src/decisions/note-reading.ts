import { addAudit } from '../audit/add.ts'
import { requireFlag } from '../flags/require.ts'
import { leaseMinutes } from '../flags/lease.ts'
import type { Staff } from '../staff/reach.ts'
import type { Store } from '../store.ts'

/**
 * Writes into the audit log that somebody opens a case, before they see a word of it. Looking again within a lease is the
 * same reading, so that a page that refreshes itself does not fill the log.
 */
export async function noteReading(db: Store, by: Staff, id: string): Promise<void> {
  const { groupId: group } = await requireFlag(db, by, 'read_case', id)
  const reading = `${by.id} ${id}`
  const noted = readings.get(reading)
  const now = performance.now()
  if (noted !== undefined && now - noted < leaseMinutes * 60_000) return
  const act = { actor: by.id, service: 'api', act: 'case.read', object: id, group } as const
  await db.transaction((tx) => addAudit(tx, act))
  if (readings.size >= mostKept) readings.clear()
  readings.set(reading, now)
}

/** Of this process; forgetting one only means that it is noted once more. */
const readings = new Map<string, number>()
const mostKept = 20_000
