import { percentile } from '../bench/kit.ts'
import { say } from '../say.ts'
import type { Watch } from './watch.ts'
import type { Acknowledged } from './writers.ts'

export interface Killed {
  name: string
  reached: boolean
  /** Of the answers that people waited for meanwhile, in milliseconds. */
  slowest: number
}

/** The kills by name, how many there were and how many did not come to their point. */
export function showKills(kills: readonly Killed[]): void {
  const names = [...new Set(kills.map(({ name }) => name))].toSorted()
  say('\n  killed                                    times   slowest answer, ms')
  for (const name of names) {
    const all = kills.filter((one) => one.name === name)
    const missed = all.filter(({ reached }) => !reached).length
    const slowest = Math.max(...all.map((one) => one.slowest)).toFixed(0)
    say(
      `  ${name.padEnd(40)} ${String(all.length).padStart(6)} ${slowest.padStart(16)}${missed > 0 ? `  (${missed} did not come to it)` : ''}`,
    )
  }
}

/** From the click, in milliseconds. */
export function showTimes(watch: Watch, phases: Record<string, readonly Acknowledged[]>): void {
  say('\n  milliseconds from the click to …              p50      p99      max')
  for (const [phase, posts] of Object.entries(phases)) {
    const since = (at: (post: Acknowledged) => number | undefined) =>
      posts.flatMap((post) => (at(post) === undefined ? [] : [(at(post) ?? 0) - post.clicked]))
    row(
      `the answer, ${phase}`,
      since(({ acknowledged }) => acknowledged),
    )
    row(
      `the flag on an open desk, ${phase}`,
      since(({ post, grave }) => (grave ? watch.flagged.get(post) : undefined)),
    )
    row(
      `the assessment, ${phase}`,
      since(({ post }) => watch.assessed.get(post)),
    )
  }
}

function row(name: string, times: number[]): void {
  const cells = [percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1)]
  say(`  ${name.padEnd(40)} ${cells.map((cell) => cell.toFixed(0).padStart(8)).join(' ')}`)
}
