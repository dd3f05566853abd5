import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'

/** The store's time, in seconds since 1970: what a number of the app is held against. */
export async function readClock(db: Db): Promise<number> {
  const [row] = await db.sql.execute<{ seconds: string }>(sql`select extract(epoch from ${db.now})::text as seconds`)
  return Number(row?.seconds)
}
