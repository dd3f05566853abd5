import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGroup, aMember, aThread } from '../../db/test/makers.ts'
import { testDb, testRedis, type TestDb } from '../../docker/testing.ts'
import { chores } from '../src/housekeeping.ts'
import { startWorker } from '../src/work.ts'

// The same chores, with BullMQ in Redis.

let store: TestDb
let url: string
let redis: Redis
const canary = 'KANARIENVOGEL'

beforeAll(async () => {
  store = await testDb()
  url = testRedis()?.queue ?? expect.fail()
  redis = new Redis(url, { maxRetriesPerRequest: null })
  await redis.flushall()
  const api = store.openAs('api')
  await aThread(api, await aMember(api, await aGroup(store.db)), { title: canary, text: canary })
})
afterAll(() => redis.disconnect())

const aWorker = (said: string[] = []) =>
  startWorker({ db: store.openAs('worker'), queue: { kind: 'redis', url }, say: (line) => void said.push(line) })

describe('the worker over Redis', () => {
  test('does the chores when it is told to', { timeout: 30_000 }, async () => {
    const said: string[] = []
    const before = store.keys.newest('wrap').version
    const worker = await aWorker(said)
    for (const { name } of chores) await worker.runNow(name)
    for (let waited = 0; waited < 100 && store.keys.newest('wrap').version === before; waited += 1) {
      await sleep(100)
      await store.keys.reload()
    }
    expect(store.keys.newest('wrap').version).toBe(before + 1)
    await worker.stop()
    expect(said).toEqual([])
  })

  test('keeps one of each chore on the clock, however often it starts', { timeout: 30_000 }, async () => {
    const workers = [await aWorker(), await aWorker()]
    await workers[0]?.stop()
    workers.push(await aWorker())
    const queue = new Queue('tealight', { connection: redis })
    const schedulers = await queue.getJobSchedulers()
    expect(schedulers.map((one) => one.name).sort()).toEqual(chores.map((one) => one.name).sort())
    expect(schedulers.map((one) => one.pattern).sort()).toEqual(chores.map((one) => one.when).sort())
    expect(await queue.getDelayedCount()).toBe(chores.length)
    await queue.close()
    await Promise.all(workers.slice(1).map((worker) => worker.stop()))
  })

  test('has nobody’s words in any key of Redis', async () => {
    const keys = await redis.keys('*')
    expect(keys.length).toBeGreaterThan(0)
    const all = await Promise.all(
      keys.map(async (key) => [key, (await redis.dumpBuffer(key)).toString('latin1')].join(' ')),
    )
    expect(all.join('\n')).not.toContain(canary)
    for (const key of keys.filter((one) => /:\d+$|repeat:/.test(one))) {
      if ((await redis.type(key)) !== 'hash') continue
      const data = await redis.hget(key, 'data')
      if (data !== null) expect(data).toBe('{}')
    }
  })
})
