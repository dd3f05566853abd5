import { fillPlaceholders, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Db } from './store.ts'

const dialect = new PgDialect()

/**
 * A statement of the busiest roads. Its text is made once for each clock (a store has one), with
 * `sql.placeholder(name)` where a value goes: making it anew for each request costs more than sending it.
 */
export function statement<Row, Values extends Record<string, unknown>>(
  build: (now: SQL) => SQL,
): (db: Db, values: Values) => Promise<Row[]> {
  const built = new WeakMap<SQL, { sql: string; params: unknown[] }>()
  return (db, values) => {
    let text = built.get(db.now)
    if (!text) built.set(db.now, (text = dialect.sqlToQuery(build(db.now))))
    return db.run<Row>(text.sql, fillPlaceholders(text.params, values))
  }
}
