import { openBell } from '@tealight/db/bell'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { startWorker } from '@tealight/worker/work'
import { live } from '../live.ts'
import { databaseUrl, keysFolder, readSettings, sharedPlace } from '../settings.ts'
import { trapFrom } from './crash-at.ts'

// The worker as docker/work.ts starts it, with traps on its road.

await live(async () => {
  const settings = readSettings()
  const queue = sharedPlace(settings)
  const keys = await openKeys(keysFolder(settings))
  const db = openDb({ url: databaseUrl(settings), role: 'worker', keys, bell: await openBell(queue), connections: 5 })
  await startWorker({ db, queue, trap: trapFrom(process.env) })
  return async () => {}
})
