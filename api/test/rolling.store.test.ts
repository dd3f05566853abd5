import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outbox } from '../../docker/crowd/outbox.ts'
import { openPage, type Page } from '../../docker/crowd/page.ts'
import { percentile } from '../../docker/bench/kit.ts'
import { anApiProcess, type ApiProcess } from './api-process.ts'
import { aRoomWorld, type RoomWorld } from './a-room.ts'

let world: RoomWorld
let all: ApiProcess[]

beforeAll(async () => {
  world = await aRoomWorld()
  all = await Promise.all([1, 2, 3].map(() => anApiProcess(world.api, { limitFactor: 100 })))
})
afterAll(() => Promise.all(all.map((one) => one.end('SIGKILL'))))

test('a deploy sends everybody elsewhere, one process after another, and nothing is lost, doubled or out of order', async () => {
  const { room, members } = await world.aRoom(15)
  const wrong: string[] = []
  const taken: { key: string; post: string }[] = []
  const backAfter: number[] = []
  const told = { moved: 0, nothing: 0 }
  let turn = 0
  // a proxy asks whoever is there
  const door = () => {
    const there = all.filter((one) => one.isAlive())
    turn += 1
    return `http://127.0.0.1:${there[turn % there.length]?.port}`
  }
  const { speak, heard } = outbox()
  const pages = members.map(({ cookie }): Page => {
    let lostAt = 0
    return openPage({
      origin: world.api.origin,
      cookie,
      room,
      door,
      wrong: (what) => wrong.push(what),
      heard(frame) {
        heard(frame)
        if (lostAt > 0) backAfter.push(performance.now() - lostAt)
        lostAt = 0
      },
      lost(wasTold) {
        lostAt = performance.now()
        told[wasTold ? 'moved' : 'nothing'] += 1
      },
    })
  })
  let isOver = false
  const talk = Promise.all(
    pages.map(async (page, at) => {
      for (let n = 0; !isOver; n += 1) {
        const key = crypto.randomUUID()
        const { post } = await speak(page, `Tea ${at} ${n}`, key, 500)
        taken.push({ key, post })
        await sleep(50)
      }
    }),
  )
  await expect.poll(() => taken.length, { timeout: 5_000 }).toBeGreaterThan(30)

  const ends: { code: number | null; took: number }[] = []
  for (const [at, old] of all.entries()) {
    ends.push(await old.end('SIGTERM'))
    expect(old.said()).toBe('')
    all[at] = await anApiProcess(world.api, { port: old.port, limitFactor: 100 })
    // they talk on, with the new one there
    const since = taken.length
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThan(since + 10)
  }
  // whoever was told to come back in five seconds has come
  await expect.poll(() => pages.every((page) => page.isOpen()), { timeout: 10_000 }).toBe(true)
  const before = taken.length
  await expect.poll(() => taken.length, { timeout: 5_000 }).toBeGreaterThan(before + 30)
  isOver = true
  await talk

  const rows = await world.sql<{ id: string; key: string; number: number }[]>`
    select id, client_key as key, number from posts where thread_id = ${room} order by number`
  const order = rows.map(({ id }) => id)
  await expect
    .poll(() => pages.every((page) => page.seen.size === rows.length), { timeout: 12_000, message: 'all told all' })
    .toBe(true)
  for (const page of pages)
    expect([...page.seen.values()].toSorted((a, b) => a.number - b.number).map(({ id }) => id)).toEqual(order)
  for (const { key, post } of taken) expect(rows.filter((row) => row.key === key)).toMatchObject([{ id: post }])
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
  expect(wrong).toEqual([])
  console.log(
    `  ${taken.length} messages on ${pages.length} lines; ${told.moved} lines moved and ${told.nothing} broke; back after ` +
      `${[0.5, 0.95, 1].map((share) => Math.round(percentile(backAfter, share))).join(' / ')} ms (p50 / p95 / max); ` +
      `the processes ended within ${ends.map(({ took }) => Math.round(took)).join(', ')} ms`,
  )
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0])
  for (const { took } of ends) expect(took).toBeLessThan(12_000)
  expect(told.moved).toBeGreaterThanOrEqual(15)
  expect(told.nothing).toBe(0)
  pages.forEach((page) => page.end())
}, 90_000)
