import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, expect } from 'vitest'
import { testQueue, type TestDb } from '../../docker/testing.ts'
import { migrateQueue } from '../src/migrate-queue.ts'
import { startWorker, type WorkerOptions } from '../src/work.ts'

/** A worker on the queue of this run, in its production role. What it said is in `said`. */
export async function aWorker(store: TestDb, options: Partial<WorkerOptions> = {}) {
  const queue = options.queue ?? testQueue(store.url)
  if (queue.kind === 'postgres') await migrateQueue(store.url)
  const said: string[] = []
  const worker = await startWorker({
    db: store.openAs('worker'),
    say: (line) => void said.push(line),
    ...options,
    queue,
  })
  return { ...worker, said }
}

export async function until(what: () => Promise<boolean>, seconds = 15): Promise<void> {
  for (let waited = 0; waited < seconds * 20; waited += 1) {
    if (await what()) return
    await sleep(50)
  }
  expect.fail('it did not happen')
}

/** Looks at everything, as the owner. */
export function lookingAt(store: TestDb): Sql {
  const look = postgres(store.url, { max: 2, onnotice: () => {} })
  afterAll(() => look.end())
  return look
}

/** Whether every text has been looked at. */
export async function isQuiet(look: Sql): Promise<boolean> {
  const [row] = await look<{ left: number }[]>`
    select (select count(*) from assessment_tasks)::int + (
      select count(*) from text_versions v where not exists (
        select from assessments a where a.subject_id = v.subject_id and a.version = v.version))::int as left`
  return row?.left === 0
}

export interface SeenFlag {
  subject: string
  rank: number
  state: string
  kinds: string[]
}

export function flagsOf(look: Sql): Promise<SeenFlag[]> {
  return look<SeenFlag[]>`
    select f.subject_id as subject, f.rank, f.state,
      (select array_agg(s.kind order by s.kind) from signals s where s.flag_id = f.id) as kinds
    from flags f order by f.opened_at`
}
