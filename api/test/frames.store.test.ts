import { randomInt } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryMb } from '../../docker/bench/cost.ts'
import { percentile } from '../../docker/bench/kit.ts'
import { seeded } from '../../docker/faults/random.ts'
import { anApiProcess, type ApiProcess } from './api-process.ts'
import { aRoomWorld, type RoomWorld } from './a-room.ts'
import {
  aChangedFrame,
  aHostileFrame,
  anHonestFrame,
  canary,
  hostileFrames,
  hostileNamed,
  type Hostile,
} from './hostile-frames.ts'
import type { Member } from './makers.ts'
import { frame, opcodes, openRaw, text, type RawLine } from './raw-line.ts'
import { overSocket } from './room-lines.ts'

// Against a process of its own, with the limits of production: what it costs falls on it alone, and it may die.

const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(1_000_000))
const most = Number(process.env['FUZZ_FRAMES'] ?? 20_000)

let world: RoomWorld
let service: ApiProcess
let place: { port: number; origin: string }
/** A room where somebody honest talks with themselves. */
/** One that went away without hanging up, long before it is looked at; its connection still takes what comes. */
let halfOpen: { line: RawLine; since: number }
let quiet: { room: string; member: Member; stands: number }

beforeAll(async () => {
  world = await aRoomWorld()
  service = await anApiProcess(world.api)
  place = { port: service.port, origin: world.api.origin }
  const { room, members } = await world.aRoom(1)
  quiet = { room, member: members[0] as Member, stands: 0 }
  await serve()
  const away = await world.aRoom(1)
  const line = await openRaw(place, away.room, (away.members[0] as Member).cookie)
  halfOpen = { line, since: performance.now() }
})
afterAll(() => service?.end('SIGKILL'))

/** The next honest person comes in, says something and hears it: how many milliseconds that took. */
async function serve(): Promise<number> {
  const start = performance.now()
  const line = await overSocket(place, quiet.room, quiet.member.cookie, quiet.stands)
  line.say({ v: 1, type: 'write', key: crypto.randomUUID(), text: 'Still here' })
  while (line.messages.size === 0) {
    if (performance.now() - start > 5_000) throw new Error('nobody is served any more')
    await sleep(1)
  }
  const took = performance.now() - start
  quiet.stands = line.revision
  line.close()
  return took
}

/** The fastest of three: what is measured is the service, not the machine. */
async function expectServed(): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 3 && !times.some((time) => time < 200); round += 1) times.push(await serve())
  expect(Math.min(...times)).toBeLessThan(200)
  expect(service.isAlive(), service.said()).toBe(true)
}

const within = <T>(promise: Promise<T>, milliseconds: number): Promise<T | null> =>
  Promise.race([promise, sleep(milliseconds, null, { ref: false })])

const openFiles = () => readdirSync(`/proc/${service.pid}/fd`).length

describe('what nobody says by mistake', () => {
  test.each(hostileFrames)('%s ends the line, and nobody else notices', async (name) => {
    const { room, members } = await world.aRoom(1)
    const line = await openRaw(place, room, (members[0] as Member).cookie)
    expect(line.status).toBe(101)
    line.socket.write(hostileNamed(name, seeded(seed)).bytes)
    expect(await within(line.ended, 2_000), name).not.toBeNull()
    await expectServed()
  })

  test('who does not answer the end is cut off, and is not heard meanwhile', async () => {
    const { room, members } = await world.aRoom(1)
    const line = await openRaw(place, room, (members[0] as Member).cookie, { answersEnd: false })
    const late = text(JSON.stringify({ v: 1, type: 'write', key: crypto.randomUUID(), text: 'After the end' }))
    line.socket.write(Buffer.concat([text('no JSON'), late]))
    // it was told the end, and speaks on
    await expect.poll(() => line.heard.some(({ opcode }) => opcode === opcodes.close)).toBe(true)
    line.socket.write(late)
    expect(await within(line.ended, 3_000)).toBe(1008)
    expect(await world.sql`select from posts where thread_id = ${room}`).toHaveLength(0)
    await expectServed()
  })

  /** How often, and what is said. */
  const floods: [string, number, Buffer][] = [
    ['pings', 20_000, frame({ opcode: opcodes.ping, payload: 'x'.repeat(125) })],
    ['pongs that nobody asked for', 20_000, frame({ opcode: opcodes.pong, payload: 'x'.repeat(125) })],
    ['questions', 20_000, text('{"v":1,"type":"since","revision":0}')],
    ['empty pieces of one message', 20_000, frame({ opcode: opcodes.continuation, fin: false })],
    ['pieces of one byte', 20_000, frame({ opcode: opcodes.continuation, fin: false, payload: '1' })],
    ['farewells', 1_000, frame({ opcode: opcodes.close })],
  ]
  test.each(floods)('%s without end are ended, also of whoever does not read', async (what, times, bytes) => {
    const { room, members } = await world.aRoom(1)
    const before = memoryMb([service.pid])
    for (const reads of [true, false]) {
      const line = await openRaw(place, room, (members[0] as Member).cookie)
      if (!reads) line.socket.pause()
      if (/pieces/.test(what)) line.socket.write(frame({ opcode: opcodes.text, fin: false, payload: '"' }))
      for (let at = 0; at < times && !line.isOver(); at += 500) {
        line.socket.write(Buffer.concat(Array.from({ length: Math.min(500, times - at) }, () => bytes)))
        await sleep(1)
      }
      // who does not read does not hear the end either, but cannot write any more
      if (!reads) line.socket.resume()
      expect(await within(line.ended, 3_000), what).not.toBeNull()
      expect(line.heard.filter(({ opcode }) => opcode === opcodes.pong).length).toBeLessThan(2_000)
    }
    await expectServed()
    expect(memoryMb([service.pid]) - before).toBeLessThan(30)
  })

  test('messages without end are slowed and kept apart from being heard, and the line stays', async () => {
    const { room, members } = await world.aRoom(1)
    const line = await openRaw(place, room, (members[0] as Member).cookie)
    for (let at = 0; at < 60; at += 1)
      line.socket.write(text(JSON.stringify({ v: 1, type: 'write', key: crypto.randomUUID(), text: `Tea ${at}` })))
    const said = () => line.heard.map(({ payload }) => payload.toString())
    await expect.poll(() => said().filter((one) => /"(wrote|refused)"/.test(one))).toHaveLength(60)
    const slowed = said().filter((one) => one.includes('"slow_down"'))
    expect(slowed.length).toBeGreaterThanOrEqual(35)
    expect(line.isOver()).toBe(false)
    line.socket.destroy()
  })

  test('a page that offers to deflate is not taken at its word', async () => {
    const { room, members } = await world.aRoom(1)
    const line = await openRaw(place, room, (members[0] as Member).cookie, {
      headers: ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'],
    })
    expect(line.status).toBe(101)
    // said to be deflated: a bit that nobody agreed on
    line.socket.write(frame({ opcode: opcodes.text, reserved: 4, payload: Buffer.alloc(10_000) }))
    expect(await within(line.ended, 2_000)).toBe(1002)
    await expectServed()
  })

  test('a thousand who come and go at once, and three hundred who say nothing', async () => {
    const { room, members } = await world.aRoom(2)
    const [{ cookie }, quiet] = members as [Member, Member]
    const before = openFiles()
    for (let round = 0; round < 20; round += 1) {
      const lines = await Promise.all(Array.from({ length: 50 }, () => openRaw(place, room, cookie)))
      for (const [at, { socket }] of lines.entries()) {
        if (at % 2 === 0) socket.resetAndDestroy()
        else socket.destroy()
      }
    }
    await expectServed()
    const silent = await Promise.all(Array.from({ length: 300 }, () => openRaw(place, room, quiet.cookie)))
    expect(silent.every(({ status }) => status === 101)).toBe(true)
    await expectServed()
    for (const { socket } of silent) socket.destroy()
    // each one that opens is counted, and a thousand of them are most of what one has in ten minutes
    const more = await Promise.all(Array.from({ length: 250 }, () => openRaw(place, room, cookie)))
    expect(new Set(more.map(({ status }) => status))).toEqual(new Set([101, 429]))
    for (const { socket } of more) socket.destroy()
    await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThan(before + 20)
  })
})

test(`${most} frames of every kind are each answered or ended, and cost nobody else anything`, async () => {
  const random = seeded(seed)
  const wrong: string[] = []
  const honestTimes: number[] = []
  let frames = 0
  /** The same, with each piece of a message that comes in many counted. */
  let pieces = 0
  let lines = 0
  const memory: number[] = []
  let acknowledged = 0
  let lost = 0
  /** Where the room stands, as far as anybody was told: nobody is told all of it again. */
  let stands = 0
  let files = 0

  while (frames < most) {
    const { room, members } = await world.aRoom(12)
    const acks = new Set<string>()
    stands = 0
    let left = Math.min(120, Math.ceil((most - frames) / 8))
    const attack = Promise.all(
      members.map(async (member) => {
        while (left > 0) {
          left -= 1
          await talk(room, member, acks)
        }
      }),
    )
    // in the middle of it, and afterwards
    honestTimes.push(await serve())
    await attack
    honestTimes.push(await serve())
    memory.push(memoryMb([service.pid]))
    const rows = await world.sql<{ id: string }[]>`select id from posts where thread_id = ${room}`
    const kept = new Set(rows.map(({ id }) => id))
    acknowledged += acks.size
    lost += [...acks].filter((post) => !kept.has(post)).length
    files ||= openFiles()
  }

  async function talk(room: string, { cookie }: Member, acks: Set<string>): Promise<void> {
    lines += 1
    const before = Array.from({ length: random.below(7) }, () => anHonestFrame(random))
    const dice = random.below(10)
    const middle = dice < 7 ? aHostileFrame(random) : dice < 9 ? aChangedFrame(random) : null
    const after = middle ? Array.from({ length: random.below(9) }, () => aHostileFrame(random)) : []
    const all = [...before, ...(middle ? [middle] : []), ...after]
    const line = await openRaw(place, room, cookie, { since: stands, answersEnd: random.below(40) > 0 })
    if (line.status !== 101) wrong.push(`the door answered ${line.status}`)
    frames += all.length
    pieces += all.reduce((sum, one) => sum + one.frames, 0)
    line.socket.write(Buffer.concat(all.map(({ bytes }) => bytes)))
    await expectEnd(line, middle, before)
    for (const { payload } of line.heard) {
      const [, to] = /^\{"v":1,"type":"news","from":\d+,"to":(\d+)/.exec(payload.toString()) ?? []
      stands = Math.max(stands, Number(to ?? 0))
      const [, post] = /^\{"v":1,"type":"wrote".*"post":"([^"]+)"/.exec(payload.toString()) ?? []
      if (post) acks.add(post)
    }
    if (!line.isOver()) {
      const ways = [() => line.socket.destroy(), () => line.socket.resetAndDestroy(), () => line.socket.end()]
      ways[random.below(ways.length)]?.()
    }
  }

  async function expectEnd(line: RawLine, middle: Hostile | null, before: Hostile[]): Promise<void> {
    const names = [...before, ...(middle ? [middle] : [])].map(({ name }) => name).join(', ')
    if (middle?.ends === true) {
      const code = await within(line.ended, 5_000)
      if (code === null) wrong.push(`not ended by: ${names}`)
      else if (![1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 3000, 4999].includes(code))
        wrong.push(`ended with ${code} by: ${names}`)
      return
    }
    if (middle) {
      // a changed bit may be anything, also a message that waits for its rest
      await within(line.ended, 20)
      return
    }
    line.socket.write(frame({ opcode: opcodes.ping, payload: 'are you there' }))
    const until = performance.now() + 5_000
    const said = before.filter(({ name }) => /message|answer/.test(name)).length
    const isThere = () =>
      line.heard.some(({ opcode, payload }) => opcode === opcodes.pong && payload.toString() === 'are you there') &&
      line.heard.filter(({ payload }) => /"type":"(wrote|refused)"/.test(payload.toString())).length === said
    while (!isThere() && !line.isOver() && performance.now() < until) await sleep(2)
    if (!isThere()) wrong.push(`ended by honest words, or not answered: ${names}`)
  }

  const half = Math.floor(memory.length / 2)
  const [first, second] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))]
  const times = [0.5, 0.9, 1].map((share) => Math.round(percentile(honestTimes, share)))
  console.log(
    `  seed ${seed}: ${frames} frames (${pieces} with all pieces) on ${lines} lines, ${acknowledged} messages acknowledged, ${lost} lost; the next honest ` +
      `person was served in ${times.join(' / ')} ms (p50 / p90 / max of ${honestTimes.length}); memory at most ${Math.round(first)} MB in the first half, ${Math.round(second)} MB in the second`,
  )
  expect(wrong).toEqual([])
  expect(lost).toBe(0)
  expect(percentile(honestTimes, 0.5)).toBeLessThan(200)
  // a heap grows until it has its size, which three times as many frames do not change; what leaks is seen by the soak
  expect(Math.max(first, second)).toBeLessThan(400)
  await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThan(files + 20)
  await expectServed()
  expect(service.said()).not.toContain(canary)
  expect(service.said()).toBe('')
}, 120_000)

test('who is gone without hanging up is let go within half a minute', async () => {
  const left = Math.max(0, 32_000 - (performance.now() - halfOpen.since))
  expect(await within(halfOpen.line.ended, left)).toBe(1006)
}, 40_000)
