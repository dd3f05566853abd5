import { availableParallelism } from 'node:os'
import { onEnding } from './ending.ts'
import { say } from './say.ts'
import { runTool } from './tools.ts'
import { checks, type Check } from './verify/checks.ts'

/** `npm run verify`: may I hand this over? Types, lint, format, boundaries; no services, seconds. */
onEnding(() => process.exit(1))

const began = performance.now()
// writes what the types of the pages are made from
await runTool({ file: '@sveltejs/kit/svelte-kit.js', args: ['sync'], folder: 'web' })

let failed = 0
async function look({ name, run }: Check): Promise<void> {
  const started = performance.now()
  const { code, said } = await run()
  say(`  ${code === 0 ? '✓' : '✗'} ${name.padEnd(20)} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (code === 0) return
  failed++
  say(said.trim().replace(/^/gm, '    '))
}

const waiting = [...checks]
async function lookOnAndOn(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) await look(check)
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lookOnAndOn))

say(
  `\n  ${checks.length - failed} checks passed, ${failed} failed (${((performance.now() - began) / 1000).toFixed(1)} s)`,
)
process.exit(failed === 0 ? 0 : 1)
