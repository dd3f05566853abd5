import { migrate } from '@tealight/db/migrate'
import { migrateQueue } from '@tealight/worker/migrate-queue'
import { prepareDatabase } from './postgres/outer.ts'
import { once } from './live.ts'
import { checkRedis } from './redis.ts'
import { databaseUrl, readSettings } from './settings.ts'

/** Looks at what was given to us, brings the store to the present shape, and ends. Everything else starts after it. */
await once(async () => {
  const settings = readSettings()
  const url = databaseUrl(settings)
  await prepareDatabase(url)
  if (settings.redisUrl !== undefined) await checkRedis('REDIS_URL', settings.redisUrl)
  if (settings.redisVolatileUrl !== undefined) await checkRedis('REDIS_VOLATILE_URL', settings.redisVolatileUrl)
  await migrate(url)
  if (settings.redisUrl === undefined) await migrateQueue(url)
})
