import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { FromRoom, Message, ToRoom } from '../src/rooms/contract.ts'

type Frame<T extends ToRoom['type']> = Extract<ToRoom, { type: T }>

/** Somebody in a room who keeps what they are told, as a page does: by a contiguous cursor. */
export interface Listener {
  frames: ToRoom[]
  /** The messages as they are now, by number. */
  messages: Map<number, Message>
  /** What never fitted: news that did not begin where the listener stood. */
  gaps: number
  revision: number
  of<T extends ToRoom['type']>(type: T): Frame<T>[]
  texts(): (string | null)[]
  say(frame: FromRoom): void
  raw(data: string | Uint8Array): void
  close(): void
  closed: Promise<number>
}

function listener(since: number): Listener & { hear(text: string): void } {
  const it: Listener & { hear(text: string): void } = {
    frames: [],
    messages: new Map(),
    gaps: 0,
    revision: since,
    of: (type) => it.frames.filter((frame): frame is never => frame.type === type),
    texts: () => [...it.messages.values()].sort((a, b) => a.number - b.number).map(({ text }) => text),
    say: (frame) => it.raw(JSON.stringify(frame)),
    raw: () => {},
    close: () => {},
    closed: Promise.resolve(0),
    hear(text) {
      const frame = JSON.parse(text) as ToRoom
      it.frames.push(frame)
      if (frame.type !== 'news') return
      if (frame.from !== it.revision) it.gaps += 1
      it.revision = frame.to
      for (const message of frame.messages) it.messages.set(message.number, message)
      for (const number of frame.gone) it.messages.delete(number)
      for (const number of it.messages.keys()) if (number < frame.first) it.messages.delete(number)
    },
  }
  return it
}

export async function overSocket(
  place: { port: number; origin: string },
  room: string,
  cookie: string,
  since = 0,
): Promise<Listener> {
  const it = listener(since)
  const socket = new WebSocket(`ws://127.0.0.1:${place.port}/live/rooms/${room}?since=${since}`, {
    headers: { cookie, origin: place.origin },
  } as unknown as string[])
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => it.hear(String(data)))
  it.raw = (data) => socket.send(data as string)
  it.close = () => socket.close()
  it.closed = new Promise((done) => socket.addEventListener('close', ({ code }) => done(code)))
  await new Promise((done, fail) => {
    socket.addEventListener('open', done)
    socket.addEventListener('error', () => fail(new Error('the socket did not open')))
  })
  return it
}

export async function overEvents(
  place: { port: number; origin: string },
  room: string,
  cookie: string,
  since = 0,
): Promise<Listener & { response: IncomingMessage }> {
  const it = listener(since)
  const asked = httpRequest({
    port: place.port,
    host: '127.0.0.1',
    path: `/live/rooms/${room}/events?since=${since}`,
    headers: { cookie },
  }).end()
  const response = await new Promise<IncomingMessage>((done, fail) => asked.on('response', done).on('error', fail))
  let rest = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data !== undefined) it.hear(data)
    }
  })
  it.close = () => asked.destroy()
  it.closed = new Promise((done) => response.on('close', () => done(0)))
  return Object.assign(it, { response })
}
