import { mac, type Secret } from '@tealight/db/keys/box'
import { limitKeyOf } from '@tealight/db/identities/root'
import type { FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'

/**
 * Whom a limit counts. Members by a value of their root and the day, so that five hundred people behind one address do
 * not share a limit; strangers by a keyed hash of their address prefix. Neither is ever written anywhere: the key lives
 * in memory only and is another one each hour.
 */
export function whoCounts(addressKey: AddressKey) {
  const source = async (request: FastifyRequest): Promise<string> =>
    mac(await addressKey(), prefixOf(request.ip)).toString('base64url', 0, 12)
  const who = async (request: FastifyRequest): Promise<string> =>
    request.session ? limitKeyOf(request.session.root, new Date().toISOString().slice(0, 10)) : source(request)
  return { who, source }
}

/** Gives the secret of this hour. */
export type AddressKey = () => Promise<Secret>

const hour = 60 * 60 * 1000

/** For one process: the secret is made here, and forgotten after an hour. */
export function keyInMemory(): AddressKey {
  let secret = randomBytes(32)
  setInterval(() => (secret = randomBytes(32)), hour).unref()
  return async () => secret
}

/** The network an address belongs to: /24 of IPv4, /56 of IPv6. Coarse enough to be many people, narrow enough to slow one. */
export function prefixOf(address: string): string {
  if (isIP(address) === 4) return address.split('.').slice(0, 3).join('.')
  const mapped = /^::ffff:(\d+\.\d+\.\d+)\.\d+$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (isIP(address) !== 6) return 'unknown'
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right]
  const [a = '0', b = '0', c = '0', d = '0'] = groups.map((group) => parseInt(group, 16).toString(16))
  return `${a}:${b}:${c}:${(parseInt(d, 16) >> 8).toString(16)}`
}
