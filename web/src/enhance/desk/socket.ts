import type { FromDesk, ToDesk } from '@tealight/api/contract/flags'

export interface Doorbell {
  /** Something changed, or may have. */
  ring: () => void
  /** The connection went away, or is back. */
  connected: (is: boolean) => void
  ended: () => void
}

/**
 * The desk's socket is only a doorbell. It is opened again after a loss, later and later and never all desks at once, and
 * says every minute that somebody sits here, as long as the page is seen.
 */
export function openSocket({ ring, connected, ended }: Doorbell): void {
  let tries = 0
  let over = false
  let lastHeard = 0
  let socket: WebSocket | undefined
  connect()
  setInterval(sayHere, 60_000)
  // three beats missed: the other end is gone, whatever the connection says
  setInterval(() => {
    if (socket?.readyState === WebSocket.OPEN && performance.now() - lastHeard > 50_000) socket.close()
  }, 10_000)
  document.addEventListener('visibilitychange', sayHere)
  window.addEventListener('online', () => {
    if (socket?.readyState !== WebSocket.OPEN && socket?.readyState !== WebSocket.CONNECTING) connect()
  })

  function connect() {
    if (over) return
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/live/desk`)
    socket.addEventListener('open', () => {
      tries = 0
      lastHeard = performance.now()
      connected(true)
      sayHere()
      // whatever changed while nobody rang
      ring()
    })
    socket.addEventListener('message', ({ data }) => {
      lastHeard = performance.now()
      const said = frameOf(data)
      if (said?.type === 'changed') ring()
      if (said?.type === 'ended') {
        over = true
        socket?.close()
        ended()
      }
    })
    socket.addEventListener('close', () => {
      if (over) return
      connected(false)
      tries += 1
      setTimeout(connect, 1000 + Math.random() * 1000 * Math.min(29, 2 ** tries))
    })
  }

  function sayHere() {
    const here: FromDesk = { v: 1, type: 'here' }
    if (!document.hidden && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(here))
  }
}

function frameOf(data: unknown): ToDesk | undefined {
  try {
    const said: unknown = JSON.parse(String(data))
    return isOurs(said) ? said : undefined
  } catch {
    return undefined
  }
}

function isOurs(said: unknown): said is ToDesk {
  return typeof said === 'object' && said !== null && 'v' in said && said.v === 1 && 'type' in said
}
