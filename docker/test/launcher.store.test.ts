import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freePort } from '../ports.ts'
import { familyOf, living } from '../testing/processes.ts'
import { aService, type RunningService } from '../testing/service.ts'

// The first start may have to build the pages
const firstStart = 180_000
const folder = mkdtempSync(join(tmpdir(), 'tealight-launcher-'))
chmodSync(folder, 0o755)
const services: RunningService[] = []
afterAll(async () => {
  for (const service of services) await service.end('SIGKILL')
  await goneWithin(20)
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

async function start(options: Parameters<typeof aService>[0]): Promise<RunningService> {
  const service = await aService(options)
  services.push(service)
  return service
}

/** Waits for a process to be gone, and everything that was below it. */
const seen = new Set<number>()
function remember(service: RunningService): void {
  for (const { pid } of familyOf(service.pids().top)) seen.add(pid)
}
async function goneWithin(seconds: number): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (!living().some(({ pid }) => seen.has(pid))) return
    await sleep(100)
  }
  expect(living().filter(({ pid }) => seen.has(pid))).toEqual([])
}

const open = 'Tealight is open at'

describe('a service on its own data', () => {
  const data = join(folder, 'own')
  let service: RunningService

  beforeAll(async () => {
    service = await start({ data })
    await service.says(open, 170)
    remember(service)
  }, firstStart)

  test('answers with a page and a healthy api', async () => {
    expect((await fetch(`${service.origin}/`)).status).toBe(200)
    expect(await (await fetch(`${service.origin}/api/health`)).json()).toMatchObject({ store: true })
  })

  test('does not answer under a foreign name', async () => {
    const { request } = await import('node:http')
    const asked = request({ port: service.port, headers: { host: 'evil.example' } }).end()
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }]
    answer.resume()
    expect(answer.statusCode).toBe(421)
  })

  test('keeps keys and data to itself', () => {
    expect(statSync(join(data, 'keys')).mode & 0o777).toBe(0o700)
    expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700)
    expect(statSync(join(data, 'postgres.password')).mode & 0o777).toBe(0o600)
  })

  test('its Postgres asks for the password', async () => {
    const port = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[3])
    const stranger = postgres({ host: '127.0.0.1', port, user: 'tealight', password: 'guess', max: 1 })
    await expect(stranger`select 1`).rejects.toMatchObject({ code: '28P01' })
    await stranger.end()
  })

  test('a second one on the same data says that it is already running', async () => {
    const second = await start({ data })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`already running with this data, at ${service.origin}`)
    expect(second.said()).not.toMatch(/\n\s+at /)
  })

  test('a second one on the same port says that the port is taken', async () => {
    const second = await start({ data: join(folder, 'other'), env: { PORT: String(service.port) } })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Port ${service.port} is taken`)
    expect(second.said()).not.toMatch(/\n\s+at /)
  })

  test.each(['web and api', 'worker', 'guard', 'postgres'] as const)(
    'starts %s again after kill -9',
    async (part) => {
      const before = service.pids()
      process.kill(before[part], 'SIGKILL')
      await expect.poll(() => service.pids()[part], { timeout: 15_000, interval: 100 }).not.toBeOneOf([0, before[part]])
      await expect
        .poll(
          () =>
            fetch(`${service.origin}/api/health`).then(
              (answer) => answer.json(),
              () => null,
            ),
          { timeout: 15_000 },
        )
        .toMatchObject({ store: true })
      remember(service)
    },
    40_000,
  )

  test('yesterday’s row is there after a gentle end and a second start', async () => {
    await owner(data, (sql) => sql`create table public.yesterday as select 'still here' as word`)
    expect(await service.end('SIGTERM')).toBe(0)
    await goneWithin(5)
    service = await start({ data })
    await service.says(open)
    remember(service)
    const [row] = await owner(data, (sql) => sql`select word from public.yesterday`)
    expect(row).toEqual({ word: 'still here' })
  }, 60_000)

  test('kill -9 of the launcher leaves nothing behind, and the next start finds the row', async () => {
    await service.end('SIGKILL')
    await goneWithin(15)
    // as after a power loss: the marks are there, and the numbers in them belong to others
    writeFileSync(join(data, 'running.json'), JSON.stringify({ pid: process.pid, origin: 'http://localhost:1' }))
    writeFileSync(join(data, 'postgres/postmaster.pid'), `${process.pid}\n${join(data, 'postgres')}\n`)
    service = await start({ data })
    await service.says(open)
    remember(service)
    const [row] = await owner(data, (sql) => sql`select word from public.yesterday`)
    expect(row).toEqual({ word: 'still here' })
    expect(await service.end('SIGINT')).toBe(0)
    await goneWithin(5)
  }, 60_000)
})

test(
  'on an outer database it brings no Postgres of its own',
  async () => {
    const url = new URL(inject('store').url)
    url.pathname = `/launcher_${process.pid}`
    const service = await start({ data: join(folder, 'outer'), env: { DATABASE_URL: url.href } })
    await service.says(open, 170)
    remember(service)
    expect(service.pids().guard).toBe(0)
    expect(existsSync(join(folder, 'outer/postgres'))).toBe(false)
    expect(await (await fetch(`${service.origin}/api/health`)).json()).toMatchObject({ store: true })
    expect(await service.end('SIGTERM')).toBe(0)
  },
  firstStart,
)

describe('what a person can put right is told in one sentence', () => {
  const cases: [string, () => Promise<Parameters<typeof aService>[0]>, RegExp][] = [
    [
      'a data directory of another Postgres',
      async () => {
        mkdirSync(join(folder, 'old/postgres'), { recursive: true })
        writeFileSync(join(folder, 'old/postgres/PG_VERSION'), '14\n')
        return { data: join(folder, 'old') }
      },
      /made by Postgres 14, and this is 18/,
    ],
    [
      'a folder that is not a data directory',
      async () => {
        mkdirSync(join(folder, 'odd/postgres'), { recursive: true })
        return { data: join(folder, 'odd') }
      },
      /is not a data directory of Postgres/,
    ],
    [
      'a file where the folder should be',
      async () => {
        writeFileSync(join(folder, 'file'), '')
        return { data: join(folder, 'file') }
      },
      /where a folder is needed/,
    ],
    [
      'keys inside the data directory',
      async () => ({ data: join(folder, 'in'), env: { TEALIGHT_KEYS: join(folder, 'in/postgres/keys') } }),
      /TEALIGHT_KEYS lies inside the data directory/,
    ],
    [
      'a database that does not answer',
      async () => ({
        data: join(folder, 'away'),
        env: { DATABASE_URL: `postgres://me:secret@127.0.0.1:${await freePort()}/x` },
      }),
      /No Postgres answers at 127\.0\.0\.1/,
    ],
    [
      'a wrong password',
      async () => {
        const url = new URL(inject('store').url)
        url.password = 'wrong-secret'
        return { data: join(folder, 'wrong'), env: { DATABASE_URL: url.href } }
      },
      /refuses the user or password/,
    ],
    [
      'a Redis that does not answer',
      async () => ({
        data: join(folder, 'redis'),
        env: { DATABASE_URL: inject('store').url, REDIS_URL: `redis://127.0.0.1:${await freePort()}` },
      }),
      /No Redis answers at 127\.0\.0\.1/,
    ],
    [
      'an open door without https',
      async () => ({ data: join(folder, 'door'), env: { HOST: '0.0.0.0' } }),
      /set TEALIGHT_ORIGIN=https/,
    ],
  ]
  test.each(cases)('%s', async (_, plan, sentence) => {
    const service = await start(await plan())
    expect(await service.ended).toBe(1)
    expect(service.said()).toMatch(sentence)
    expect(service.said()).not.toMatch(/\n\s+at |secret/)
  })

  // root may write everywhere
  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0o500 })
    const service = await start({ data: join(folder, 'closed/data') })
    expect(await service.ended).toBe(1)
    expect(service.said()).toMatch(/No permission to write/)
  })
})

async function owner<T>(data: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const port = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[3])
  const password = readFileSync(join(data, 'postgres.password'), 'utf8')
  const sql = postgres({ host: '127.0.0.1', port, user: 'tealight', password, database: 'tealight', max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}
