import { Redis } from 'ioredis'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../docker/ports.ts'
import { testApi, testRedis } from '../../docker/testing.ts'
import { findRedis, startRedis } from '../../docker/testing/redis.ts'
import { openVolatile } from '../src/limits/volatile.ts'
import { aGroup, aMember, asking } from './makers.ts'

// Limits in a Redis that forgets: shared by all processes, and never worth waiting for.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tealight-volatile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a Redis that writes to disk', () => {
  test.each([
    ['snapshots', ['--save', '60 1', '--appendonly', 'no']],
    ['an append-only file', ['--appendonly', 'yes']],
  ])('by %s is refused', async (what, flags) => {
    const redis = await startRedis(join(folder, what.replaceAll(' ', '-')), flags)
    try {
      await expect(openVolatile(redis.url)).rejects.toThrow('writes to disk')
    } finally {
      await redis.stop()
    }
  })
})

test('two processes count together, and learn one key of the hour', async () => {
  const { volatile } = testRedis() ?? expect.fail()
  const [one, other] = [
    await testApi({ limitFactor: 0.01, redis: { volatile } }),
    await testApi({ limitFactor: 0.01, redis: { volatile } }),
  ]
  const knock = (at: typeof one) =>
    asking(at.api, at.origin)('POST', '/api/sessions', { body: { phrase: 'x' }, address: '233.252.0.1' })
  const statuses: number[] = []
  for (let n = 0; n < 12; n += 1) statuses.push((await knock(n % 2 ? one : other)).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(2)
})

describe('a Redis that', () => {
  let redis: ChildProcess
  let url: string
  beforeAll(async () => {
    const program = (await findRedis()) ?? expect.fail('there is no redis-server')
    const port = await freePort()
    redis = spawn(
      program.path,
      ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder],
      {
        env: { PATH: process.env['PATH'], ...program.env },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    url = `redis://127.0.0.1:${port}`
    if (redis.stdout) for await (const chunk of redis.stdout) if (/Ready to accept/i.test(String(chunk))) break
  })
  afterAll(async () => {
    if (redis.exitCode !== null || redis.signalCode !== null) return
    redis.kill('SIGKILL')
    await once(redis, 'exit')
  })

  test(
    'hangs, dies and is gone costs a fifth of a second at most, and nobody is refused for it',
    { timeout: 40_000 },
    async () => {
      const world = await testApi({ limitFactor: 10, redis: { volatile: url } })
      const ask = asking(world.api, world.origin)
      const group = await aGroup(world)
      const address = '233.252.0.2'
      const member = await aMember(ask, group, { address })
      const asks = async () => {
        const times: number[] = []
        for (let n = 0; n < 6; n += 1) {
          const body = { title: 'x', text: 'x', clientKey: crypto.randomUUID() }
          for (const work of [
            () => ask('POST', `/api/groups/${group}/threads`, { body, cookie: member.cookie, address }),
            () => ask('POST', '/api/sessions', { body: { phrase: 'x' }, address }),
          ]) {
            const started = performance.now()
            const { status } = await work()
            times.push(performance.now() - started)
            expect([201, 401]).toContain(status)
          }
        }
        // the middle one: a busy machine has slow moments of its own
        return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
      }
      const calm = await asks()
      redis.kill('SIGSTOP')
      expect(await asks()).toBeLessThan(calm + 250)
      redis.kill('SIGCONT')
      await answersAgain(url)
      expect(await asks()).toBeLessThan(calm + 250)
      redis.kill('SIGKILL')
      await once(redis, 'exit')
      expect(await asks()).toBeLessThan(calm + 250)
      // nothing that it counted was ever on the disk
      expect((await readdir(folder)).filter((name) => /rdb|aof/.test(name))).toEqual([])
    },
  )
})

async function answersAgain(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.ping()
  redis.disconnect()
}
