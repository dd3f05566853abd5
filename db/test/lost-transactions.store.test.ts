import { sql } from 'drizzle-orm'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'

// db/patches mends what the driver does when the store drops a connection in the middle of a transaction: unmended, the
// process ends, or what the transaction still had to say is said on another connection, outside of any transaction.

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  await store.db.sql.execute(sql`create table marks (n int)`)
  await store.db.sql.execute(sql`grant select, insert on marks to tealight_api`)
  db = store.openAs('api', { connections: 6 })
})

const cut = async (pid: number) => await store.db.sql.execute(sql`select pg_terminate_backend(${pid})`)
const marks = async () => [...(await store.db.sql.execute<{ n: number }>(sql`select n from marks`))].map((row) => row.n)

describe('a transaction whose connection is cut', () => {
  test.each(['at once', 'a moment later', 'while others use the pool'])(
    'says nothing more to the store: %s',
    async (when) => {
      let stop = false
      const others = Array.from({ length: when === 'while others use the pool' ? 8 : 0 }, async () => {
        while (!stop) await db.sql.execute(sql`select 1`).catch(() => {})
      })
      const run = (n: number) =>
        db.transaction(async (tx) => {
          const [row] = await tx.sql.execute<{ pid: number }>(
            sql`insert into marks values (${n}) returning pg_backend_pid() as pid`,
          )
          await cut(row?.pid ?? 0)
          if (when !== 'at once') await sleep(20)
          // whoever swallows an error goes on writing
          for (let more = 1; more <= 5; more += 1) {
            await tx.sql.execute(sql`insert into marks values (${n + more})`).then(undefined, () => {})
            await sleep(3)
          }
        })
      const all = await Promise.allSettled(Array.from({ length: 18 }, (_, n) => run(n * 10)))
      stop = true
      await Promise.all(others)
      expect(all.map((one) => one.status)).toEqual(Array.from({ length: 18 }, () => 'rejected'))
      for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'Unavailable' })
      expect(await marks()).toEqual([])
    },
  )

  test('leaves the pool whole: the next fifty are served', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        db.transaction(async (tx) => {
          await tx.sql.execute(sql`insert into marks values (${n})`)
          await tx.sql.execute(sql`select pg_sleep(0.001)`)
        }),
      ),
    )
    expect((await marks()).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  test('between its statements, or in one that runs, ends neither the process nor the wait', async () => {
    const started = performance.now()
    const running = db.transaction(async (tx) => {
      const [row] = await tx.sql.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      setTimeout(() => void cut(row?.pid ?? 0), 50)
      await tx.sql.execute(sql`select pg_sleep(3)`)
    })
    const idle = db.transaction(async (tx) => {
      const [row] = await tx.sql.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await cut(row?.pid ?? 0)
      await sleep(100)
    })
    const all = await Promise.allSettled([running, idle])
    for (const one of all) expect(one).toMatchObject({ status: 'rejected', reason: { name: 'Unavailable' } })
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
