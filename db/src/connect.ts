import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type Sql as Client, type TransactionSql } from 'postgres'
import type { Bell, Ring } from './bell/bell.ts'
import { memoryBell } from './bell/memory.ts'
import type { Keys } from './keys/directory.ts'
import { Again, Refused, Unavailable } from './refusals.ts'
import type { Sql, Store, Tx } from './store.ts'

export type { Store as Db } from './store.ts'
export type Role = 'owner' | 'api' | 'worker' | 'auditor'

/** Every request settles within 5 s (trust R7, R8): the work gets less, so that the answer still fits. */
const deadline = 4_000

/** Opens the store as one of its roles. One URL serves all: the role is taken by a start-up parameter. */
export function openDb(options: {
  url: string
  role: Role
  keys: Keys
  connections?: number
  /** Rings for other processes too; without it only this one hears. */
  bell?: Bell
}): Store {
  const client = postgres(options.url, {
    ...alone,
    max: options.connections ?? 10,
    connect_timeout: 4,
    // soon again after an outage: the driver's own patience grows to 20 s
    backoff: (tries: number) => Math.min(0.02 * 2 ** tries, 0.5) * (0.5 + Math.random() / 2),
    // each one holds some 5 MB of Postgres
    idle_timeout: 15,
    max_lifetime: 3600,
    onnotice: () => {},
    // the role, and the deadlines that hold even when this process is gone
    connection: {
      ...(options.role !== 'owner' && { role: `tealight_${options.role}` }),
      application_name: `tealight ${options.role}`,
      statement_timeout: deadline,
      lock_timeout: deadline / 2,
      idle_in_transaction_session_timeout: deadline,
      // every statement finds its rows by an index, and planning such a one anew costs five times its run
      plan_cache_mode: 'force_generic_plan',
    },
  })
  const orm = drizzle(prepared(client))
  const bell = options.bell ?? memoryBell()
  const shared = { keys: options.keys, now: sql<Date>`now()` }

  return {
    ...shared,
    sql: orm,
    run: runOn(client),
    joined: false,
    bell,
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const watch = startWatch()
      const once = async () => {
        const rings: Ring[] = []
        const ring = (one: Ring) => void rings.push(one)
        const result = await orm.transaction(async (joined) => {
          watch.check()
          const result = await work({ ...shared, sql: joined, run: runOn(clientOf(joined)), ring, joined: true })
          // nobody waits for it any more: take it back rather than commit behind a refusal
          watch.check()
          return result
        })
        if (rings.length > 0) bell.ring(rings)
        return result
      }
      const run = once().catch((error: unknown) => {
        if (error instanceof Again) return once()
        throw error
      })
      try {
        return await Promise.race([run, watch.late])
      } catch (error) {
        run.catch(() => {})
        throw isOutage(error) ? new Unavailable('the store does not answer', { cause: error }) : error
      } finally {
        watch.stop()
      }
    },
    close: () => client.end({ timeout: 5 }),
  }
}

// when all connections are busy so many statements may wait at one of them: more would make one slow statement hold up
// too many others. (An option that the types do not know.)
const alone = { max_pipeline: 10 }

/** Drizzle asks for unprepared statements, which cost postgres.js two round trips each; prepared ones cost one. */
function prepared(client: Client): Client {
  const begin = client.begin.bind(client)
  const beginPrepared = (work: (tx: TransactionSql) => unknown) =>
    begin((tx) => {
      prepareUnsafe(tx)
      return work(tx)
    })
  prepareUnsafe(client)
  return Object.assign(client, { begin: beginPrepared })
}

function prepareUnsafe(client: Client | TransactionSql): void {
  const unsafe = client.unsafe.bind(client)
  Object.assign(client, {
    unsafe: (query: string, parameters?: Parameters<typeof unsafe>[1], options?: object) =>
      unsafe(query, parameters, { ...options, prepare: true }),
  })
}

/** The connection under drizzle's handle of a transaction: there in every release, only not in its types. */
function clientOf(joined: Sql): TransactionSql {
  const { session } = joined as unknown as { session: { client: TransactionSql } }
  return session.client
}

/** Runs a statement whose text is ready; see statement.ts. */
function runOn(client: Client | TransactionSql) {
  return async <Row>(text: string, parameters: unknown[]): Promise<Row[]> => {
    const rows: unknown = await client.unsafe(text, asParameters(parameters))
    return asRows<Row>(rows)
  }
}

/** What drizzle's placeholders were filled with: strings, numbers, bytes. The driver's type leaves out nothing we use. */
const asParameters = (values: unknown[]) => values as Parameters<Client['unsafe']>[1]

/** The rows are as the statement says; who writes it says so in its type. */
const asRows = <Row>(rows: unknown) => rows as Row[]

function startWatch() {
  const { promise, reject } = Promise.withResolvers<never>()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    reject(new Unavailable('the deadline has passed'))
  }, deadline)
  promise.catch(() => {})
  return {
    late: promise,
    stop: () => clearTimeout(timer),
    check() {
      if (isLate) throw new Unavailable('the deadline has passed')
    },
  }
}

/** Errors that say nothing of the request and all of the store: no connection, shutting down, too busy, full, read-only. */
export function isOutage(error: unknown): boolean {
  if (error instanceof Refused) return false
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const code: unknown = Reflect.get(inner, 'code')
    if (typeof code === 'string' && outages.test(code)) return true
  }
  return false
}

// SQLSTATE classes 08 connection, 53 resources, 57 intervention, 25006 read-only, 40P01 deadlock, 55P03 lock; postgres.js's and Node's own
const outages = /^(08|53|57)\w{3}$|^(25006|25P03|40001|40P01|55P03)$|^CONNECT|^E(CONN|PIPE|NOENT|TIMEDOUT|HOST|ACCES)/
