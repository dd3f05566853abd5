import { measureFlat } from '../../docker/bench/flat.ts'
import type { Result } from '../../docker/bench/kit.ts'
import { listFlags } from '../src/flags/list.ts'
import { takeNext } from '../src/flags/next.ts'
import { manyFlags, type ManyFlags } from './many-flags.ts'

export const name = 'desk'
export const title =
  'P8: the desk’s queue of four groups at 10 k and 100 k open flags (BENCH_FULL=1: and 1 M), beside the raw queries'

const kinds = ['first', 'deep', 'next'] as const
type Kind = (typeof kinds)[number]
/** Of a flag that was taken; null for a page. */
type Taken = string | null

export function run(): Promise<Result> {
  return measureFlat({
    things: 'flags',
    kinds,
    fill: manyFlags,
    place: () => 0.8 + Math.random() * 0.19,
    ours,
    bare,
    // so that the queue is as it was
    async putBack({ raw }: ManyFlags, taken: Taken) {
      if (taken !== null) await raw`update flags set holder = null, held_until = null where id = ${taken}`
    },
  })
}

async function ours(queue: ManyFlags, kind: Kind, share: number): Promise<Taken> {
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

async function bare(queue: ManyFlags, kind: Kind, share: number): Promise<Taken> {
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
