import { makeApi } from '@tealight/api/app'
import { openBell } from '@tealight/db/bell'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { databaseUrl, keysFolder, sharedPlace, type Settings } from './settings.ts'

/** The api on its store, ready to be asked, and the act that closes both. */
export async function openApi(settings: Settings) {
  const keys = await openKeys(keysFolder(settings))
  const bell = await openBell(sharedPlace(settings))
  const db = openDb({ url: databaseUrl(settings), role: 'api', keys, bell })
  const api = await makeApi({
    db,
    origin: settings.origin,
    trustProxy: settings.trustProxy,
    logger: true,
    limitFactor: settings.limitFactor,
    ...(settings.redisVolatileUrl !== undefined && { redis: { volatile: settings.redisVolatileUrl } }),
  })
  await api.ready()
  return {
    api,
    close: async () => {
      await api.close()
      await db.close()
      await bell.close()
    },
  }
}
