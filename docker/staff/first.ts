import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { makeFirstCodes } from '@tealight/db/staff/first-codes'
import { once } from '../live.ts'
import { say } from '../say.ts'
import { databaseUrl, keysFolder, readSettings } from '../settings.ts'

/** Prints codes for whoever is to be the first admin and the first moderator; nothing once they are there. */
await once(async () => {
  const settings = readSettings()
  const keys = await openKeys(keysFolder(settings))
  const db = openDb({ url: databaseUrl(settings), role: 'owner', keys, connections: 1 })
  const codes = await db.transaction((tx) => makeFirstCodes(tx))
  await db.close()
  if (codes.length === 0) return
  say(
    `\n  The desk still needs somebody. Type each code once at ${settings.origin}/desk/join; one person may use both.`,
  )
  for (const { role, code } of codes) say(`    ${role.padEnd(10)} ${code}`)
  say('  They are good for seven days, or until the next start, which prints new ones.\n')
})
