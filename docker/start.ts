import { onEnding } from './ending.ts'
import { startService } from './service.ts'
import { readSettings } from './settings.ts'
import { complain, say } from './say.ts'
import { cureFor } from './trouble.ts'

/** `npm start`: the whole service on this machine, and what a person is told meanwhile. */
try {
  const settings = readSettings()
  const demo = process.argv.includes('--demo')
  const starting = startService(settings, { demo })
  let ending = false
  onEnding((hurry) => {
    if (hurry) process.exit(1)
    ending = true
    say('\n  Stopping: what people are doing is let finish.')
    void starting
      .then((service) => service.stop())
      .catch(() => undefined)
      .then(() => process.exit(0))
  })
  const service = await starting
  if (!ending) {
    say(`\n  Tealight is open at ${settings.origin}`)
    if (!(await service.hasGroups())) {
      say('  There are no groups yet. Make one: npm run groups -- add --title "…" --about "…"')
    }
    await service.inviteFirst()
    say('  Ctrl-C stops it. The texts stay, and the next start finds them.\n')
  }
  await service.failed
} catch (error) {
  const cure = cureFor(error)
  if (cure === undefined) throw error
  complain(cure)
  process.exit(1)
}
