import { sql, type SQL } from 'drizzle-orm'

/** One version of one text. */
export interface Version {
  subject: string
  version: number
}

/**
 * Many versions as rows of (subject, version): two lists, so that the statement is the same for any number of them. What
 * belongs to each is found by `lateral … limit 1`: a plan is kept, and one that was made while a table was nearly empty
 * would read it whole for as long as nobody has counted its rows.
 */
export function asLists(versions: readonly Version[]): SQL {
  const list = (values: readonly (string | number)[]) => `{${values.join(',')}}`
  const subjects = list(versions.map(({ subject }) => subject))
  return sql`unnest(${subjects}::uuid[], ${list(versions.map(({ version }) => version))}::int[])`
}
