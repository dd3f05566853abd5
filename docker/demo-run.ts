import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { fillDemo } from './demo.ts'
import { once } from './live.ts'
import { databaseUrl, keysFolder, readSettings } from './settings.ts'

/** `npm start -- --demo`: made-up groups and threads, marked as such. */
await once(async () => {
  const settings = readSettings()
  const keys = await openKeys(keysFolder(settings))
  const db = openDb({ url: databaseUrl(settings), role: 'owner', keys, connections: 2 })
  try {
    await fillDemo(db)
  } finally {
    await db.close()
  }
})
