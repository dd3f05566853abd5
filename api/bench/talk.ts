import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { cpuSeconds } from '../../docker/bench/cost.ts'
import { percentile } from '../../docker/bench/kit.ts'
import type { Seated } from './room-world.ts'

/** How to speak to a server of rooms, and how to read what it says. */
export interface Dialect {
  url(room: number, member: number): string
  headers(room: number, member: number): Record<string, string>
  say(text: string): string
  /** Which messages a frame brings, as a range of numbers: after `from`, up to `to`. Null for other frames. */
  range(frame: string, last: number): { from: number; to: number } | null
  /** Whether the last one in each room must be shown nothing of what the first one says. */
  hides: boolean
}

interface Client {
  socket: WebSocket
  last: number
  got: number
}

export interface Talk {
  clients: number
  /** Milliseconds until all were in. */
  connected: number
  measure(pace: Pace, seconds: number): Promise<Measured>
  close(): void
}

export interface Measured {
  sent: number
  delivered: number
  perSecond: number
  p50: number
  p99: number
  /** Microseconds of processor for each message that reached one reader. */
  cpu: number
  lost: number
  doubled: number
  /** News that began behind where the reader stood. */
  outOfOrder: number
  /** Frames with something of another room, or of somebody whom the reader may not see. */
  foreign: number
}

type Pace = { window: number } | { perSecond: number }

const stamp = /"?T(\d{5,16})\|/g
const place = /\| R(\d+) /g
const now = () => Math.round(performance.now() * 1000)

/** Opens so many rooms with so many people each; the first `witnesses` of each tell how long it took. */
export async function openTalk(
  {
    rooms,
    people,
    pids,
    witnesses = 1,
  }: { rooms: number; people: number; pids: readonly number[]; witnesses?: number },
  dialect: Dialect,
): Promise<Talk> {
  const began = performance.now()
  const all: Client[][] = Array.from({ length: rooms }, () => [])
  let times: number[] = []
  let [doubled, outOfOrder, foreign] = [0, 0, 0]
  // most are told the same: it is looked through once
  const seen: string[] = []
  let onHeard: ((room: number) => void) | null = null
  const wanted = Array.from({ length: rooms * people }, (_, at) => [at % rooms, Math.floor(at / rooms)] as const)
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let next = wanted.pop(); next; next = wanted.pop()) await open(...next)
    }),
  )

  function open(room: number, member: number): Promise<void> {
    const socket = new WebSocket(dialect.url(room, member), {
      headers: dialect.headers(room, member),
      perMessageDeflate: false,
    })
    const client: Client = { socket, last: 0, got: 0 }
    if (all[room]) all[room][member] = client
    const isWitness = member < witnesses
    const isBlind = dialect.hides && member === people - 1
    socket.on('message', (data: Buffer) => {
      const frame = data.toString('latin1')
      const range = dialect.range(frame, client.last)
      if (!range) return
      if (range.from < client.last) doubled += 1
      if (range.from > client.last) outOfOrder += 1
      if (isBlind ? stamp.test(frame) : frame !== seen[room] && isForeign(frame, room)) foreign += 1
      stamp.lastIndex = 0
      if (!isBlind) seen[room] = frame
      client.got += range.to - range.from
      client.last = range.to
      if (!isWitness) return
      const at = now()
      for (const [, sent] of frame.matchAll(stamp)) times.push((at - Number(sent)) / 1000)
      if (member === 0) for (let one = range.from; one < range.to; one += 1) onHeard?.(room)
    })
    return new Promise((done, fail) => {
      socket.once('open', () => done())
      socket.once('error', fail)
    })
  }

  async function measure(pace: Pace, seconds: number): Promise<Measured> {
    for (const client of all.flat()) client.got = 0
    times = []
    doubled = outOfOrder = foreign = 0
    const sent = all.map(() => 0)
    const speak = (room: number) => {
      sent[room] = (sent[room] ?? 0) + 1
      const text = `T${now()}| R${room} I know that hour. You are not alone in it, and the kettle is on.`
      all[room]?.[0]?.socket.send(dialect.say(text))
    }
    const cpu = cpuSeconds(pids)
    const start = performance.now()
    const end = start + seconds * 1000
    if ('window' in pace) {
      onHeard = (room) => performance.now() < end && speak(room)
      for (let one = 0; one < pace.window; one += 1) all.forEach((_, room) => speak(room))
      await sleep(seconds * 1000)
    } else {
      for (let at = 0; performance.now() < end; at += 1) {
        speak(at % rooms)
        const due = start + ((at + 1) * 1000) / (pace.perSecond * rooms)
        if (due > performance.now() + 1) await sleep(due - performance.now())
      }
    }
    onHeard = null
    const elapsed = (performance.now() - start) / 1000
    const total = sent.reduce((sum, one) => sum + one, 0)
    const due = total * people
    const got = () => all.flat().reduce((sum, { got }) => sum + got, 0)
    const inTime = got()
    const spent = cpuSeconds(pids) - cpu
    for (let wait = 0; wait < 100 && got() < due; wait += 1) await sleep(100)
    return {
      sent: total,
      delivered: inTime,
      perSecond: Math.round(inTime / elapsed),
      p50: Math.round(percentile(times, 0.5) * 10) / 10,
      p99: Math.round(percentile(times, 0.99) * 10) / 10,
      cpu: Math.round((spent * 1e7) / inTime) / 10,
      lost: due - got(),
      doubled,
      outOfOrder,
      foreign,
    }
  }

  return {
    clients: all.flat().length,
    connected: Math.round(performance.now() - began),
    measure,
    close: () => all.flat().forEach(({ socket }) => socket.terminate()),
  }
}

const isForeign = (frame: string, room: number): boolean =>
  [...frame.matchAll(place)].some(([, one]) => Number(one) !== room)

export const isWhole = (...all: readonly Measured[]): boolean =>
  all.every(({ lost, doubled, outOfOrder, foreign }) => lost + doubled + outOfOrder + foreign === 0)

/** Messages of one room that are under way at once. */
const window = 16

/** As fast as they can: ours, bare, bare, ours. What the machine does meanwhile falls on both. The second half counts. */
export async function both(ours: Talk, bare: Talk): Promise<{ ours: Measured; bare: Measured }> {
  await ours.measure({ window }, 2)
  await bare.measure({ window }, benchSeconds)
  const theirs = await bare.measure({ window }, benchSeconds)
  return { ours: await ours.measure({ window }, benchSeconds), bare: theirs }
}

/** Of a bare server: each frame is one message. */
export const bareDialect = (port: number): Dialect => ({
  url: (room) => `ws://127.0.0.1:${port}/${room}`,
  headers: () => ({}),
  say: (text) => text,
  range: (_, last) => ({ from: last, to: last + 1 }),
  hides: false,
})

/** Ours: news from one revision to another; each message is one. `placeOf` is the process that somebody comes to. */
export const ourDialect = (
  origin: string,
  { rooms, cookies }: Seated,
  placeOf: (member: number) => string = () => origin,
): Dialect => ({
  url: (room, member) => `${placeOf(member).replace('http', 'ws')}/live/rooms/${rooms[room]}?since=0`,
  headers: (room, member) => ({ origin, cookie: cookies[room]?.[member] ?? '' }),
  say: (text) => JSON.stringify({ v: 1, type: 'write', key: randomUUID(), text }),
  range(frame) {
    const [, from, to] = /^\{"v":1,"type":"news","from":(\d+),"to":(\d+)/.exec(frame) ?? []
    return from === undefined ? null : { from: Number(from), to: Number(to) }
  },
  hides: true,
})
