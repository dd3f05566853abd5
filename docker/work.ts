import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { startWorker } from '@tealight/worker/work'
import { live } from './live.ts'
import { databaseUrl, keysFolder, readSettings } from './settings.ts'

/** The worker: what can wait. Its queue is in Redis when there is one, else in the store. */
await live(async () => {
  const settings = readSettings()
  const url = databaseUrl(settings)
  const keys = await openKeys(keysFolder(settings))
  const db = openDb({ url, role: 'worker', keys, connections: 5 })
  const worker = await startWorker({
    db,
    queue: settings.redisUrl === undefined ? { kind: 'postgres', url } : { kind: 'redis', url: settings.redisUrl },
  })
  return async () => {
    await worker.stop()
    await db.close()
  }
})
