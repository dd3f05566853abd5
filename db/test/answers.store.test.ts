import { sql } from 'drizzle-orm'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { openDb, type Db } from '../src/connect.ts'
import { aWire, type Mood } from './hostile-wire.ts'

// The driver sends several questions down one connection and tells the answers apart by their order. When a connection
// is lost in between, an answer given to another question would be somebody else's words, or a ban that is not seen.

let store: TestDb
let wire: Awaited<ReturnType<typeof aWire>>
let db: Db
beforeAll(async () => {
  store = await testDb()
  const { hostname, port } = new URL(store.url)
  wire = await aWire({ host: hostname, port: Number(port) })
  const through = Object.assign(new URL(store.url), { port: String(wire.port) })
  db = openDb({ url: through.href, role: 'api', keys: store.keys, connections: 4 })
  return async () => {
    await db.close()
    wire.close()
  }
})

describe('an answer belongs to its question', () => {
  test.each<Mood>(['cuts at random', 'cuts after commit', 'hangs up at once'])(
    'on a wire that %s',
    { timeout: 30_000 },
    async (mood) => {
      let asked = 0
      let answered = 0
      const wrong: string[] = []
      let stop = false

      async function ask(on: Db['sql']): Promise<void> {
        const n = (asked += 1)
        // some answers are long and come in several pieces
        const rows = await on.execute<{ n: number; at: number; pad: string }>(
          sql`select ${n}::int as n, at, repeat('x', ${n % 5 === 0 ? 700 : 1}) as pad from generate_series(1, ${1 + (n % 20)}::int) as at`,
        )
        answered += 1
        const right =
          rows.length === 1 + (n % 20) && Array.from(rows).every((row, at) => row?.n === n && row.at === at + 1)
        if (!right)
          wrong.push(`${n}: ${JSON.stringify(Array.from(rows).map((row) => [row?.n, row?.at])).slice(0, 200)}`)
      }
      const people = Array.from({ length: 24 }, async (_, who) => {
        while (!stop) {
          const work =
            who % 2 === 0
              ? ask(db.sql)
              : db.transaction(async (tx) => {
                  await ask(tx.sql)
                  await ask(tx.sql)
                })
          await work.catch(() => sleep(5))
        }
      })
      for (let round = 0; round < 10; round += 1) {
        wire.be(mood)
        if (mood === 'hangs up at once') wire.cutAll()
        await sleep(250)
        wire.be('honest')
        await sleep(60)
      }
      stop = true
      await Promise.all(people)
      expect(wrong).toEqual([])
      expect(answered).toBeGreaterThan(100)
    },
  )
})
