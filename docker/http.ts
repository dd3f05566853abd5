import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareAnswers } from './bare.ts'
import { drainMs } from './live.ts'
import { portTrouble } from './ports.ts'

interface Doorkeeping {
  isForUs?: (request: IncomingMessage) => boolean
  /** Whether somebody has taken the socket. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
}

/** A server that a slow, idle or endless sender cannot hold up for others. */
export async function openDoor(
  place: { port: number; host: string; origin: string },
  listener: RequestListener,
  { isForUs = () => true, upgrade = () => false }: Doorkeeping = {},
): Promise<Server> {
  const bare = bareAnswers(place.origin)
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      // Longer than proxies keep theirs (Caddy 2 min is the exception that retries), so that we are not the first to hang up
      keepAliveTimeout: 65_000,
      // Node would answer without our headers
      requireHostHeader: false,
    },
    (request, response) => {
      if (request.headers.host === undefined) return bare.unreadable(response)
      if (!isForUs(request)) return bare.misdirected(response)
      listener(request, response)
    },
  )
  server.on('clientError', bare.broken)
  server.on('checkExpectation', bare.unexpected)
  server.on('connect', (_, socket) => bare.notHere(socket))
  server.on('upgrade', (request, socket, head) => {
    if (!isForUs(request) || !upgrade(request, socket, head)) bare.notHere(socket)
  })
  // Somebody who does not read the answer. Live sockets take this off and watch for themselves
  server.timeout = 30_000
  server.maxConnections = 10_000
  server.maxRequestsPerSocket = 10_000
  server.listen(place.port, place.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw portTrouble(error, place.port, place.host)
  }
  return server
}

/** Takes no new requests and lets those under way finish, for as long as we may wait. */
export async function closeDoor(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  await Promise.race([closed, sleep(drainMs, undefined, { ref: false })])
  server.closeAllConnections()
}

/** Who asks: the socket's address, or what a proxy that we trust says of it. Anybody else's word is not heard. */
export function addressReader(trusted: readonly string[]): (request: IncomingMessage) => string {
  const proxies = new BlockList()
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  const isProxy = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

  return (request) => {
    const hops = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean)
    let address = plain(request.socket.remoteAddress ?? '')
    while (isProxy(address)) {
      const before = hops.pop()
      if (before === undefined) break
      address = plain(before)
    }
    return address
  }
}

/** An IPv4 caller of an IPv6 socket. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '')
