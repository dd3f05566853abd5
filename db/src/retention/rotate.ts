import type { Store } from '../store.ts'
import { isWrapKeyFree, rewrapDataKeys } from '../texts/rewrap.ts'

/**
 * Once a week: a new wrapping key, every data key brought under it, and the key before the last one destroyed. So the
 * key that an old backup needs is gone a week later, and what was erased since stays erased.
 */
export async function rotateWrapKey(db: Store): Promise<{ version: number; rewrapped: number; destroyed: number[] }> {
  const before = db.keys.newest('wrap').version
  const version = await db.keys.rotate('wrap')
  const rewrapped = await rewrapDataKeys(db)
  const destroyed: number[] = []
  for (const old of db.keys.all('wrap')) {
    // the last one stays for the other processes, which may not have looked into the directory since
    if (old.version >= before || !(await isWrapKeyFree(db, old.version))) continue
    await db.keys.destroy('wrap', old.version)
    destroyed.push(old.version)
  }
  return { version, rewrapped, destroyed }
}
