import { measureFlat } from '../../docker/bench/flat.ts'
import type { Result } from '../../docker/bench/kit.ts'
import { listThreads } from '../src/threads/list.ts'
import { manyThreads, type ManyThreads, type Place } from './many-threads.ts'

export const name = 'thread-list'
export const title =
  'P8: a page of a group’s thread list at 10 k and 100 k threads (BENCH_FULL=1: and 1 M), beside the raw keyset query'

const kinds = ['first', 'middle', 'end'] as const
type Kind = (typeof kinds)[number]

/** Where pages are read, as shares of the list. Each time another page, but the first, which everybody reads. */
const depths = { first: null, middle: [0.4, 0.6], end: [0.9, 0.99] } as const satisfies Record<Kind, unknown>

export function run(): Promise<Result> {
  return measureFlat({ things: 'threads', kinds, fill: manyThreads, place: placeIn, ours, bare })
}

function placeIn(list: ManyThreads, kind: Kind): Place | null {
  const range = depths[kind]
  if (!range) return null
  const [from, to] = range
  return list.place(Math.floor(list.size * (from + Math.random() * (to - from))))
}

async function ours({ db, group }: ManyThreads, _kind: Kind, place: Place | null): Promise<void> {
  const { threads, older } = await listThreads(db, null, group, place?.cursor)
  if (threads.length !== 20 || older === null || threads.some((thread) => thread.title === null)) {
    throw new Error('not a page of twenty titles')
  }
}

async function bare({ raw, group }: ManyThreads, _kind: Kind, place: Place | null): Promise<void> {
  const beyond = place
    ? raw`and (active_at, id) < (to_timestamp(${place.at}::float8 / 1000.0), ${place.id}::uuid)`
    : raw``
  const rows = await raw`
    select id, active_at, last_number from threads where group_id = ${group} ${beyond}
    order by active_at desc, id desc limit 21`
  if (rows.length !== 21) throw new Error('not a page')
}
