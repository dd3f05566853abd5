import type { Db } from '@tealight/db/connect'
import { whatMayBeTold } from '@tealight/db/refusals'
import { assessLot } from './assess/job.ts'
import { openThread, type ThreadOptions } from './assess/own-thread.ts'
import { operatorBy } from './call-operator.ts'
import { startClocks } from './clocks.ts'
import { every } from './every.ts'
import { chores } from './housekeeping.ts'
import { openJobs, type Jobs, type QueuePlace } from './queue.ts'
import { startReconciler } from './reconcile.ts'
import { startRelay } from './relay.ts'
import type { Trap } from './trap.ts'
import { within } from './within.ts'

export interface WorkerOptions {
  db: Db
  queue: QueuePlace
  /** Where the operator is told that a clock ran out. */
  webhook?: string | undefined
  say?: (line: string) => void
  trap?: Trap
  thread?: ThreadOptions
}

type ChoreName = (typeof chores)[number]['name']

/** Starts the worker: texts are looked at, clocks are watched, and what can wait is done here. */
export async function startWorker(
  options: WorkerOptions,
): Promise<{ runNow(name: ChoreName): Promise<void>; stop(): Promise<void> }> {
  const { db, queue, webhook, trap = () => {}, say = (line) => process.stderr.write(`${line}\n`) } = options
  const troubleOf = (what: string) => (error: unknown) => say(JSON.stringify({ [what]: whatMayBeTold(error) }))
  const thread = openThread(options.thread)
  const jobs = await openJobs(queue)
  const assess = (lot: Parameters<typeof assessLot>[1]) => assessLot({ db, thread, trap }, lot)
  const relay = startRelay({ db, add: jobs.addTexts, assess, trap, onTrouble: troubleOf('relay') })

  const work = {
    chore: (name: string) => runChore(db, name, say),
    async texts(lot: Parameters<typeof assess>[0]) {
      await assess(lot).catch((error: unknown) => {
        troubleOf('text')(error)
        // the queue keeps what it is told, so it is told nothing
        throw new Error('text failed')
      })
      relay.done()
    },
  }
  const working = jobs.work(work, (error) => say(JSON.stringify({ queue: whatMayBeTold(error) })))
  const started = Promise.all([working, scheduleAll(jobs)])
  // texts are looked at without a queue as well: a Redis that is away does not keep the worker from starting
  await (queue.kind === 'postgres' ? started : within(3_000, started))
  const all = [
    // a Redis that was wiped has forgotten them
    every(10 * 60_000, () => within(2_000, scheduleAll(jobs).catch(troubleOf('schedule'))), troubleOf('schedule')),
    startReconciler({
      db,
      trap,
      onMended: (mended) => say(JSON.stringify({ mended })),
      onTrouble: troubleOf('reconciler'),
    }),
    startClocks({ db, trap, call: operatorBy(webhook, say), onTrouble: troubleOf('clocks') }),
  ]
  return {
    runNow: (name) => jobs.add(name),
    async stop() {
      await Promise.all([relay.stop(), ...all.map((one) => one.stop())])
      await jobs.close()
      await thread.stop()
    },
  }
}

async function scheduleAll(jobs: Jobs): Promise<void> {
  for (const { name, when } of chores) await jobs.schedule(name, when)
}

async function runChore(db: Db, name: string, say: (line: string) => void): Promise<void> {
  const chore = chores.find((one) => one.name === name)
  // a job of a release that is no longer, or not yet, here
  if (!chore) return
  const found = await chore.run(db).catch((error: unknown) => {
    say(JSON.stringify({ chore: name, error: whatMayBeTold(error) }))
    // the queue keeps what it is told, so it is told nothing but the name
    throw new Error(`${name} failed`)
  })
  if (Array.isArray(found) && found.length > 0) say(JSON.stringify({ chore: name, found }))
}
