import type { Db } from '@tealight/db/connect'
import { whatMayBeTold } from '@tealight/db/refusals'
import { chores } from './housekeeping.ts'
import { openJobs, type QueuePlace } from './queue.ts'

/** Starts the worker: what can wait is done here. */
export async function startWorker(options: {
  db: Db
  queue: QueuePlace
  say?: (line: string) => void
}): Promise<{ runNow(name: (typeof chores)[number]['name']): Promise<void>; stop(): Promise<void> }> {
  const say = options.say ?? ((line) => process.stderr.write(`${line}\n`))
  const jobs = openJobs(options.queue)
  for (const { name, when } of chores) await jobs.schedule(name, when)
  await jobs.work(
    async (name) => {
      const chore = chores.find((one) => one.name === name)
      // a job of a release that is no longer, or not yet, here
      if (!chore) return
      await chore.run(options.db).catch((error: unknown) => {
        say(JSON.stringify({ chore: name, error: whatMayBeTold(error) }))
        // the queue keeps what it is told, so it is told nothing but the name
        throw new Error(`${name} failed`)
      })
    },
    (error) => say(JSON.stringify({ queue: whatMayBeTold(error) })),
  )
  return { runNow: (name) => jobs.add(name), stop: () => jobs.close() }
}
