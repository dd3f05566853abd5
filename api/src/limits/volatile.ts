import { Redis } from 'ioredis'
import { randomBytes } from 'node:crypto'
import type { AddressKey } from './who.ts'

/** A call that takes longer is given up: limits must never make anybody wait. */
const budget = 100

/**
 * Opens the Redis that holds limits and presence. It must write nothing to disk, since what it counts by address is
 * nobody's to keep; one that does is refused at start.
 */
export async function openVolatile(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    commandTimeout: budget,
    connectTimeout: 1_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    lazyConnect: true,
  })
  redis.on('error', () => {})
  await redis.connect()
  const [save, append] = await Promise.all([redis.config('GET', 'save'), redis.config('GET', 'appendonly')])
  if (valueOf(save) !== '' || valueOf(append) !== 'no') {
    redis.disconnect()
    throw new Error('REDIS_VOLATILE_URL points to a Redis that writes to disk. Start it with --save "" --appendonly no')
  }
  return redis
}

const valueOf = (reply: unknown) => (Array.isArray(reply) ? String(reply[1]) : '')

/** For several processes: the first to need the secret of the hour makes it, and Redis forgets it. */
export function keyInRedis(redis: Redis): AddressKey {
  const fallback = randomBytes(32)
  let known = { until: 0, secret: fallback }
  return async () => {
    if (known.until > performance.now()) return known.secret
    try {
      await redis.set('tealight-address-key', randomBytes(32).toString('base64url'), 'EX', 3600, 'NX')
      const [made, seconds] = await Promise.all([redis.get('tealight-address-key'), redis.ttl('tealight-address-key')])
      if (made === null) return known.secret
      known = { until: performance.now() + Math.min(seconds, 60) * 1000, secret: Buffer.from(made, 'base64url') }
    } catch {
      // Redis is away: count with what we have
    }
    return known.secret
  }
}
