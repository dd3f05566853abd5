import { sql } from 'drizzle-orm'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { isFree, leaseEnd } from './lease.ts'
import { reached } from './reached.ts'
import { touchDesk } from './touch.ts'

/** More than there are people at a desk, so that not all of these can be locked by others at once. */
const candidates = 64
/** Others may have committed between the look and the lock: then the look is old, and we look again. */
const tries = 20

/**
 * Takes in hand the most urgent flag that somebody may take and that nobody else has: the gravest, and of these the one
 * that is due first. Two who ask at once get two flags. Null when there is none.
 */
export async function takeNext(tx: Tx, by: Staff): Promise<{ flag: string | null }> {
  for (let round = 0; round < tries; round += 1) {
    const taken = await take(tx, by)
    if (taken) {
      // what one had in hand already is no news to anybody
      if (taken.news) await touchDesk(tx, { flag: taken.id, group: taken.group })
      return { flag: taken.id }
    }
    if (!(await isAnyLeft(tx, by))) return { flag: null }
  }
  return { flag: null }
}

interface Taken extends Record<string, unknown> {
  id: string
  group: string
  news: boolean
}

async function take(tx: Tx, by: Staff): Promise<Taken | undefined> {
  const [taken] = await tx.sql.execute<Taken>(sql`
    with first as materialized (
      select f.id from ${reached(by, 'take_flag')} reach cross join lateral (
        select id, rank, due_at from flags where group_id = reach.id and state = 'open' and ${isFree(tx, by.id)}
        order by rank, due_at, id limit ${sql.raw(String(candidates))}
      ) f order by f.rank, f.due_at, f.id limit ${sql.raw(String(candidates))}
    ), picked as (
      select id, holder is distinct from ${by.id}::uuid or held_until <= ${tx.now} as news from flags
      where id in (select id from first) and state = 'open' and ${isFree(tx, by.id)}
      order by rank, due_at, id limit 1 for update skip locked
    )
    update flags set holder = ${by.id}, held_until = ${leaseEnd(tx)} from picked where flags.id = picked.id
    returning flags.id, flags.group_id as group, picked.news`)
  return taken
}

async function isAnyLeft(tx: Tx, by: Staff): Promise<boolean> {
  const [left] = await tx.sql.execute(sql`
    select 1 from ${reached(by, 'take_flag')} reach cross join lateral (
      select id from flags where group_id = reach.id and state = 'open' and ${isFree(tx, by.id)}
      order by rank, due_at, id limit 1
    ) f limit 1`)
  return left !== undefined
}
