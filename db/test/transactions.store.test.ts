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
  test('has its connection to itself, however many statements of others wait at all of them', async () => {
    const inside = new Set<string>()
    const clash: string[] = []
    const bare = () => db.sql.execute(sql`select pg_sleep(0.001)`)
    const whole = (n: number) =>
      db.transaction(async (tx) => {
        const [row] = await tx.sql.execute<{ pid: string }>(sql`select pg_backend_pid()::text as pid`)
        const pid = row?.pid ?? ''
        if (inside.has(pid)) clash.push(pid)
        inside.add(pid)
        await tx.sql.execute(sql`insert into marks values (${n})`)
        const [again] = await tx.sql.execute<{ pid: string }>(sql`select pg_backend_pid()::text as pid`)
        expect(again?.pid).toBe(pid)
        inside.delete(pid)
      })
    // between two transactions any number of bare statements, so that a BEGIN comes to stand at every place in a queue
    const work: Promise<unknown>[] = []
    for (let n = 0; n < 200; n += 1) {
      for (let k = 0; k < n % 14; k += 1) work.push(bare().then(() => undefined))
      await Promise.resolve()
      work.push(whole(n))
      await Promise.resolve()
    }
    const all = await Promise.allSettled(work)
    expect(all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
    expect(clash).toEqual([])
    const [count] = await store.db.sql.execute<{ n: number }>(sql`select count(*)::int as n from marks`)
    expect(count?.n).toBe(200)
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
