import { startAnchoring } from '@tealight/db/audit/start-anchoring'
import { openBell } from '@tealight/db/bell'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { startWorker } from '@tealight/worker/work'
import { live } from './live.ts'
import { anchorFolder, databaseUrl, keysFolder, readSettings, sharedPlace } from './settings.ts'
import { anchorTrouble } from './staff/anchor-trouble.ts'

/** The worker: texts are looked at, and what can wait is done. Its queue is in Redis when there is one, else in the store. */
await live(async () => {
  const settings = readSettings()
  const place = sharedPlace(settings)
  const bell = await openBell(place)
  const keys = await openKeys(keysFolder(settings))
  const db = openDb({ url: databaseUrl(settings), role: 'worker', keys, bell, connections: 5 })
  const worker = await startWorker({ db, queue: place, webhook: settings.webhook })
  const anchoring = await startAnchoring(db, anchorFolder(settings), (trouble) => console.error(anchorTrouble(trouble)))
  return async () => {
    await worker.stop()
    await anchoring.stop()
    await db.close()
    await bell.close()
  }
})
