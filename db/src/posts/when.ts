import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Db } from '../store.ts'
import type { Age } from '../words.ts'

/** How old, as far as a reader is told: the hour, the day, the week, then the month. */
export interface When {
  age: Age
  month?: string
}

/** Made in SQL, so that a finer time never leaves the store: `hour`, `day`, `week`, or YYYY-MM. */
export function coarse(db: Db, column: SQLWrapper): SQL<string> {
  return sql<string>`case
    when ${column} > ${db.now} - interval '1 hour' then 'hour'
    when ${column} > ${db.now} - interval '1 day' then 'day'
    when ${column} > ${db.now} - interval '7 days' then 'week'
    else to_char(${column} at time zone 'UTC', 'YYYY-MM') end`
}

export function toWhen(told: string): When {
  if (told === 'hour' || told === 'day' || told === 'week') return { age: told }
  return { age: 'month', month: told }
}
