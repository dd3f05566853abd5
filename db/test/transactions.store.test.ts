import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'

// What the driver must hold under load: db/patches says where it did not.

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  await store.db.sql.execute(sql`create table marks (n int primary key)`)
  await store.db.sql.execute(sql`grant select, insert on marks to tealight_api`)
  db = store.openAs('api', { connections: 3 })
})

describe('a transaction', () => {
  test('has its connection to itself, at whatever place of a queue it begins', { timeout: 30_000 }, async () => {
    const small = store.openAs('api', { connections: 2 })
    for (let waiting = 0; waiting <= 24; waiting += 1) {
      // so many statements of others are under way on two connections when it begins
      const others = Array.from({ length: waiting }, () =>
        small.sql.execute(sql`select pg_sleep(0.003)`).then(() => 'done'),
      )
      await new Promise(setImmediate)
      const whole = small.transaction(async (tx) => {
        const pids: unknown[] = []
        for (let step = 0; step < 3; step += 1)
          pids.push(...(await tx.sql.execute(sql`select pg_backend_pid() as pid, txid_current()::text as tx`)))
        await tx.sql.execute(sql`insert into marks values (${waiting})`)
        return new Set(pids.map((row) => JSON.stringify(row))).size
      })
      const all = await Promise.all([whole, ...others])
      expect(all[0]).toBe(1)
    }
    const [count] = await store.db.sql.execute<{ n: number }>(sql`select count(*)::int as n from marks`)
    expect(count?.n).toBe(25)
  })

  test('leaves no connection behind in the middle of it', async () => {
    const open = await store.db.sql.execute(sql`
      select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`)
    expect([...open]).toEqual([])
  })

  test('that fails takes everything back, and the connection serves the next', async () => {
    const failed = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) =>
        db.transaction(async (tx) => {
          await tx.sql.execute(sql`insert into marks values (${1_000 + n})`)
          if (n % 2 === 0) await tx.sql.execute(sql`insert into marks values (${1_000 + n})`)
          else throw new Error('given up')
        }),
      ),
    )
    expect(failed.every((one) => one.status === 'rejected')).toBe(true)
    const [count] = await db.sql.execute<{ n: number }>(sql`select count(*)::int as n from marks where n >= 1000`)
    expect(count?.n).toBe(0)
  })

  test('that nobody waits for any more is taken back: late work never commits', { timeout: 15_000 }, async () => {
    const started = performance.now()
    const late = db.transaction(async (tx) => {
      await tx.sql.execute(sql`insert into marks values (5000)`)
      await new Promise((done) => setTimeout(done, 4_300))
    })
    await expect(late).rejects.toThrow('deadline')
    expect(performance.now() - started).toBeLessThan(4_500)
    await new Promise((done) => setTimeout(done, 600))
    const [count] = await db.sql.execute<{ n: number }>(sql`select count(*)::int as n from marks where n = 5000`)
    expect(count?.n).toBe(0)
  })
})
