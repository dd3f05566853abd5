import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { machine, type Bench } from './bench/kit.ts'
import { onEnding } from './ending.ts'
import { complain, say } from './say.ts'
import { root } from './tools.ts'

/** `npm run bench` lists the benches; `npm run bench -- NAME` runs one beside its bare part. */
onEnding(() => process.exit(1))

const benches: Bench[] = []
for await (const file of glob('{api,db,worker,web,docker}/bench/**/*.bench.ts', { cwd: root })) {
  benches.push((await import(join(root, file))) as Bench)
}
benches.sort((one, other) => one.name.localeCompare(other.name))

const [wanted] = process.argv.slice(2)
const bench = benches.find(({ name }) => name === wanted)
if (wanted === undefined) {
  for (const { name, title } of benches) say(`  ${name.padEnd(14)} ${title}`)
  say('\n  Run one with: npm run bench -- NAME')
} else if (bench) {
  await show(bench)
} else {
  complain(`there is no bench "${wanted}": npm run bench lists them.`)
  process.exitCode = 1
}
process.exit()

async function show({ name, title, run }: Bench): Promise<void> {
  say(`  ${title}`)
  const { ours, bare, unit, better, goal, kept, details } = await run()
  const ratio = Math.round((ours / bare) * 100) / 100
  say(`\n  ours   ${ours} ${unit}`)
  say(`  bare   ${bare} ${unit}`)
  say(`  ratio  ${ratio} (${better} is better)`)
  say(`  goal   ${goal}: ${kept ? 'kept' : 'MISSED'}\n`)
  say(JSON.stringify({ bench: name, ours, bare, unit, ratio, better, goal, kept, ...details, machine: machine() }))
}
