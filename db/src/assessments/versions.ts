import { sql, type SQL } from 'drizzle-orm'

/** One version of one text. */
export interface Version {
  subject: string
  version: number
}

/** Many versions as rows of (subject, version): two lists, so that the statement is the same for any number of them. */
export function asLists(versions: readonly Version[]): SQL {
  const list = (values: readonly (string | number)[]) => `{${values.join(',')}}`
  const subjects = list(versions.map(({ subject }) => subject))
  return sql`unnest(${subjects}::uuid[], ${list(versions.map(({ version }) => version))}::int[])`
}
