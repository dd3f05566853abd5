import { and, asc, eq, gt, lt } from 'drizzle-orm'
import type { Store } from '../store.ts'
import { flagKeys } from '../tables/flags.ts'
import { dataKeys } from '../tables/personas.ts'
import { rewrap } from './data-keys.ts'
import { rewrapFlagKey } from './flag-keys.ts'

const batch = 500
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Brings every data key under the newest wrapping key, a batch a transaction. Gives how many were moved. */
export async function rewrapDataKeys(db: Store): Promise<number> {
  let moved = 0
  let last = beforeAll
  for (;;) {
    const rows = await db.sql
      .select()
      .from(dataKeys)
      .where(and(gt(dataKeys.personaId, last), lt(dataKeys.wrapKey, db.keys.newest('wrap').version)))
      .orderBy(asc(dataKeys.personaId))
      .limit(batch)
    const end = rows.at(-1)
    if (!end) return moved
    last = end.personaId
    moved += await db.transaction(async (tx) => {
      let done = 0
      for (const row of rows) {
        const fresh = await rewrap(tx.keys, row)
        if (!fresh) continue
        // only if nobody else moved or destroyed it meanwhile
        const same = and(eq(dataKeys.personaId, row.personaId), eq(dataKeys.wrapKey, row.wrapKey))
        done += (await tx.sql.update(dataKeys).set(fresh).where(same).returning({ id: dataKeys.personaId })).length
      }
      return done
    })
  }
}

/** The same for the keys of flags. */
export async function rewrapFlagKeys(db: Store): Promise<number> {
  let moved = 0
  let last = beforeAll
  for (;;) {
    const rows = await db.sql
      .select()
      .from(flagKeys)
      .where(and(gt(flagKeys.flagId, last), lt(flagKeys.wrapKey, db.keys.newest('wrap').version)))
      .orderBy(asc(flagKeys.flagId))
      .limit(batch)
    const end = rows.at(-1)
    if (!end) return moved
    last = end.flagId
    moved += await db.transaction(async (tx) => {
      let done = 0
      for (const row of rows) {
        const fresh = await rewrapFlagKey(tx.keys, row)
        if (!fresh) continue
        const same = and(eq(flagKeys.flagId, row.flagId), eq(flagKeys.wrapKey, row.wrapKey))
        done += (await tx.sql.update(flagKeys).set(fresh).where(same).returning({ id: flagKeys.flagId })).length
      }
      return done
    })
  }
}

/** Whether no key is wrapped by this version any more, so that it may be destroyed. */
export async function isWrapKeyFree(db: Store, version: number): Promise<boolean> {
  const ofPersonas = await db.sql
    .select({ id: dataKeys.personaId })
    .from(dataKeys)
    .where(eq(dataKeys.wrapKey, version))
    .limit(1)
  const ofFlags = await db.sql
    .select({ id: flagKeys.flagId })
    .from(flagKeys)
    .where(eq(flagKeys.wrapKey, version))
    .limit(1)
  return ofPersonas.length + ofFlags.length === 0
}
