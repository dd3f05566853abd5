import { leaseTasks, type DueTask, type Task } from '@tealight/db/assessments/lease'
import type { Db } from '@tealight/db/connect'
import { setTimeout as sleep } from 'node:timers/promises'
import { every } from './every.ts'
import type { Trap } from './trap.ts'

export interface Relay {
  /** Says that a text is done: what waited for its place is taken up. */
  done(): void
  stop(): Promise<void>
}

/** Even when no bell is heard, what is due is seen this soon. In milliseconds. */
const patience = 500
/** A queue that has not taken a job within this is away, and is not asked again for a while. */
const budget = { add: 300, away: 2_000 }
/** What the queue did not bring back in time, killed worker or wiped queue, is not given to it again. */
const mostQueued = 1
/** How many run here at once while the queue is away. */
const mostDirect = 4
/** So many ordinary texts are one job: what a job costs the queue and the store is much more than looking at a text. */
const mostInLot = 32
/** In milliseconds: when texts come faster than this, those of one moment go together. One that comes alone goes at once. */
const moment = 25

/**
 * Takes due tasks out of the store and hands them to the queue. When the queue is away, or swallows jobs, the work is
 * done here: no text waits for a queue.
 */
export function startRelay(options: {
  db: Db
  add: (lots: Task[][]) => Promise<void>
  assess: (lot: Task[]) => Promise<void>
  trap: Trap
  onTrouble: (error: unknown) => void
}): Relay {
  const { db, add, assess, trap, onTrouble } = options
  let awayUntil = 0
  let working: Promise<void> | null = null
  let isAsked = false
  let isMore = false
  let stopped = false

  function wake(): void {
    isAsked = true
    if (stopped) return
    working ??= work().finally(() => {
      working = null
    })
  }
  async function work(): Promise<void> {
    while (isAsked && !stopped) {
      isAsked = false
      const next = sleep(moment)
      await round().catch(onTrouble)
      await next
    }
  }
  async function round(): Promise<void> {
    const leased = await db.transaction(async (tx) => {
      const leased = await leaseTasks(tx)
      if (leased.tasks.length > 0) trap('relay-before-commit')
      return leased
    })
    const { tasks } = leased
    // an empty answer cannot say what else is due
    if (tasks.length === 0) return
    isMore = leased.isMore
    trap('relay-after-lease')
    const forQueue = tasks.filter(({ queued }) => queued <= mostQueued)
    const isTaken = forQueue.length === 0 || (await offer(inLots(forQueue)))
    trap('relay-after-add')
    const forUs = isTaken ? tasks.filter(({ queued }) => queued > mostQueued) : tasks
    await direct(inLots(forUs))
    if (forUs.length > 0) wake()
  }
  async function offer(lots: Task[][]): Promise<boolean> {
    if (performance.now() < awayUntil) return false
    const adding = add(lots).then(
      () => true,
      () => false,
    )
    const isTaken = await Promise.race([adding, sleep(budget.add, false)])
    if (!isTaken) awayUntil = performance.now() + budget.away
    return isTaken
  }
  async function direct(lots: Task[][]): Promise<void> {
    const waiting = [...lots]
    const one = async () => {
      for (let lot = waiting.shift(); lot && !stopped; lot = waiting.shift()) await assess(lot).catch(onTrouble)
    }
    await Promise.all(Array.from({ length: mostDirect }, one))
  }

  const deaf = db.bell.hear((ring) => {
    if (ring.topic === 'task') wake()
  })
  const ticking = every(patience, async () => wake(), onTrouble)
  return {
    done() {
      if (isMore) wake()
    },
    async stop() {
      stopped = true
      deaf()
      await ticking.stop()
      await working
    },
  }
}

/** What has something in it alone and first; ordinary texts together. */
function inLots(tasks: readonly DueTask[]): Task[][] {
  const ordinary = tasks.filter((task) => task.ordinary)
  const lots = tasks.filter((task) => !task.ordinary).map((task): Task[] => [task])
  for (let at = 0; at < ordinary.length; at += mostInLot) lots.push(ordinary.slice(at, at + mostInLot))
  return lots
}
