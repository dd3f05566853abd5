import { WebSocket } from 'ws'
import type { FromRoom, Message, ToRoom } from '@tealight/api/contract/rooms'
import { waitBefore } from '../../web/src/enhance/room/wait.ts'

/** Somebody's page in a room. It stands at a revision, asks for what it missed, and comes back whenever its line breaks. */
export interface Page {
  readonly cookie: string
  readonly revision: number
  /** What it shows now, by number. */
  readonly seen: ReadonlyMap<number, Message>
  isOpen(): boolean
  /** False when it cannot go just now. */
  send(frame: FromRoom): boolean
  /** As when a network goes away. */
  cut(): void
  /** Reads nothing any more, and does not hang up. */
  pause(): void
  resume(): void
  end(): void
}

export interface PageOptions {
  origin: string
  /** Which process it comes to: perhaps another one each time. */
  door(): string
  cookie: string
  room: string
  since?: number
  /** Milliseconds until it tries again. */
  wait?(tries: number): number
  heard?(frame: ToRoom): void
  /** A line that was open is over; whether it was told so. */
  lost?(wasTold: boolean): void
  /** What must never be. */
  wrong(what: string): void
}

/** After more than two beats the line is dead, whatever the socket believes. */
const deadMs = 25_000

export function openPage(options: PageOptions): Page {
  const { origin, door, cookie, room, wait = waitBefore, heard, lost, wrong } = options
  const seen = new Map<number, Message>()
  const gone = new Set<number>()
  let revision = options.since ?? 0
  let newest = 0
  let socket: WebSocket | undefined
  let tries = 0
  let isEnded = false
  let timer: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined
  connect()

  function connect(): void {
    let hasOpened = false
    let bye: Extract<ToRoom, { type: 'bye' }> | undefined
    const mine = new WebSocket(`${door().replace('http', 'ws')}/live/rooms/${room}?since=${revision}`, {
      headers: { origin, cookie },
      handshakeTimeout: 5_000,
      perMessageDeflate: false,
    })
    socket = mine
    watch = setTimeout(() => mine.terminate(), deadMs)
    mine.on('open', () => (hasOpened = true))
    mine.on('message', (data: Buffer) => {
      tries = 0
      watch?.refresh()
      const frame = JSON.parse(data.toString()) as ToRoom
      if (frame.type === 'bye') bye = frame
      hear(frame)
      heard?.(frame)
    })
    mine.on('error', () => {})
    mine.on('close', () => {
      clearTimeout(watch)
      if (isEnded) return
      if (hasOpened) lost?.(bye !== undefined)
      // there is a reason not to come back
      if (bye && bye.why !== 'moved') return
      timer = setTimeout(connect, bye?.after ?? wait(tries))
      tries += 1
    })
  }

  function hear(frame: ToRoom): void {
    if (frame.type === 'beat' && frame.revision > revision) ask()
    if (frame.type !== 'news') return
    // something in between is missing
    if (frame.from > revision) return void ask()
    if (frame.to < revision) wrong('news that lead back')
    revision = Math.max(revision, frame.to)
    for (const message of frame.messages) put(message)
    for (const number of frame.gone) {
      seen.delete(number)
      gone.add(number)
    }
  }

  function put(message: Message): void {
    const { number } = message
    const known = seen.get(number)
    if (known && known.id !== message.id) wrong('two messages with one number')
    if (known && known.version > message.version) wrong('an older version after a newer one')
    // what was changed meanwhile comes once, as it is now
    const isAsItWas = message.version === 1 && message.state === 'shown' && !message.veiled
    if (!known && isAsItWas && number < newest && !gone.has(number)) wrong('a message out of its order')
    newest = Math.max(newest, number)
    seen.set(number, message)
  }

  const isOpen = () => socket?.readyState === WebSocket.OPEN
  function send(frame: FromRoom): boolean {
    if (!isOpen()) return false
    socket?.send(JSON.stringify(frame))
    return true
  }
  const ask = () => send({ v: 1, type: 'since', revision })

  return {
    cookie,
    get revision() {
      return revision
    },
    seen,
    isOpen,
    send,
    cut: () => socket?.terminate(),
    pause() {
      clearTimeout(watch)
      socket?.pause()
    },
    resume: () => socket?.resume(),
    end() {
      isEnded = true
      clearTimeout(timer)
      clearTimeout(watch)
      socket?.terminate()
    },
  }
}
