import { openDb, type Db } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { migrate } from '@tealight/db/migrate'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aGroup } from '../../db/test/makers.ts'
import { postmasterPid } from '../../docker/postgres/leftover.ts'
import { prepareDatabase } from '../../docker/postgres/outer.ts'
import { startPostgres, type PostgresServer } from '../../docker/postgres/server.ts'
import { testRedis } from '../../docker/testing.ts'
import { familyOf } from '../../docker/testing/processes.ts'
import { aWire } from '../../db/test/hostile-wire.ts'
import { aMember, askingOver, aThread, type Ask, type Member } from './makers.ts'

// The store is killed, frozen and cut off under load, on a server of this file's own. What was acknowledged must be there
// once, nobody may wait longer than five seconds, and no process of ours may die.

const origin = 'http://localhost:4000'
/** Five seconds, and a little for a machine that is busy with other tests. */
const mostWait = 5_400

let folder: string
let server: PostgresServer
let db: Db
let ask: Ask
let group: string
const children: ChildProcess[] = []

// the embedded server can be killed; what is given from outside is not ours to kill
describe.skipIf(testRedis() !== undefined)('when the store', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tealight-faults-'))
    server = await startPostgres({ directory: join(folder, 'postgres'), connections: 40 })
    await prepareDatabase(server.url)
    await migrate(server.url)
    db = openDb({ url: server.url, role: 'owner', keys: await openKeys(join(folder, 'keys')), connections: 2 })
    group = await aGroup(db)
    await aProcess(server.url)
  }, 60_000)
  afterEach(() =>
    expect(
      children.map((one) => one.exitCode ?? one.signalCode),
      'every api lives',
    ).toEqual(children.map(() => null)),
  )
  afterAll(async () => {
    for (const one of children) one.stdin?.end()
    await db.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test(
    'is stopped at once, or killed, again and again: it is back within five seconds',
    { timeout: 60_000 },
    async () => {
      const load = await aLoad(ask)
      for (const signal of ['SIGQUIT', 'SIGKILL', 'SIGQUIT', 'SIGKILL'] as const) {
        await sleep(500)
        const acked = load.acked()
        process.kill(pidOfStore(), signal)
        await server.ended
        const { port } = new URL(server.url)
        server = await startPostgres({ directory: join(folder, 'postgres'), port: Number(port), connections: 40 })
        const up = performance.now()
        while (load.acked() === acked) await sleep(10)
        expect(performance.now() - up).toBeLessThan(5_000)
      }
      await load.end()
      await load.expectKept()
    },
  )

  test(
    'freezes for seven seconds: everybody is answered within five, and it goes on after it',
    { timeout: 60_000 },
    async () => {
      const load = await aLoad(ask)
      await sleep(500)
      const frozen = familyOf(pidOfStore()).map(({ pid }) => pid)
      for (const pid of frozen) process.kill(pid, 'SIGSTOP')
      await sleep(7_000)
      const acked = load.acked()
      for (const pid of frozen) process.kill(pid, 'SIGCONT')
      const up = performance.now()
      while (load.acked() === acked) await sleep(10)
      expect(performance.now() - up).toBeLessThan(5_000)
      await sleep(500)
      await load.end()
      await load.expectKept()
      expect(load.statuses()).toContain(503)
    },
  )

  test(
    'is behind a wire that cuts, swallows the end of transactions, hangs up and goes silent',
    { timeout: 60_000 },
    async () => {
      const { hostname, port } = new URL(server.url)
      const wire = await aWire({ host: hostname, port: Number(port) })
      const through = Object.assign(new URL(server.url), { port: String(wire.port) })
      await aProcess(through.href)
      const load = await aLoad(ask)

      for (const mood of ['cuts at random', 'cuts after commit'] as const) {
        const before = wire.cuts()
        wire.be(mood)
        await sleep(2_500)
        expect(wire.cuts() - before, mood).toBeGreaterThanOrEqual(5)
      }
      // the store is just starting: it takes connections and ends them at once
      wire.be('hangs up at once')
      wire.cutAll()
      await sleep(300)
      const before = wire.connections()
      await sleep(1_500)
      // patient, not spinning: an unmended driver tries some thousand times a second
      expect(wire.connections() - before).toBeLessThan(1_500)

      wire.be('honest')
      await sleep(300)
      wire.be('goes silent')
      await sleep(6_000)
      const acked = load.acked()
      wire.be('honest')
      const up = performance.now()
      while (load.acked() === acked) await sleep(10)
      expect(performance.now() - up).toBeLessThan(5_000)
      await load.end()
      await load.expectKept()
      wire.close()
    },
  )

  test('has left no connection in the middle of a transaction', async () => {
    await sleep(200)
    const open = await query`select state from pg_stat_activity where state like 'idle in transaction%'`
    expect(open).toEqual([])
  })
})

/** Starts the api on this store, in a process of its own. */
async function aProcess(url: string): Promise<void> {
  const started = spawn(process.execPath, [join(import.meta.dirname, 'faulty.ts'), url, join(folder, 'keys'), origin], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  })
  children.push(started)
  const [line] = (await once(createInterface({ input: started.stdout }), 'line')) as [string]
  ask = askingOver(line, origin)
}

const pidOfStore = () => postmasterPid(join(folder, 'postgres')) ?? expect.fail('no store')

async function query(...[strings, ...values]: Parameters<postgres.Sql>): Promise<Record<string, unknown>[]> {
  const sql = postgres(server.url, { max: 1 })
  try {
    return [...(await sql(strings as TemplateStringsArray, ...(values as never[])))] as Record<string, unknown>[]
  } finally {
    await sql.end()
  }
}

/** Ten people who reply without pause, and send a text again with its key until it is taken. */
async function aLoad(through: Ask) {
  const members: Member[] = []
  for (let n = 0; n < 10; n += 1) members.push(await aMember(through, group))
  const [first] = members
  if (!first) throw new Error('nobody')
  const { thread } = await aThread(through, first)
  const acked = new Map<string, { post: string; number: number }>()
  const statuses = new Set<number>()
  let longest = 0
  let ended = false

  async function write(by: Member): Promise<void> {
    const clientKey = crypto.randomUUID()
    for (;;) {
      const started = performance.now()
      const answer = await through('POST', `/api/threads/${thread}/posts`, {
        cookie: by.cookie,
        body: { text: clientKey, clientKey },
      })
      longest = Math.max(longest, performance.now() - started)
      statuses.add(answer.status)
      if (answer.status === 201) return void acked.set(clientKey, answer.body)
      expect(answer.status, answer.text).toBe(503)
      await sleep(30)
    }
  }
  const all = members.map(async (by) => {
    while (!ended) await write(by)
  })
  return {
    acked: () => acked.size,
    statuses: () => [...statuses],
    async end() {
      ended = true
      await Promise.all(all)
    },
    async expectKept() {
      const rows =
        await query`select client_key as key, id as post, number from posts where thread_id = ${thread} order by number`
      const kept = new Map(rows.map((row) => [row['key'], row]))
      expect(kept.size, 'no text twice').toBe(rows.length)
      expect(
        rows.map((row) => row['number']),
        'numbers without gaps',
      ).toEqual(rows.map((_, at) => at + 1))
      const lost = [...acked].filter(
        ([key, told]) => kept.get(key)?.['post'] !== told.post || kept.get(key)?.['number'] !== told.number,
      )
      expect(lost, 'what was acknowledged is there').toEqual([])
      // everybody went on until their text was taken, so but for the opening post there is nothing else
      expect(rows.length).toBe(acked.size + 1)
      expect(
        [...statuses].filter((status) => status !== 201 && status !== 503),
        'no other answers',
      ).toEqual([])
      expect(longest).toBeLessThan(mostWait)
      const page = await through('GET', `/api/threads/${thread}`)
      expect(page.body.posts.every((post: { text: string | null }) => post.text !== null)).toBe(true)
    },
  }
}
