import { setTimeout as sleep } from 'node:timers/promises'
import { onEnding } from './ending.ts'
import { check, givenInVain, untilQuiet } from './faults/check.ts'
import { planKills } from './faults/kills.ts'
import { readOptions } from './faults/options.ts'
import { seeded } from './faults/random.ts'
import { showKills, showTimes, type Killed } from './faults/table.ts'
import { startSilence } from './faults/silence.ts'
import { startTalk } from './faults/talk.ts'
import { startWatch } from './faults/watch.ts'
import { makeWorld } from './faults/world.ts'
import { startWriters } from './faults/writers.ts'
import { complain, say } from './say.ts'
import { cureFor } from './trouble.ts'

/**
 * `npm run faults -- --posts N --kills K [--seed S] [--backend redis|postgres]`: people in distress write, in
 * threads and in a room, while whatever can be killed is killed and lines break. Ends with 1 when a text, a flag or an answer was lost or doubled.
 */
const patience = 120_000

onEnding(() => process.exit(1))
await run().catch((error: unknown) => {
  complain(cureFor(error) ?? String(error))
  process.exit(1)
})

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const { posts, kills, seed, backend } = options
  say(`  ${posts} texts, ${kills} kills, seed ${seed}, ${backend}`)
  const random = seeded(seed)
  const world = await makeWorld(options)
  const watch = startWatch(world)
  const writers = startWriters(world)
  const talk = startTalk(world, random)
  const silence = startSilence(world, random)

  const calm = Math.ceil(posts / 5)
  await Promise.all([writers.write(calm, () => {}), talk.say(calm)])
  await untilQuiet(world, 30)

  // people who get no answer for so long are a fault as well
  let watchdog = setTimeout(stuck, patience)
  const killed: Killed[] = []
  let left = posts - calm
  for (const [at, kill] of planKills(kills, random, backend === 'redis').entries()) {
    const share = Math.ceil(left / (kills - at))
    left -= share
    clearTimeout(watchdog)
    watchdog = setTimeout(stuck, patience)
    await kill.prepare?.(world)
    const first = Promise.withResolvers<void>()
    const writing = Promise.all([writers.write(share, first.resolve), talk.say(share)])
    // somewhere in the middle
    await Promise.race([first.promise, writing])
    await sleep(random.below(150))
    silence.trouble(true)
    const reached = await kill.run(world)
    silence.trouble(false)
    await writing
    const times = writers.acknowledged.slice(-share).map(({ clicked, acknowledged }) => acknowledged - clicked)
    killed.push({ name: kill.name, reached, slowest: Math.max(0, ...times) })
  }
  await writers.write(left, () => {})
  await silence.end()
  await talk.settle(30)
  clearTimeout(watchdog)
  await untilQuiet(world, 60)
  await watch.end()

  showKills(killed)
  showTimes(watch, { calm: writers.acknowledged.slice(0, calm), 'under faults': writers.acknowledged.slice(calm) })
  const told = [...writers.acknowledged, ...talk.acknowledged, ...silence.acknowledged]
  const broken = [
    ...(await check(world, { ...writers, acknowledged: told }, watch)),
    ...(await talk.check()),
    ...(await silence.check()),
  ]
  talk.end()
  const inVain = await givenInVain(world)
  await world.end()
  const { edited, takenBack, hidden, read } = talk.changes
  const { muted, banned, tries, slowest } = silence.counts
  say(`\n  given to a human in vain: ${inVain}`)
  say(`  in the room: ${edited} edited, ${takenBack} taken back, ${hidden} hidden, ${read} read at another api at once`)
  say(
    `  ${muted} muted, ${banned} banned, who tried ${tries} times; the slowest line of somebody banned ended after ${slowest.toFixed(0)} ms`,
  )
  for (const { name, count } of broken) say(`  BROKEN: ${name}: ${count}`)
  const summary = `${writers.acknowledged.length} texts, ${talk.acknowledged.length} messages in a room, ${killed.length} kills, seed ${seed}, ${backend}`
  say(broken.length === 0 ? `  ${summary}: nothing lost, nothing doubled.` : `  ${summary}: NOT KEPT.`)
  process.exit(broken.length === 0 ? 0 : 1)
}

function stuck(): void {
  complain('it did not go on for two minutes.')
  process.exit(1)
}
