import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as run } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { join } from 'node:path'

/** One number for all who migrate, so that two that start at once take turns. */
const turn = 7_316_420_118

/** Brings the store to the present shape, with its roles. `url` is the owner's. Done twice, it does nothing. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'tealight migrate' } })
  try {
    const orm = drizzle(client)
    await orm.execute(sql`select pg_advisory_lock(${turn})`)
    await run(orm, { migrationsFolder: join(import.meta.dirname, '../migrations') })
  } finally {
    await client.end({ timeout: 5 })
  }
}
