import type { Task } from '@tealight/db/assessments/lease'
import { engine } from '@tealight/db/crisis/engine'
import { flagSubjects } from '@tealight/db/words'
import { createPostgresBackend, Queue, withBackend, Worker, type Processor } from 'bullmq'
import { within } from './within.ts'

/** Where BullMQ keeps its jobs: beside the texts in Postgres, or in a Redis with AOF and noeviction. */
export type QueuePlace = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string }

export interface Jobs {
  /** Makes a job that comes back by the clock. Said twice, it is the same one. */
  schedule(name: string, cron: string): Promise<void>
  /** Adds one job now. */
  add(name: string): Promise<void>
  /** Adds a job for each lot of texts. Its data are ids and numbers: never a person's words. */
  addTexts(lots: readonly Task[][]): Promise<void>
  /** Starts to work on the jobs: chores by their names, and texts. */
  work(
    run: { chore(name: string): Promise<void>; texts(lot: Task[]): Promise<void> },
    onTrouble: (error: Error) => void,
  ): Promise<void>
  close(): Promise<void>
}

const queueName = 'tealight'

/** The one place that knows which backend there is. */
export async function openJobs(place: QueuePlace): Promise<Jobs> {
  return place.kind === 'postgres' ? overPostgres(place.url) : await overRedis(place.url)
}

function overPostgres(url: string): Jobs {
  const bound = withBackend(createPostgresBackend)
  const connection = { connectionString: url, options: '-c role=tealight_worker', max: 3, schema: 'bullmq' }
  return jobsOf(
    () => new bound.Queue(queueName, { connection }),
    (processor) => new bound.Worker(queueName, processor, { connection, ...workerOptions }),
    async () => {},
  )
}

async function overRedis(url: string): Promise<Jobs> {
  const { Redis } = await import('ioredis')
  // a worker waits for jobs without end; a queue must not wait for a Redis that is away
  const forWorker = new Redis(url, { maxRetriesPerRequest: null })
  const forQueue = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true, commandTimeout: 5_000 })
  for (const redis of [forWorker, forQueue]) redis.on('error', () => {})
  return jobsOf(
    () => new Queue(queueName, { connection: forQueue }),
    (processor) => new Worker(queueName, processor, { connection: forWorker, ...workerOptions }),
    async () => {
      forWorker.disconnect()
      forQueue.disconnect()
    },
  )
}

const week = 7 * 24 * 60 * 60
const workerOptions = {
  removeOnComplete: { age: week },
  removeOnFail: { age: week },
  maxStalledCount: 50,
  // whose worker was killed is taken up by another one soon after
  lockDuration: 10_000,
  stalledInterval: 5_000,
  // after the store was away; by itself it would sleep for 15 s
  runRetryDelay: 500,
  concurrency: 5,
}
const textsJob = 'texts'

/** What both backends have in common, as far as we use it. */
interface AnyQueue {
  upsertJobScheduler(id: string, repeat: { pattern: string; tz: string }, job: { name: string }): Promise<unknown>
  getJobScheduler(id: string): Promise<{ pattern?: string | undefined } | undefined>
  add(name: string, data: object, opts?: object): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
interface AnyWorker {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

function jobsOf(
  makeQueue: () => AnyQueue,
  makeWorker: (processor: Processor) => AnyWorker,
  disconnect: () => Promise<void>,
): Jobs {
  const queue = makeQueue()
  // without a listener an error of the connection would end the process
  queue.on('error', () => {})
  let worker: AnyWorker | null = null
  return {
    async schedule(name, cron) {
      await queue.upsertJobScheduler(name, { pattern: cron, tz: 'UTC' }, { name }).catch(async (error: unknown) => {
        // a worker that starts at the same moment made it first
        if ((await queue.getJobScheduler(name))?.pattern !== cron) throw error
      })
    },
    async add(name) {
      await queue.add(name, {})
    },
    async addTexts(lots) {
      // one by one: on Postgres, BullMQ's way of adding many makes two temporary tables each time, which takes 14 ms
      await Promise.all(lots.flatMap(asJob).map(({ name, data, opts }) => queue.add(name, data, opts)))
    },
    async work(run, onTrouble) {
      worker = makeWorker(async (job) => {
        if (job.name !== textsJob) return run.chore(job.name)
        const lot = asLot(job.data)
        if (lot.length > 0) await run.texts(lot)
      })
      worker.on('error', onTrouble)
      worker.on('failed', (_job, error) => onTrouble(error))
      await worker.waitUntilReady()
    },
    async close() {
      // a Redis that is away does not say goodbye either; jobs under way are still waited for
      await within(4_000, worker?.close())
      await within(1_000, queue.close())
      await disconnect()
    },
  }
}

/**
 * A job whose id is known is not added again, so the id tells how often its first text was queued: one that was lost does
 * not stand in the way of the next. It leaves nothing behind.
 */
function asJob(lot: readonly Task[]) {
  const [first] = lot
  if (!first) return []
  const jobId = [first.subject, first.version, engine, first.queued].join('.')
  const tasks = lot.map(({ subject, version, kind, queued }) => ({ subject, version, kind, queued }))
  return [{ name: textsJob, data: { tasks }, opts: { jobId, removeOnComplete: true, removeOnFail: true } }]
}

/** What a queue gives back, without what this release does not know. */
function asLot(data: unknown): Task[] {
  if (typeof data !== 'object' || data === null || !('tasks' in data) || !Array.isArray(data.tasks)) return []
  return data.tasks.flatMap((task: unknown) => asTask(task) ?? [])
}

function asTask(data: unknown): Task | null {
  if (typeof data !== 'object' || data === null) return null
  const { subject, version, kind, queued }: Partial<Record<string, unknown>> = { ...data }
  const known = flagSubjects.find((one) => one === kind)
  if (typeof subject !== 'string' || typeof version !== 'number' || known === undefined) return null
  return { subject, version, kind: known, queued: typeof queued === 'number' ? queued : 1 }
}
