import { rmSync } from 'node:fs'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { cpuSeconds } from '../../docker/bench/cost.ts'
import { percentile, temporaryFolder, withStore, type Result } from '../../docker/bench/kit.ts'
import { openKeys } from '../src/keys/directory.ts'
import { listThreads } from '../src/threads/list.ts'
import { manyThreads, type ManyThreads, type Place } from './many-threads.ts'

export const name = 'thread-list'
export const title =
  'P8: a page of a group’s thread list at 10 k and 100 k threads (BENCH_FULL=1: and 1 M), beside the raw keyset query'

const goal = 1.3
const sizes = process.env['BENCH_FULL'] === '1' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]

/** Where pages are read, as shares of the list. Each time another page, but the first, which everybody reads. */
const depths = { first: null, middle: [0.4, 0.6], end: [0.9, 0.99] } as const
type Depth = keyof typeof depths

export function run(): Promise<Result> {
  return withStore(async ({ url, pid }) => {
    const folder = temporaryFolder()
    const lists: ManyThreads[] = []
    try {
      const keys = await openKeys(folder)
      for (const size of sizes) lists.push(await manyThreads(url, keys, size))
      return await measured(lists, pid)
    } finally {
      for (const list of lists) await list.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

interface Cell {
  list: ManyThreads
  depth: Depth
  ours: number[]
  bare: number[]
}

async function measured(lists: ManyThreads[], postgres: number): Promise<Result> {
  const cells = lists.flatMap((list) =>
    (Object.keys(depths) as Depth[]).map((depth): Cell => ({ list, depth, ours: [], bare: [] })),
  )
  await walk(cells, 50)
  for (const cell of cells) Object.assign(cell, { ours: [], bare: [] })
  await walk(cells, 1000)

  const at = (size: number | undefined, depth: Depth) =>
    cells.find((cell) => cell.list.size === size && cell.depth === depth) ?? fail()
  const growth = (of: 'ours' | 'bare', depth: Depth) =>
    percentile(at(sizes.at(-1), depth)[of], 0.5) / percentile(at(sizes[0], depth)[of], 0.5)
  const largest = cells.filter(({ list }) => list.size === sizes.at(-1))
  const slowest = largest.reduce((one, other) =>
    percentile(other.ours, 0.5) > percentile(one.ours, 0.5) ? other : one,
  )
  const growths = (of: 'ours' | 'bare') =>
    Object.fromEntries((Object.keys(depths) as Depth[]).map((depth) => [depth, round(growth(of, depth))]))
  const grown = growths('ours')
  return {
    ours: round(percentile(slowest.ours, 0.5)),
    bare: round(percentile(slowest.bare, 0.5)),
    unit: `ms (p50, ${slowest.depth} of ${slowest.list.size} threads)`,
    better: 'lower',
    goal: `p50 at ${sizes.at(-1)} threads <= ${goal} x p50 at ${sizes[0]}, at any depth`,
    kept: Object.values(grown).every((ratio) => ratio <= goal),
    details: {
      growth: grown,
      growthOfBare: growths('bare'),
      p50AndP99: Object.fromEntries(
        cells.map(({ list, depth, ours, bare }) => [
          `${depth} of ${list.size}`,
          { ours: both(ours), bare: both(bare) },
        ]),
      ),
      samples: slowest.ours.length,
      cpuMicros: { ours: await cpu(slowest, ours, postgres), bare: await cpu(slowest, bare, postgres) },
    },
  }
}

/** Turn by turn, there and back, so that what the machine does meanwhile falls on all sizes and on both. */
async function walk(cells: Cell[], rounds: number): Promise<void> {
  const until = performance.now() + benchSeconds * 4000
  for (let round = 0; round < rounds && performance.now() < until; round++) {
    for (const cell of round % 2 ? cells.toReversed() : cells) {
      const place = placeIn(cell)
      const turns = [
        async () => cell.ours.push(await took(() => ours(cell.list, place))),
        async () => cell.bare.push(await took(() => bare(cell.list, place))),
      ]
      for (const turn of round % 2 ? turns.reverse() : turns) await turn()
    }
  }
}

function placeIn({ list, depth }: Pick<Cell, 'list' | 'depth'>): Place | null {
  const range = depths[depth]
  if (!range) return null
  const [from, to] = range
  return list.place(Math.floor(list.size * (from + Math.random() * (to - from))))
}

async function ours({ db, group }: ManyThreads, place: Place | null): Promise<void> {
  const { threads, older } = await listThreads(db, null, group, place?.cursor)
  if (threads.length !== 20 || older === null || threads.some((thread) => thread.title === null)) {
    throw new Error('not a page of twenty titles')
  }
}

async function bare({ raw, group }: ManyThreads, place: Place | null): Promise<void> {
  const beyond = place
    ? raw`and (active_at, id) < (to_timestamp(${place.at}::float8 / 1000.0), ${place.id}::uuid)`
    : raw``
  const rows = await raw`
    select id, active_at, last_number from threads where group_id = ${group} ${beyond}
    order by active_at desc, id desc limit 21`
  if (rows.length !== 21) throw new Error('not a page')
}

async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Microseconds of processor for one page, in this process and in Postgres. */
async function cpu(cell: Cell, work: typeof ours, postgres: number) {
  const before = { process: process.cpuUsage(), postgres: cpuSeconds([postgres]) }
  const until = performance.now() + benchSeconds * 1000
  let times = 0
  for (; performance.now() < until; times++) await work(cell.list, placeIn(cell))
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
