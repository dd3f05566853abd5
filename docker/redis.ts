import { Redis } from 'ioredis'
import { Trouble } from './trouble.ts'

/** Says in a sentence why a Redis cannot be used for what it was given for. */
export async function checkRedis(name: 'REDIS_URL' | 'REDIS_VOLATILE_URL', url: string): Promise<void> {
  const { host } = new URL(url)
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    redis.disconnect()
    const said = error instanceof Error ? error.message : ''
    throw new Trouble(
      /NOAUTH|WRONGPASS|NOPERM/.test(said)
        ? `Redis at ${host} refuses the password: correct ${name}.`
        : `No Redis answers at ${host}: start it, or correct ${name}.`,
    )
  }
  try {
    if (name === 'REDIS_URL') await checkQueue(redis, host)
    else await checkVolatile(redis, host)
  } finally {
    redis.disconnect()
  }
}

async function checkQueue(redis: Redis, host: string): Promise<void> {
  const policy = await setting(redis, 'maxmemory-policy')
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Trouble(
      `Redis at ${host} throws jobs away when it is full (maxmemory-policy ${policy}): set it to noeviction.`,
    )
  }
}

/** What it holds is meant to be forgotten: nothing of it may reach a disk. */
async function checkVolatile(redis: Redis, host: string): Promise<void> {
  const [save, appendOnly] = await Promise.all([setting(redis, 'save'), setting(redis, 'appendonly')])
  if (save || appendOnly === 'yes') {
    throw new Trouble(`Redis at ${host} (REDIS_VOLATILE_URL) writes to disk: start it with --save "" --appendonly no.`)
  }
}

/** Undefined where the service that runs it does not let one ask. */
async function setting(redis: Redis, name: string): Promise<string | undefined> {
  const [, value] = await redis.config('GET', name).then(
    (answer) => answer as string[],
    () => [],
  )
  return value
}
