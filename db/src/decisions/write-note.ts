import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { addAudit } from '../audit/add.ts'
import { requireFlag } from '../flags/require.ts'
import { touchDesk } from '../flags/touch.ts'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { caseNotes, flags } from '../tables/flags.ts'
import { makeFlagKey, readFlagKey, sealForFlag } from '../texts/flag-keys.ts'

/** Writes a note for the other moderators into a case. */
export async function writeCaseNote(tx: Tx, by: Staff, id: string, text: string): Promise<{ revision: number }> {
  const { groupId: group } = await requireFlag(tx, by, 'write_note', id)
  // the flag before its desk: the lock order of all
  await tx.sql.select({ id: flags.id }).from(flags).where(eq(flags.id, id)).for('update')
  await addCaseNote(tx, by, id, text)
  const revision = await touchDesk(tx, { flag: id, group })
  await addAudit(tx, { actor: by.id, service: 'api', act: 'case.note', object: id, group })
  return { revision }
}

/** What a note says rests sealed, under the flag's key. */
export async function addCaseNote(tx: Tx, by: Staff, flag: string, text: string): Promise<void> {
  const key = (await readFlagKey(tx, flag)) ?? (await makeFlagKey(tx, flag))
  const id = randomUUID()
  const sealed = sealForFlag(key, `note ${id}`, { text })
  await tx.sql.insert(caseNotes).values({ id, flagId: flag, staffId: by.id, at: tx.now, sealed })
}
