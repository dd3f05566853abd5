import { onEnding } from './ending.ts'
import { makeWorld } from './faults/world.ts'
import { complain, say } from './say.ts'
import { gatherCrowd, inRoom } from './storm/crowd.ts'
import { killUnderCrowd } from './storm/kill.ts'
import { lookAtLines } from './storm/looks.ts'
import { parts, readOptions, type StormOptions } from './storm/options.ts'
import { pauseReaders } from './storm/paused.ts'
import { soak } from './storm/soak.ts'
import { cureFor } from './trouble.ts'

/**
 * `npm run storm -- [storm|paused|soak|looks] [--sockets N] [--seconds S] [--seed S] [--backend redis|postgres]`: live rooms
 * with a crowd in them. Ends with 1 when something was lost or doubled, or took longer or cost more than is promised.
 */
onEnding(() => process.exit(1))
await run(readOptions(process.argv.slice(2))).catch((error: unknown) => {
  complain(cureFor(error) ?? String(error))
  process.exit(1)
})

async function run(options: StormOptions): Promise<void> {
  const { part, sockets, backend } = options
  const world = await makeWorld({ backend, sabotage: undefined })
  const people = await gatherCrowd(world, sockets)
  say(`  ${people.length} people in ${Math.ceil(sockets / inRoom)} rooms, ${backend}`)
  const works: Record<(typeof parts)[number], () => Promise<boolean>> = {
    storm: () => killUnderCrowd(world, people, options.seed),
    paused: () => pauseReaders(world, people),
    soak: () => soak(world, people, options),
    looks: () => lookAtLines(world),
  }
  let isKept = true
  for (const one of parts.filter((name) => part === undefined || name === part)) {
    const kept = await works[one]()
    say(`    ${kept ? 'kept' : 'MISSED'}\n`)
    isKept &&= kept
  }
  await world.end()
  process.exit(isKept ? 0 : 1)
}
