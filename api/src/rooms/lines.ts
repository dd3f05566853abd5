import { isOutage } from '@tealight/db/connect'
import { Refused, Unavailable } from '@tealight/db/refusals'
import { readInsider, type Insider } from '@tealight/db/rooms/line'
import type { Duplex } from 'node:stream'
import type { App, RouteOptions } from '../app.ts'
import { exact, Id } from '../contract.ts'
import { EdgeProblem } from '../errors.ts'
import type { Socket } from '../flags/say.ts'
import { headersFor } from '../headers.ts'
import { sessionOf } from '../session.ts'
import { FromRoom, Since } from './contract.ts'
import type { Hub, Line, Sink } from './hub.ts'

/** Of a socket. */
const isOpen = 1
/** Who answers no ping for so long is gone, though nobody hung up, and would count as here for a quarter of an hour. */
const pulseMs = 15_000
/** Frames that a page may send at once, and how many more each second. */
const frames = { burst: 100, perSecond: 50 }
/** Messages of one line: a flood is slowed, never a talk. */
const messages = { burst: 20, perSecond: 0.5 }
/** Asking again for what was missed reads the store. */
const asked = { burst: 10, perSecond: 0.5 }

/** The ways into a room that stay open: a socket, or a stream of server-sent events. */
export async function lines(
  app: App,
  { db, origin, hub, limitFactor = 1 }: RouteOptions & { hub: Hub },
): Promise<void> {
  const params = exact({ room: Id })
  const querystring = exact({ since: Since })

  app.route({
    method: 'GET',
    url: '/live/rooms/:room',
    schema: { hide: true, params, querystring },
    // each one that opens reads what was missed
    config: { public: false, limit: 'read' },
    onRequest: async (request) => {
      // a page of another origin could open it with the cookie of whoever looks at that page
      if (request.headers.origin !== origin) throw new EdgeProblem('foreign_origin')
    },
    // before the upgrade, so that whoever may not come in is told why
    preHandler: async (request) => {
      request.insider = await readInsider(db, sessionOf(request).root, request.params.room)
    },
    handler: () => {
      throw new EdgeProblem('not_found')
    },
    wsHandler: (socket: Socket, request) => {
      const { insider, params } = request
      const isFrame = request.compileValidationSchema(FromRoom)
      const session = sessionOf(request).tokenHash.toString('base64')
      if (!insider) return socket.close(1008)
      const line = hub.open(params.room, {
        insider,
        session,
        sink: overSocket(socket, request.raw.socket),
        since: Number(request.query.since),
      })
      const pace = {
        frames: bucket(frames, limitFactor),
        messages: bucket(messages, limitFactor),
        asked: bucket(asked, 1),
      }
      // a flood is not asked politely
      const isInPace = () => {
        const isIn = pace.frames()
        if (!isIn) socket.terminate()
        return isIn
      }
      let isThere = true
      const pulse = setInterval(() => {
        if (!isThere) return socket.terminate()
        isThere = false
        socket.ping()
      }, pulseMs)
      socket.on('close', () => {
        clearInterval(pulse)
        line.end()
      })
      socket.on('ping', isInPace)
      socket.on('pong', () => (isThere = isInPace()))
      socket.on('message', (data, isBinary) => {
        // nothing is heard after the end
        if (socket.readyState !== isOpen || !isInPace()) return
        const frame = isBinary ? null : parse(data)
        if (!isFrame(frame)) return socket.close(1008)
        const said = frame as FromRoom
        if (said.type === 'since') return pace.asked() ? line.since(said.revision) : undefined
        const { key, text, note, replyTo } = said
        if (!pace.messages()) return line.say({ v: 1, type: 'refused', key, code: 'slow_down', retryAfter: 2 })
        void say(hub, params.room, line, { key, content: { text, note }, replyTo })
      })
    },
  })

  const table = headersFor(origin)
  app.route({
    method: 'GET',
    url: '/live/rooms/:room/events',
    schema: { hide: true, params, querystring },
    // each one that opens reads what was missed
    config: { public: false, limit: 'read' },
    handler: async (request, answer) => {
      const insider = await readInsider(db, sessionOf(request).root, request.params.room)
      const session = sessionOf(request).tokenHash.toString('base64')
      // a browser that lost the stream says by itself what it read last
      const last = request.headers['last-event-id']
      const since = typeof last === 'string' && /^\d{1,9}$/.test(last) ? last : request.query.since
      answer.hijack()
      const { raw } = answer
      // it is read for hours; what is not read is seen to by the hub
      request.raw.socket.setTimeout(0)
      raw.writeHead(200, { ...table, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
      raw.write('retry: 3000\n\n')
      const sink: Sink = {
        waiting: () => raw.writableLength,
        send: (text) => void raw.write(asEvent(text)),
        close: () => raw.end(),
        drop: () => raw.destroy(),
      }
      const line = hub.open(request.params.room, { insider, session, sink, since: Number(since) })
      raw.once('close', () => line.end())
    },
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who opens a line into a room. */
    insider?: Insider
  }
}

function overSocket(socket: Socket, wire: Duplex): Sink {
  return {
    waiting: () => socket.bufferedAmount,
    send(text, bytes) {
      if (text.length < longest) join(wire)
      else sendOne(wire)
      socket.send(bytes ?? text, { binary: false })
    },
    close: () => socket.close(1000),
    drop: () => socket.terminate(),
  }
}

let joined = new Set<Duplex>()
let isDue = false
/** What is longer goes at once: kept back, it would count as waiting for a reader who is not slow at all. */
const longest = 16 * 1024

/** All that goes to one reader in one turn of the loop goes in one write: the call costs more than its bytes. */
function join(wire: Duplex): void {
  if (joined.has(wire)) return
  if (!isDue) process.nextTick(sendJoined)
  isDue = true
  joined.add(wire)
  wire.cork()
}

function sendOne(wire: Duplex): void {
  if (joined.delete(wire)) wire.uncork()
}

function sendJoined(): void {
  const all = joined
  joined = new Set()
  isDue = false
  for (const wire of all) wire.uncork()
}

/** News carry where they lead to, which a browser gives back when it comes again. */
function asEvent(text: string): string {
  const to = /^\{"v":1,"type":"news","from":\d+,"to":(\d+)/.exec(text)?.[1]
  return `${to === undefined ? '' : `id: ${to}\n`}data: ${text}\n\n`
}

async function say(
  hub: Hub,
  room: string,
  line: Line,
  {
    key,
    content,
    replyTo,
  }: { key: string; content: Parameters<Hub['write']>[1]['content']; replyTo: number | undefined },
): Promise<void> {
  const { persona: author, probes } = line.insider
  try {
    const outcome = await hub.write(room, { author, probes, content, clientKey: key, replyTo })
    if (!(outcome instanceof Refused)) return line.say({ v: 1, type: 'wrote', key, ...outcome })
    const { code, retryAfter } = outcome
    line.say({ v: 1, type: 'refused', key, code, ...(retryAfter !== undefined && { retryAfter }) })
  } catch (error) {
    const code = codeOf(error)
    line.say({ v: 1, type: 'refused', key, code, retryAfter: 5 })
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.code
  return error instanceof Unavailable || isOutage(error) ? 'unavailable' : 'broken'
}

/** A token bucket: whether one more may pass now. */
function bucket({ burst, perSecond }: { burst: number; perSecond: number }, factor: number): () => boolean {
  let left = burst * factor
  let at = performance.now()
  return () => {
    const now = performance.now()
    left = Math.min(burst * factor, left + ((now - at) / 1000) * perSecond * factor)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** JSON, or null for what is none. */
function parse(data: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(data))
  } catch {
    return null
  }
}
