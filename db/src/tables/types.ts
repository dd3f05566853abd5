import { customType } from 'drizzle-orm/pg-core'
import { sql, type SQL } from 'drizzle-orm'

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A check that a column holds one of a closed list; the list is words.ts's. */
export function oneOf(column: unknown, list: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(list.map((word) => `'${word}'`).join(', '))})`
}
