import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGroup, aMember, aThread } from '../../db/test/makers.ts'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { chores } from '../src/housekeeping.ts'
import { migrateQueue } from '../src/migrate-queue.ts'
import type { QueuePlace } from '../src/queue.ts'
import { startWorker } from '../src/work.ts'

// The chores by way of the queue, with BullMQ in Postgres.

let store: TestDb
let place: QueuePlace
let sql: Sql
const canary = `canary ${randomUUID()}`

beforeAll(async () => {
  store = await testDb()
  await migrateQueue(store.url)
  place = { kind: 'postgres', url: store.url }
  sql = postgres(store.url, { max: 2, onnotice: () => {} })
  const member = await aMember(store.openAs('api'), await aGroup(store.db))
  await aThread(store.openAs('api'), member, { title: canary, text: canary })
})
afterAll(() => sql.end())

const aWorker = (said: string[] = []) =>
  startWorker({ db: store.openAs('worker'), queue: place, say: (line) => void said.push(line) })

/** Every row of every table that the queue keeps, as text. */
async function queueAsText(): Promise<string> {
  const tables = await sql<
    { name: string }[]
  >`select table_name as name from information_schema.tables where table_schema = 'bullmq' and table_type = 'BASE TABLE'`
  const all = await Promise.all(
    tables.map(({ name }) => sql`select to_jsonb(t)::text as row from bullmq.${sql(name)} t`),
  )
  return all
    .flat()
    .map((row) => String(row['row']))
    .join('\n')
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 150; waited += 1) {
    if (await what()) return
    await sleep(100)
  }
  expect.fail('it did not happen')
}

describe('the worker', () => {
  test('does each chore when it is told to', { timeout: 40_000 }, async () => {
    const said: string[] = []
    await sql`update posts set written_at = now() - interval '40 days'`
    await sql`update personas set seen_on = current_date - interval '30 months'`
    await sql`insert into sessions values ('old', 'x', 'x', current_date - 40, current_date - 1)`
    const before = store.keys.newest('wrap').version
    const worker = await aWorker(said)
    for (const { name } of chores) await worker.runNow(name)
    await until(async () => {
      const [left] = await sql`select (select count(*) from sessions)::int as sessions,
        (select count(*) from personas where standing <> 'retired')::int as personas,
        (select count(*) from posts where written_at <> date_trunc('month', written_at, 'UTC'))::int as posts`
      await store.keys.reload()
      return (
        left?.['sessions'] === 0 &&
        left['personas'] === 0 &&
        left['posts'] === 0 &&
        store.keys.newest('wrap').version > before
      )
    })
    await worker.stop()
    expect(said).toEqual([])
  })

  test('that starts twice, or beside another, keeps one of each chore on the clock', { timeout: 40_000 }, async () => {
    const [one, other] = await Promise.all([aWorker(), aWorker()])
    await one.stop()
    const third = await aWorker()
    const text = await queueAsText()
    for (const { name, when } of chores) {
      const schedulers = text.split('\n').filter((row) => row.includes(when) && row.includes(name))
      expect(schedulers.length, name).toBeGreaterThan(0)
    }
    const delayed = await sql<
      { n: number }[]
    >`select count(*)::int as n from bullmq.jobs where state = 'delayed'`.catch(() => [])
    if (delayed[0]) expect(delayed[0].n).toBe(chores.length)
    await Promise.all([other.stop(), third.stop()])
  })

  test('puts nobody’s words on the queue, also when a chore fails', { timeout: 40_000 }, async () => {
    const said: string[] = []
    await sql.unsafe(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'Failing row contains %', '${canary}'; end $$`,
    )
    await sql.unsafe('create trigger fail before update on posts for each statement execute function fail()')
    const worker = await aWorker(said)
    await worker.runNow('coarsen')
    await until(async () => said.length > 0)
    await sleep(300)
    await worker.stop()
    const text = await queueAsText()
    expect(text).toContain('coarsen failed')
    expect(text).not.toContain(canary)
    expect(text).not.toContain('Failing row')
    expect(said.join('\n')).not.toContain(canary)
    expect(said.join('\n')).toContain('coarsen')
  })

  test('does nothing for a name that it does not know', { timeout: 20_000 }, async () => {
    const said: string[] = []
    const worker = await aWorker(said)
    await worker.runNow('a chore of another release' as 'settle')
    await sleep(700)
    await worker.stop()
    expect(said).toEqual([])
  })
})
