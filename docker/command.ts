import type { Db } from '@tealight/db/connect'
import { withStore } from './groups/store.ts'
import { complain, say } from './say.ts'
import { readSettings } from './settings.ts'
import { storeTrouble } from './store-trouble.ts'
import { cureFor } from './trouble.ts'

/**
 * An operator's command on the store, running or not. `understand` reads what was asked for and throws Trouble for what
 * is wrong with it, before a store is touched; when nothing was asked, the usage is shown.
 */
export async function runCommand(
  usage: string,
  understand: (args: string[]) => Promise<((db: Db) => Promise<void>) | undefined>,
): Promise<void> {
  try {
    const act = await understand(process.argv.slice(2))
    if (act) await withStore(readSettings(), act)
    else say(usage)
  } catch (error) {
    const cure = cureFor(error) ?? storeTrouble(error)
    if (cure === undefined) throw error
    complain(cure)
    process.exitCode = 1
  }
}
