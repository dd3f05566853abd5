import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/**
 * Once a day: takes ended sessions away, and writes what came in since in the order of random ids and in one
 * transaction, so that row order and transaction numbers tell no more than the day.
 */
export async function settle(tx: Tx): Promise<void> {
  await tx.sql.execute(sql`select settle()`)
}
