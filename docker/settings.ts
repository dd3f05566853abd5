import { join, resolve } from 'node:path'
import { Trouble } from './trouble.ts'

/** All that can be set from outside, read in this one place. docker/README.md says what each is for. */
export interface Settings {
  host: string
  port: number
  /** Where people find it: the address in their browser, without a path. */
  origin: string
  /** Everything that our own Postgres keeps. */
  data: string
  /** Beside the data, never inside: whoever copies the one does not have the other. Undefined: `keys` in `data`. */
  keys: string | undefined
  /** Where the heads of the audit log are kept, outside of the store. Undefined: `anchor` in `data`. */
  anchor: string | undefined
  databaseUrl: string | undefined
  redisUrl: string | undefined
  redisVolatileUrl: string | undefined
  /** Addresses of the proxies in front, whose X-Forwarded-For is believed. */
  trustProxy: string[]
  /** Only where web runs alone: how it reaches the api. */
  api: string
  /** Where the operator is told that a flag's clock ran out and nobody came. Undefined: in the log. */
  webhook: string | undefined
  /** Multiplies what a person may do in a while; above 1 only for load tests. */
  limitFactor: number
}

export type Environment = Record<string, string | undefined>

export function readSettings(env: Environment = process.env): Settings {
  const host = env['HOST'] || '127.0.0.1'
  const port = readPort(env['PORT'] || '4000')
  return {
    host,
    port,
    origin: readOrigin(env['TEALIGHT_ORIGIN'], host, port),
    data: resolve(env['TEALIGHT_DATA'] || ownFolder),
    keys: env['TEALIGHT_KEYS'] ? resolve(env['TEALIGHT_KEYS']) : undefined,
    anchor: env['TEALIGHT_ANCHOR'] ? resolve(env['TEALIGHT_ANCHOR']) : undefined,
    databaseUrl: readUrl('DATABASE_URL', env['DATABASE_URL'], ['postgres:', 'postgresql:']),
    redisUrl: readUrl('REDIS_URL', env['REDIS_URL'], ['redis:', 'rediss:']),
    redisVolatileUrl: readUrl('REDIS_VOLATILE_URL', env['REDIS_VOLATILE_URL'], ['redis:', 'rediss:']),
    trustProxy: (env['TEALIGHT_TRUST_PROXY'] ?? '').split(/[\s,]+/).filter(Boolean),
    api: readUrl('TEALIGHT_API', env['TEALIGHT_API'], ['http:', 'https:']) ?? 'http://127.0.0.1:4001',
    webhook: readUrl('TEALIGHT_WEBHOOK', env['TEALIGHT_WEBHOOK'], ['http:', 'https:']),
    limitFactor: Number(env['TEALIGHT_LIMIT_FACTOR']) || 1,
  }
}

/** Used when TEALIGHT_DATA says nothing. */
export const ownFolder = join(import.meta.dirname, '../.tealight')

/** Of a process that runs alone and brings no store. */
export function databaseUrl(settings: Settings): string {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl
  throw new Trouble(
    'DATABASE_URL is not set: give it the address of Postgres, as in postgres://user:password@host:5432/tealight.',
  )
}

/** Where rings and jobs go between processes: one choice for both. */
export function sharedPlace(settings: Settings): { kind: 'postgres' | 'redis'; url: string } {
  if (settings.redisUrl !== undefined) return { kind: 'redis', url: settings.redisUrl }
  return { kind: 'postgres', url: databaseUrl(settings) }
}

export function keysFolder(settings: Settings): string {
  return settings.keys ?? join(settings.data, 'keys')
}

export function anchorFolder(settings: Settings): string {
  return settings.anchor ?? join(settings.data, 'anchor')
}

function readPort(given: string): number {
  const port = Number(given)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Trouble(`PORT=${given} is not a port: give a number from 1 to 65535, as in PORT=4000.`)
}

/** Cookies, passkeys and sockets need a secure context; of plain http, browsers grant it to localhost alone. */
function readOrigin(given: string | undefined, host: string, port: number): string {
  if (!given) {
    if (loopback.has(host)) return `http://localhost:${port}`
    throw new Trouble(
      `HOST=${host} lets other machines in, and browsers keep people signed in only over https: set TEALIGHT_ORIGIN=https://your.name, the address that people will open.`,
    )
  }
  const url = URL.parse(given)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Trouble(`TEALIGHT_ORIGIN=${given} is not an address: give it as in https://forum.example.org.`)
  }
  if (url.origin !== given.replace(/\/$/, '')) {
    throw new Trouble(`TEALIGHT_ORIGIN=${given} must be an origin alone: write it as ${url.origin}.`)
  }
  if (url.protocol === 'http:' && !loopback.has(url.hostname)) {
    throw new Trouble(
      `TEALIGHT_ORIGIN=${given} would send what people write in the clear, and browsers would not keep them signed in: give an https:// address and put a proxy with a certificate in front.`,
    )
  }
  return url.origin
}

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

function readUrl(name: string, given: string | undefined, protocols: string[]): string | undefined {
  if (!given) return undefined
  const url = URL.parse(given)
  // The value may hold a password: it is not repeated
  if (url === null || !protocols.includes(url.protocol)) {
    throw new Trouble(
      `${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}: correct it.`,
    )
  }
  return given
}
