import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { FromRoom, Message, ToRoom } from '@tealight/api/contract/rooms'
import type { Breach } from '@tealight/db/assessments/invariants'
import type { Random } from './random.ts'
import type { World } from './world.ts'
import { canary, type Acknowledged } from './writers.ts'

/** One person's line into the room, as a page keeps it: by a cursor, and back again whenever it breaks. */
interface Listener {
  cookie: string
  socket: WebSocket | null
  revision: number
  /** What they see now, by number. */
  seen: Map<number, Message>
  waiting: Map<string, (answer: Wrote) => void>
}
type Wrote = Extract<ToRoom, { type: 'wrote' }>

export interface Talk {
  acknowledged: Acknowledged[]
  /** Says so many things, by all people at once; each is sent again with its key until it was taken. */
  say(count: number): Promise<void>
  /** Waits until all have been told all, for so long at most. */
  settle(seconds: number): Promise<void>
  check(): Promise<Breach[]>
  end(): void
}

/** People in a room who speak, change their words and take them back, while their lines break by themselves as well. */
export function startTalk({ origin, members, room, look }: World, random: Random): Talk {
  const acknowledged: Acknowledged[] = []
  const wrong = new Map<string, number>()
  const note = (name: string) => wrong.set(name, (wrong.get(name) ?? 0) + 1)
  let said = 0
  let isEnding = false
  const listeners = members.map(({ cookie }): Listener => {
    const one: Listener = { cookie, socket: null, revision: 0, seen: new Map(), waiting: new Map() }
    void keepOpen(one)
    return one
  })
  const breaking = setInterval(() => listeners[random.below(listeners.length)]?.socket?.terminate(), 250)

  async function keepOpen(one: Listener): Promise<void> {
    while (!isEnding) {
      await new Promise<void>((closed) => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/live/rooms/${room}?since=${one.revision}`, {
          headers: { origin, cookie: one.cookie },
          handshakeTimeout: 3_000,
        })
        socket.on('open', () => (one.socket = socket))
        socket.on('message', (data: Buffer) => hear(one, JSON.parse(data.toString()) as ToRoom))
        socket.on('error', () => {})
        socket.on('close', () => {
          if (one.socket === socket) one.socket = null
          closed()
        })
      })
      await sleep(20 + random.below(150))
    }
  }

  function hear(one: Listener, frame: ToRoom): void {
    if (frame.type === 'wrote') {
      one.waiting.get(frame.key)?.(frame)
      one.waiting.delete(frame.key)
    }
    if (frame.type === 'beat' && frame.revision > one.revision) ask(one)
    if (frame.type !== 'news') return
    // something in between is missing: the page asks, and so do we
    if (frame.from > one.revision) return ask(one)
    if (frame.to < one.revision) note('news that lead back')
    one.revision = Math.max(one.revision, frame.to)
    for (const message of frame.messages) {
      const known = one.seen.get(message.number)
      if (known && known.id !== message.id) note('two messages with one number')
      if (known && known.version > message.version) note('an older version after a newer one')
      one.seen.set(message.number, message)
    }
    for (const number of frame.gone) one.seen.delete(number)
  }

  function ask({ socket, revision }: Listener): void {
    socket?.send(JSON.stringify({ v: 1, type: 'since', revision } satisfies FromRoom))
  }

  async function sayOne(one: Listener): Promise<void> {
    said += 1
    const at = said
    const grave = at % 3 === 0
    const text = `${grave ? 'I want to kill myself.' : 'The kettle is on.'} ${canary} in the room ${at}`
    const key = randomUUID()
    const clicked = performance.now()
    for (;;) {
      const { promise, resolve } = Promise.withResolvers<Wrote>()
      one.waiting.set(key, resolve)
      if (one.socket?.readyState === WebSocket.OPEN)
        one.socket.send(JSON.stringify({ v: 1, type: 'write', key, text } satisfies FromRoom))
      const answer = await Promise.race([promise, sleep(1_500, null, { ref: false })])
      if (!answer) continue
      const told = { key, post: answer.post, grave, versions: 1, clicked, acknowledged: performance.now() }
      acknowledged.push(told)
      await readOwn(one, answer)
      if (at % 7 === 0) {
        await change(one, 'PUT', answer.post, { version: 1, text: `${text} (changed)` })
        told.versions = 2
      }
      if (at % 11 === 0) await change(one, 'DELETE', answer.post)
      return
    }
  }

  /** Whoever was told that their words are there sees them too. */
  async function readOwn({ seen }: Listener, { number, post }: Wrote): Promise<void> {
    for (let waited = 0; waited < 300; waited += 1) {
      if (seen.get(number)?.id === post) return
      await sleep(100)
    }
    note('one’s own words were not seen within 30 s')
  }

  async function change({ cookie }: Listener, method: string, post: string, body?: object): Promise<void> {
    for (;;) {
      const answer = await fetch(`${origin}/api/posts/${post}`, {
        method,
        headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(8_000),
      }).catch(() => null)
      // a retry of a change that was made finds it so, or finds nothing to take back any more
      if (answer && (answer.ok || answer.status === 404)) return
      if (answer && answer.status !== 503) note(`an answer that nobody should get: ${answer.status}`)
      await sleep(50)
    }
  }

  return {
    acknowledged,
    async say(count) {
      let left = count
      await Promise.all(
        listeners.map(async (one) => {
          while (left > 0) {
            left -= 1
            await sayOne(one)
          }
        }),
      )
    },
    async settle(seconds) {
      clearInterval(breaking)
      for (let waited = 0; waited < seconds * 5; waited += 1) {
        const [row] = await look<{ revision: number }[]>`select revision from threads where id = ${room}`
        if (listeners.every(({ revision }) => revision === row?.revision)) return
        await sleep(200)
      }
      note('somebody was not told all')
    },
    async check() {
      const rows = await look<{ number: number; id: string; version: number; state: string }[]>`
        select number, id, version, state from posts where thread_id = ${room} order by number`
      for (const { seen } of listeners) {
        const numbers = [...seen.keys()].sort((a, b) => a - b)
        if (numbers.join() !== rows.map(({ number }) => number).join()) note('a message that somebody was not told of')
        for (const { number, id, version, state } of rows) {
          const one = seen.get(number)
          if (!one) continue
          if (one.id !== id) note('another message than the store has')
          if (state === 'deleted' ? one.text !== null : one.version !== version || one.text === null)
            note('a change that somebody was not told of')
        }
      }
      return [...wrong].map(([name, count]) => ({ name: `room: ${name}`, count }))
    },
    end() {
      isEnding = true
      clearInterval(breaking)
      for (const { socket } of listeners) socket?.terminate()
    },
  }
}
