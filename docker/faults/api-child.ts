import { makeApi } from '@tealight/api/app'
import { openBell } from '@tealight/db/bell'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openDoor } from '../http.ts'
import { live } from '../live.ts'
import { databaseUrl, keysFolder, readSettings, sharedPlace } from '../settings.ts'
import { trapFrom } from './crash-at.ts'
import type { Held } from './kept-child.ts'
import { writingTasksAfterwards } from './task-outside.ts'
import { trappedBell, trappedStore } from './trapped.ts'

// The api as docker/api.ts starts it, with traps in its store.

await live(async () => {
  const settings = readSettings()
  const trap = trapFrom(process.env)
  const keys = await openKeys(keysFolder(settings))
  const bell = trappedBell(await openBell(sharedPlace(settings)), trap)
  const store = openDb({ url: databaseUrl(settings), role: 'api', keys, bell })
  const db = trappedStore(process.env['SABOTAGE'] ? writingTasksAfterwards(store) : store, trap)
  const { origin, limitFactor } = settings
  const api = await makeApi({ db, origin, limitFactor, logger: true })
  await api.ready()
  await openDoor(settings, (request, response) => api.routing(request, response), {
    upgrade: (request, socket, head) => api.server.emit('upgrade', request, socket, head),
  })
  process.on('message', (message) => {
    if (message === 'measure') process.send?.({ measured: held() })
  })
  return async () => {}
})

/** What this process holds, in megabytes, when nothing waits to be collected. */
function held(): Held {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { used: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 }
}
