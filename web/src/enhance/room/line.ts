import type { FromRoom, ToRoom } from '@tealight/api/contract/rooms'
import { waitBefore } from './wait.ts'

/** A beat comes every ten seconds: after more than two of them the line is dead, whatever the browser believes. */
const deadMs = 25_000
/** Of both kinds; an old browser may not have the names. */
const isOpen = 1

export interface Line {
  /** False when it cannot go just now. */
  send(frame: FromRoom): boolean
  ask(revision: number): void
  /** The server moves: come again after so many milliseconds. */
  comeBack(after: number): void
  end(): void
}

/**
 * A line into a room that comes back by itself. A socket first; where that never opens, server-sent events, and what is
 * said goes by a form's way.
 */
export function openLine(
  room: string,
  revision: () => number,
  { hear, lost, found }: { hear(frame: ToRoom): void; lost(): void; found(): void },
): Line {
  let socket: WebSocket | null = null
  let events: EventSource | null = null
  let tries = 0
  let socketNeverOpened = 0
  let timer = 0
  let watch = 0
  let isEnded = false

  const place = () => `/live/rooms/${room}`
  connect()
  window.addEventListener('online', now)
  window.addEventListener('offline', () => {
    if (isEnded) return
    drop()
    lost()
  })
  window.addEventListener('pagehide', drop)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) now()
  })
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && !isLive()) now()
  })

  function connect(): void {
    if (isEnded) return
    clearTimeout(timer)
    drop()
    if (socketNeverOpened >= 2 || !('WebSocket' in window)) return connectEvents()
    let hasOpened = false
    const mine = new WebSocket(`${place()}?since=${revision()}`)
    socket = mine
    mine.onopen = () => {
      hasOpened = true
      socketNeverOpened = 0
    }
    mine.onmessage = ({ data }) => heard(String(data))
    mine.onclose = () => {
      if (socket !== mine) return
      if (!hasOpened) socketNeverOpened += 1
      again()
    }
    watchFor()
  }

  function connectEvents(): void {
    const mine = new EventSource(`${place()}/events?since=${revision()}`)
    events = mine
    mine.onmessage = ({ data }) => heard(String(data))
    // the browser would come back by itself, but not from where we stand
    mine.onerror = () => {
      if (events !== mine) return
      mine.close()
      // perhaps sockets pass again
      if (tries > 2) socketNeverOpened = 1
      again()
    }
    watchFor()
  }

  function heard(text: string): void {
    tries = 0
    watchFor()
    found()
    hear(JSON.parse(text) as ToRoom)
  }

  function watchFor(): void {
    clearTimeout(watch)
    watch = window.setTimeout(again, deadMs)
  }

  function again(after = waitBefore(tries)): void {
    if (isEnded) return
    drop()
    tries += 1
    if (tries > 1) lost()
    clearTimeout(timer)
    timer = window.setTimeout(connect, after)
  }

  function now(): void {
    if (!isEnded) again(Math.random() * 300)
  }

  function drop(): void {
    clearTimeout(watch)
    const [oldSocket, oldEvents] = [socket, events]
    socket = events = null
    // one that is only just opening would complain: it is closed when it is open
    if (oldSocket?.readyState === 0) oldSocket.onopen = () => oldSocket.close()
    else oldSocket?.close()
    oldEvents?.close()
  }

  const isLive = () => socket?.readyState === isOpen || events?.readyState === isOpen

  return {
    send(frame) {
      if (socket?.readyState === isOpen) {
        socket.send(JSON.stringify(frame))
        return true
      }
      if (events?.readyState !== isOpen) return false
      if (frame.type === 'write') void sendByForm(room, frame, hear)
      return true
    },
    ask(from) {
      if (socket?.readyState === isOpen) socket.send(JSON.stringify({ v: 1, type: 'since', revision: from }))
      else now()
    },
    comeBack: (after) => again(after),
    end() {
      isEnded = true
      clearTimeout(timer)
      drop()
    },
  }
}

async function sendByForm(
  room: string,
  { key, text, note, replyTo }: Extract<FromRoom, { type: 'write' }>,
  hear: (frame: ToRoom) => void,
): Promise<void> {
  try {
    const answer = await fetch(`/api/rooms/${room}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientKey: key, text, ...(note && { note }), ...(replyTo && { replyTo }) }),
      signal: AbortSignal.timeout(20_000),
    })
    const said = await answer.json()
    if (answer.ok) hear({ v: 1, type: 'wrote', key, ...said })
    else hear({ v: 1, type: 'refused', key, code: said.code, retryAfter: said.retryAfter })
  } catch {
    hear({ v: 1, type: 'refused', key, code: 'unavailable', retryAfter: 5 })
  }
}
