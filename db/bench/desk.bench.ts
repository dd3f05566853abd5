import { rmSync } from 'node:fs'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { cpuSeconds } from '../../docker/bench/cost.ts'
import { percentile, temporaryFolder, withStore, type Result } from '../../docker/bench/kit.ts'
import { listFlags } from '../src/flags/list.ts'
import { takeNext } from '../src/flags/next.ts'
import { openKeys } from '../src/keys/directory.ts'
import { manyFlags, type ManyFlags } from './many-flags.ts'

export const name = 'desk'
export const title =
  'P8: the desk’s queue of four groups at 10 k and 100 k open flags (BENCH_FULL=1: and 1 M), beside the raw queries'

const goal = 1.3
const sizes = process.env['BENCH_FULL'] === '1' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]

const kinds = ['first', 'deep', 'next'] as const
type Kind = (typeof kinds)[number]

export function run(): Promise<Result> {
  return withStore(async ({ url, pid }) => {
    const folder = temporaryFolder()
    const queues: ManyFlags[] = []
    try {
      const keys = await openKeys(folder)
      for (const size of sizes) queues.push(await manyFlags(url, keys, size))
      return await measured(queues, pid)
    } finally {
      for (const queue of queues) await queue.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

interface Cell {
  queue: ManyFlags
  kind: Kind
  ours: number[]
  bare: number[]
}

async function measured(queues: ManyFlags[], postgres: number): Promise<Result> {
  const cells = queues.flatMap((queue) => kinds.map((kind): Cell => ({ queue, kind, ours: [], bare: [] })))
  await walk(cells, 50)
  for (const cell of cells) Object.assign(cell, { ours: [], bare: [] })
  await walk(cells, 1000)

  const at = (size: number | undefined, kind: Kind) =>
    cells.find((cell) => cell.queue.size === size && cell.kind === kind) ?? fail()
  const growth = (of: 'ours' | 'bare', kind: Kind) =>
    percentile(at(sizes.at(-1), kind)[of], 0.5) / percentile(at(sizes[0], kind)[of], 0.5)
  const growths = (of: 'ours' | 'bare') => Object.fromEntries(kinds.map((kind) => [kind, round(growth(of, kind))]))
  const grown = growths('ours')
  const deepest = at(sizes.at(-1), 'deep')
  return {
    ours: round(percentile(deepest.ours, 0.5)),
    bare: round(percentile(deepest.bare, 0.5)),
    unit: `ms (p50, a deep page of ${deepest.queue.size} flags)`,
    better: 'lower',
    goal: `p50 at ${sizes.at(-1)} flags <= ${goal} x p50 at ${sizes[0]}, first page, deep page and next`,
    kept: Object.values(grown).every((ratio) => ratio <= goal),
    details: {
      growth: grown,
      growthOfBare: growths('bare'),
      p50AndP99: Object.fromEntries(
        cells.map(({ queue, kind, ours, bare }) => [
          `${kind} of ${queue.size}`,
          { ours: both(ours), bare: both(bare) },
        ]),
      ),
      samples: deepest.ours.length,
      cpuMicros: { ours: await cpu(deepest, oursOf, postgres), bare: await cpu(deepest, bareOf, postgres) },
    },
  }
}

/** Turn by turn, there and back, so that what the machine does meanwhile falls on all sizes and on both. */
async function walk(cells: Cell[], rounds: number): Promise<void> {
  const until = performance.now() + benchSeconds * 4000
  for (let round = 0; round < rounds && performance.now() < until; round++) {
    for (const cell of round % 2 ? cells.toReversed() : cells) {
      const share = 0.8 + Math.random() * 0.19
      const turns = [
        { work: oursOf, times: cell.ours },
        { work: bareOf, times: cell.bare },
      ]
      for (const { work, times } of round % 2 ? turns.reverse() : turns) {
        const began = performance.now()
        const taken = await work(cell, share)
        times.push(performance.now() - began)
        // so that the queue is as it was; not measured
        if (taken !== null) await cell.queue.raw`update flags set holder = null, held_until = null where id = ${taken}`
      }
    }
  }
}

/** Gives the flag that was taken; null for a page. */
async function oursOf({ queue, kind }: Pick<Cell, 'queue' | 'kind'>, share: number): Promise<string | null> {
  const { db, by } = queue
  if (kind === 'next') {
    const { flag } = await db.transaction((tx) => takeNext(tx, by))
    if (flag === null) throw new Error('there was no next one')
    return flag
  }
  const after = kind === 'deep' ? queue.place(share).cursor : undefined
  const { flags, more } = await listFlags(db, by, { after })
  if (flags.length !== 50 || more === null || flags.some((flag) => flag.signals === 0)) throw new Error('not a page')
  return null
}

async function bareOf({ queue, kind }: Pick<Cell, 'queue' | 'kind'>, share: number): Promise<string | null> {
  const { raw, groups, by } = queue
  if (kind === 'next') {
    const [taken] = await raw<{ id: string }[]>`
      with best as (
        select f.id from unnest(${groups}::uuid[]) g(id) cross join lateral (
          select id, rank, due_at from flags where group_id = g.id and state = 'open' and holder is null
          order by rank, due_at, id limit 1
        ) f order by f.rank, f.due_at, f.id limit 1
      )
      update flags set holder = ${by.id}, held_until = now() + interval '5 minutes' from best
      where flags.id = best.id returning flags.id`
    if (!taken) throw new Error('there was no next one')
    return taken.id
  }
  const { rank, at, id } = queue.place(share)
  const beyond =
    kind === 'deep' ? raw`and (rank, due_at, id) > (${rank}::smallint, ${at}::timestamptz, ${id}::uuid)` : raw``
  const rows = await raw`
    select f.* from unnest(${groups}::uuid[]) g(id) cross join lateral (
      select id, group_id, rank, due_at, holder from flags where group_id = g.id and state = 'open' ${beyond}
      order by rank, due_at, id limit 51
    ) f order by f.rank, f.due_at, f.id limit 51`
  if (rows.length !== 51) throw new Error('not a page')
  return null
}

/** Microseconds of processor for one page, in this process and in Postgres. */
async function cpu(cell: Cell, work: typeof oursOf, postgres: number) {
  const before = { process: process.cpuUsage(), postgres: cpuSeconds([postgres]) }
  const until = performance.now() + benchSeconds * 1000
  let times = 0
  for (; performance.now() < until; times++) await work(cell, 0.8 + Math.random() * 0.19)
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
