import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { policyHeader } from './policy.ts'
import { readSheets, type Sheet } from './sheets.ts'

/** How the pages reach the api: in the same process, or over HTTP. Whoever starts us decides. */
export type Transport = (request: {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  address?: string
}) => Promise<{ status: number; headers: Record<string, string | string[]>; body: string }>

/** What every request carries to the pages: where we are, how to reach the api, who asks, and the sheets of the build. */
export interface Door {
  origin: string
  call: Transport
  address: string
  sheets: ReadonlyMap<string, Sheet>
}

declare module 'node:http' {
  interface IncomingMessage {
    door?: Door
  }
}

interface Settings {
  origin: string
  call: Transport
  /** Who asks, when a proxy stands in front that is trusted to say so. Else the peer of the connection. */
  addressOf?: (request: IncomingMessage) => string | undefined
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** The pages as a handler for any Node server. Every answer that leaves it carries the security headers. */
export async function webHandler({ origin, call, addressOf = peerOf }: Settings): Promise<Handler> {
  // The adapter reads these once, when it is loaded. We alone write the headers that they name.
  process.env['TEALIGHT_WEB_PROTOCOL_HEADER'] = 'x-forwarded-proto'
  process.env['TEALIGHT_WEB_HOST_HEADER'] = 'x-forwarded-host'
  // A text of 64 KB, percent-encoded, fits: then the page can say kindly that it is too long, and keep the words.
  process.env['TEALIGHT_WEB_BODY_SIZE_LIMIT'] = '256K'
  const built = new URL('./build/handler.js', import.meta.url).href
  const { handler }: { handler: (req: IncomingMessage, res: ServerResponse, next: () => void) => void } = await import(
    built
  )

  const sheets = await readSheets(new URL('./build/client/', import.meta.url))
  const { protocol, host } = new URL(origin)
  const always = securityHeaders(protocol === 'https:')

  return (request, response) => {
    // Whatever the client said of this, we know better.
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    request.headers['x-forwarded-host'] = host
    request.door = { origin, call, address: addressOf(request) ?? '', sheets }
    guard(response, always, protocol === 'https:')
    handler(request, response, () => response.writeHead(404).end())
  }
}

function peerOf(request: IncomingMessage) {
  return request.socket.remoteAddress
}

function securityHeaders(https: boolean): Record<string, string> {
  return {
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'permissions-policy': denied.map((feature) => `${feature}=()`).join(', '),
    'x-robots-tag': 'noindex, noai, noimageai',
    'x-dns-prefetch-control': 'off',
    ...(https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' }),
  }
}

/** Chromium warns of names that it does not know; these it knows. */
const denied = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

const talkative = ['server', 'x-powered-by', 'x-sveltekit-page', 'x-sveltekit-normalize', 'x-sveltekit-version']

/** Sets the headers at the last moment, when nobody can take them away again. */
function guard(response: ServerResponse, always: Record<string, string>, https: boolean): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status: number, ...rest: (string | HeadersGiven | undefined)[]) => {
    const given = rest.find((part) => typeof part === 'object')
    for (const [name, value] of pairs(given)) response.setHeader(name, value)
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value)

    const policy = response.getHeader('content-security-policy') ?? policyHeader
    response.setHeader(
      'content-security-policy',
      https ? `${String(policy)}; upgrade-insecure-requests` : String(policy),
    )
    for (const name of talkative) response.removeHeader(name)

    if (!isFile(response, status)) {
      response.setHeader('cache-control', 'no-store')
      // A tag of a page that is never stored could only serve to know somebody again.
      response.removeHeader('etag')
    } else if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-cache')
    if (response.getHeader('content-type') === 'text/html')
      response.setHeader('content-type', 'text/html; charset=utf-8')
    return writeHead(status)
  }
}

type HeadersGiven = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** Only the adapter's file server says these. */
function isFile(response: ServerResponse, status: number): boolean {
  return response.hasHeader('accept-ranges') || (status === 304 && response.hasHeader('etag'))
}

function pairs(given: HeadersGiven | undefined): [string, OutgoingHttpHeader][] {
  if (!given) return []
  if (Array.isArray(given)) throw new TypeError('headers as a flat list are not expected here')
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}
