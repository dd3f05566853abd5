import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/** Days after which a settled flag's own copy of the text, the reasons and the notes ends: by then nobody appeals. */
export const flagsKeptDays = 90
/** Months after which a notice ends. */
export const noticesKeptMonths = 12

/**
 * Ends what was kept only for a case: the key of a flag that was settled long ago, so that what it sealed is unreadable
 * here and in every backup, and old notices. That there was a flag, and what was decided, stays.
 */
export async function endFlags(tx: Tx): Promise<void> {
  await tx.sql.execute(sql`
    delete from flag_keys k using flags f
    where f.id = k.flag_id and f.state = 'settled' and f.settled_at < ${tx.now} - make_interval(days => ${flagsKeptDays}::int)`)
  await tx.sql.execute(sql`
    delete from notices where at < ${tx.now} - make_interval(months => ${noticesKeptMonths}::int)`)
}
