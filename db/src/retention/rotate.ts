import type { Store } from '../store.ts'
import { isWrapKeyFree, rewrapDataKeys, rewrapFlagKeys } from '../texts/rewrap.ts'

const week = 7 * 24 * 60 * 60 * 1000

/**
 * Once a week: a new wrapping key, and every data key and flag key brought under it. A wrapping key is destroyed when nothing is
 * under it and the one after it has been there for a week: so the key that an old backup needs is gone by then, and
 * what was erased since stays erased; and no process can still be using it.
 */
export async function rotateWrapKey(
  db: Store,
  { keptFor = week } = {},
): Promise<{ version: number; rewrapped: number; destroyed: number[] }> {
  const version = await db.keys.rotate('wrap')
  const rewrapped = (await rewrapDataKeys(db)) + (await rewrapFlagKeys(db))
  const destroyed: number[] = []
  // oldest first: the one after it may end today too, and must still be there to be asked for its age
  const all = db.keys.all('wrap').toReversed()
  for (const [at, old] of all.entries()) {
    const next = all[at + 1]
    if (!next) break
    const age = await db.keys.age('wrap', next.version)
    if (age === null || age < keptFor || !(await isWrapKeyFree(db, old.version))) continue
    await db.keys.destroy('wrap', old.version)
    destroyed.push(old.version)
  }
  return { version, rewrapped, destroyed }
}
