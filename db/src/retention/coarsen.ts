import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/** Every time that rests, and which rows are done with; the others are left alone by the week alone. */
const times = [
  { table: 'posts', column: 'written_at', only: sql`revision is null` },
  // a room keeps its messages for some days, and those must be told apart
  { table: 'posts', column: 'written_at', only: sql`revision is not null`, to: 'day' },
  { table: 'threads', column: 'active_at' },
  { table: 'notices', column: 'at' },
  {
    table: 'signals',
    column: 'at',
    only: sql`exists (select from flags f where f.id = flag_id and f.state = 'settled')`,
  },
  { table: 'flags', column: 'opened_at', only: sql`state = 'settled'` },
  { table: 'flags', column: 'due_at', only: sql`state = 'settled'` },
  { table: 'flags', column: 'escalate_at', only: sql`state = 'settled'` },
  { table: 'flags', column: 'settled_at', only: sql`state = 'settled'` },
] as const satisfies readonly { table: string; column: string; only?: SQL; to?: 'day' }[]

/** What rests longer than a week keeps only its month (its day, in a room): activity by the hour ties personas together better than words do. */
export async function coarsen(tx: Tx): Promise<void> {
  for (const one of times) {
    const column = sql.identifier(one.column)
    const month = sql`date_trunc(${sql.raw('to' in one ? `'${one.to}'` : `'month'`)}, ${column}, 'UTC')`
    const only = 'only' in one ? sql`and ${one.only}` : sql``
    await tx.sql.execute(sql`
      update ${sql.identifier(one.table)} set ${column} = ${month}
      where ${column} < ${tx.now} - interval '7 days' and ${column} <> ${month} ${only}`)
  }
}
