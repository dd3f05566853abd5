import { createPostgresBackend, Queue, withBackend, Worker, type Processor } from 'bullmq'
import { Redis } from 'ioredis'

/** Where BullMQ keeps its jobs: beside the texts in Postgres, or in a Redis with AOF and noeviction. */
export type QueuePlace = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string }

export interface Jobs {
  /** Makes a job that comes back by the clock. Said twice, it is the same one. */
  schedule(name: string, cron: string): Promise<void>
  /** Adds one job now. Its data are ids only: never a person's words. */
  add(name: string): Promise<void>
  /** Starts to work on the jobs. */
  work(run: (name: string) => Promise<void>, onTrouble: (error: Error) => void): Promise<void>
  close(): Promise<void>
}

const queueName = 'tealight'

/** The one place that knows which backend there is. */
export function openJobs(place: QueuePlace): Jobs {
  return place.kind === 'postgres' ? overPostgres(place.url) : overRedis(place.url)
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

function overRedis(url: string): Jobs {
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
const workerOptions = { removeOnComplete: { age: week }, removeOnFail: { age: week }, maxStalledCount: 50 }

/** What both backends have in common, as far as we use it. */
interface AnyQueue {
  upsertJobScheduler(id: string, repeat: { pattern: string; tz: string }, job: { name: string }): Promise<unknown>
  getJobScheduler(id: string): Promise<{ pattern?: string | undefined } | undefined>
  add(name: string, data: object): Promise<unknown>
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
    async work(run, onTrouble) {
      worker = makeWorker(async (job) => run(job.name))
      worker.on('error', onTrouble)
      worker.on('failed', (_job, error) => onTrouble(error))
      await worker.waitUntilReady()
    },
    async close() {
      await worker?.close()
      await queue.close()
      await disconnect()
    },
  }
}
