import { runMigrations } from 'bullmq'
import pg from 'pg'

/** Makes the tables in which BullMQ keeps its jobs when there is no Redis. `url` is the owner's. */
export async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await runMigrations(client, 'bullmq')
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA bullmq TO tealight_worker;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO tealight_worker;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA bullmq TO tealight_worker;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO tealight_worker;
    `)
  } finally {
    await client.end()
  }
}
