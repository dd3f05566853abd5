import { openKeys, type Keys } from '@tealight/db/keys'
import { rmSync } from 'node:fs'
import { benchSeconds } from './compare.ts'
import { cpuSeconds } from './cost.ts'
import { percentile, temporaryFolder, withStore, type Result } from './kit.ts'

/** Something whose cost must not grow with the store: what is asked, of stores of several sizes, ours beside bare. */
export interface Flat<Store extends { size: number; close(): Promise<void> }, Kind extends string, Place, Made> {
  /** What the stores hold, such as `threads`. */
  things: string
  kinds: readonly Kind[]
  fill(url: string, keys: Keys, size: number): Promise<Store>
  /** Where one turn reads: another place each time, the same for ours and for bare. */
  place(store: Store, kind: Kind): Place
  ours(store: Store, kind: Kind, place: Place): Promise<Made>
  bare(store: Store, kind: Kind, place: Place): Promise<Made>
  /** Puts back what a turn changed; not measured. */
  putBack?(store: Store, made: Made): Promise<unknown>
}

/** How much p50 may grow from the smallest store to the largest. */
const goal = 1.3
const sizes = process.env['BENCH_FULL'] === '1' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]

export function measureFlat<Store extends { size: number; close(): Promise<void> }, Kind extends string, Place, Made>(
  what: Flat<Store, Kind, Place, Made>,
): Promise<Result> {
  return withStore(async ({ url, pid }) => {
    const folder = temporaryFolder()
    const stores: Store[] = []
    try {
      const keys = await openKeys(folder)
      for (const size of sizes) stores.push(await what.fill(url, keys, size))
      return await measured(what, stores, pid)
    } finally {
      for (const store of stores) await store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

interface Cell<Store, Kind> {
  store: Store
  kind: Kind
  ours: number[]
  bare: number[]
}

async function measured<Store extends { size: number; close(): Promise<void> }, Kind extends string, Place, Made>(
  what: Flat<Store, Kind, Place, Made>,
  stores: Store[],
  postgres: number,
): Promise<Result> {
  const { kinds, things } = what
  const cells = stores.flatMap((store) => kinds.map((kind): Cell<Store, Kind> => ({ store, kind, ours: [], bare: [] })))
  await walk(what, cells, 50)
  for (const cell of cells) Object.assign(cell, { ours: [], bare: [] })
  await walk(what, cells, 1000)

  const at = (size: number | undefined, kind: Kind) =>
    cells.find((cell) => cell.store.size === size && cell.kind === kind) ?? fail()
  const growth = (of: 'ours' | 'bare', kind: Kind) =>
    percentile(at(sizes.at(-1), kind)[of], 0.5) / percentile(at(sizes[0], kind)[of], 0.5)
  const growths = (of: 'ours' | 'bare') => Object.fromEntries(kinds.map((kind) => [kind, round(growth(of, kind))]))
  const grown = growths('ours')
  const largest = cells.filter(({ store }) => store.size === sizes.at(-1))
  const slowest = largest.reduce((one, other) =>
    percentile(other.ours, 0.5) > percentile(one.ours, 0.5) ? other : one,
  )
  return {
    ours: round(percentile(slowest.ours, 0.5)),
    bare: round(percentile(slowest.bare, 0.5)),
    unit: `ms (p50, ${slowest.kind} of ${slowest.store.size} ${things})`,
    better: 'lower',
    goal: `p50 at ${sizes.at(-1)} ${things} <= ${goal} x p50 at ${sizes[0]}: ${kinds.join(', ')}`,
    kept: Object.values(grown).every((ratio) => ratio <= goal),
    details: {
      growth: grown,
      growthOfBare: growths('bare'),
      p50AndP99: Object.fromEntries(
        cells.map(({ store, kind, ours, bare }) => [
          `${kind} of ${store.size}`,
          { ours: both(ours), bare: both(bare) },
        ]),
      ),
      samples: slowest.ours.length,
      cpuMicros: {
        ours: await cpu(what, slowest, 'ours', postgres),
        bare: await cpu(what, slowest, 'bare', postgres),
      },
    },
  }
}

/** Turn by turn, there and back, so that what the machine does meanwhile falls on all sizes and on both. */
async function walk<Store extends { size: number; close(): Promise<void> }, Kind extends string, Place, Made>(
  what: Flat<Store, Kind, Place, Made>,
  cells: Cell<Store, Kind>[],
  rounds: number,
): Promise<void> {
  const until = performance.now() + benchSeconds * 4000
  for (let round = 0; round < rounds && performance.now() < until; round++) {
    for (const cell of round % 2 ? cells.toReversed() : cells) {
      const { store, kind } = cell
      const place = what.place(store, kind)
      for (const side of round % 2 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
        const began = performance.now()
        const made = await what[side](store, kind, place)
        cell[side].push(performance.now() - began)
        await what.putBack?.(store, made)
      }
    }
  }
}

/** Microseconds of processor for one turn, in this process and in Postgres; with what puts it back, where it must. */
async function cpu<Store extends { size: number; close(): Promise<void> }, Kind extends string, Place, Made>(
  what: Flat<Store, Kind, Place, Made>,
  { store, kind }: Cell<Store, Kind>,
  side: 'ours' | 'bare',
  postgres: number,
): Promise<{ process: number; postgres: number }> {
  const before = { process: process.cpuUsage(), postgres: cpuSeconds([postgres]) }
  const until = performance.now() + benchSeconds * 1000
  let times = 0
  for (; performance.now() < until; times++) {
    const made = await what[side](store, kind, what.place(store, kind))
    await what.putBack?.(store, made)
  }
  const { user, system } = process.cpuUsage(before.process)
  return {
    process: Math.round((user + system) / times),
    postgres: Math.round(((cpuSeconds([postgres]) - before.postgres) * 1e6) / times),
  }
}

const both = (times: number[]) => ({ p50: round(percentile(times, 0.5)), p99: round(percentile(times, 0.99)) })
const round = (value: number) => Math.round(value * 100) / 100

function fail(): never {
  throw new Error('it was not measured')
}
