import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../store.ts'

/** So long nobody else can act on a flag that somebody has in hand; each act begins it anew. */
export const leaseMinutes = 5

export const leaseEnd = (db: Db): SQL => sql`${db.now} + make_interval(mins => ${leaseMinutes})`

/** Of an open flag: that somebody may take it, because nobody has it in hand or they have it themselves. */
export const isFree = (db: Db, staff: string): SQL =>
  sql`(holder is null or held_until <= ${db.now} or holder = ${staff}::uuid)`
