import { isOnlyMender, mendFrom, mendRecent } from '@tealight/db/assessments/missing'
import type { Db } from '@tealight/db/connect'
import { setTimeout as sleep } from 'node:timers/promises'
import { every } from './every.ts'
import type { Trap } from './trap.ts'

interface Reconciler {
  db: Db
  trap: Trap
  /** Told how many tasks had to be made again: each is a fault somewhere. */
  onMended: (count: number) => void
  onTrouble: (error: unknown) => void
}

const quickly = 10_000
const thoroughly = 60 * 60_000
const batch = 2_000

/** Compares texts with assessments, never with tasks, so that a task that was forgotten is missed too. */
export function startReconciler(road: Reconciler): { stop(): Promise<void> } {
  let stopped = false
  const quick = every(quickly, () => mendNewest(road), road.onTrouble)
  const thorough = every(thoroughly, () => mendAll(road, () => stopped), road.onTrouble)
  return {
    async stop() {
      stopped = true
      await Promise.all([quick.stop(), thorough.stop()])
    },
  }
}

async function mendNewest({ db, trap, onMended }: Reconciler): Promise<void> {
  const made = await db.transaction(async (tx) => {
    if (!(await isOnlyMender(tx))) return 0
    const made = await mendRecent(tx)
    trap('reconcile-before-commit')
    return made
  })
  if (made > 0) onMended(made)
}

async function mendAll({ db, onMended }: Reconciler, isStopped: () => boolean): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000'
  while (after !== null && !isStopped()) {
    const from: string = after
    const { last, made } = await db.transaction(async (tx) =>
      (await isOnlyMender(tx)) ? mendFrom(tx, from, batch) : { last: null, made: 0 },
    )
    if (made > 0) onMended(made)
    after = last
    // others work here too
    await sleep(50)
  }
}
