import type { SQL } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { Bell, Ring } from './bell/bell.ts'
import type { Keys } from './keys/directory.ts'

/** The statements of a connection or of a transaction; the same builder for both. */
export type Sql = PgDatabase<PostgresJsQueryResultHKT>

/** Runs a statement whose text is ready; see statement.ts. */
export type Run = <Row>(text: string, parameters: unknown[]) => Promise<Row[]>

/** The store inside one transaction. A write takes this, so it can only happen together with what belongs to it. */
export interface Tx {
  sql: Sql
  run: Run
  keys: Keys
  /** The transaction's own time, as Postgres tells it. No process clock is ever stored or compared. */
  now: SQL<Date>
  /** Rings the bell once the transaction is committed, and not at all if it is not. */
  ring(ring: Ring): void
  /** True only inside a transaction: keeps a bare Db out of where a Tx is due. */
  readonly joined: true
}

/** The store outside of a transaction, for reads. */
export interface Db {
  sql: Sql
  run: Run
  keys: Keys
  now: SQL<Date>
  readonly joined: boolean
}

/** What is opened at start: reads, and the one way into a transaction. */
export interface Store extends Db {
  readonly joined: false
  readonly bell: Bell
  /**
   * Runs the work in one transaction. Throws Unavailable when it cannot be done within the deadline; then it may still
   * have happened.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}
