import { migrate } from '@tealight/db/migrate'
import { prepareDatabase } from '../postgres/outer.ts'

/** What the set-up of a run hands to its tests. */
export interface TestStore {
  /** Of the owner, without a database of the tests: they make their own. */
  url: string
  redis?: { queue: string; volatile: string }
}

/** Migrated once; each test file gets a copy, which takes Postgres some milliseconds. */
export const templateName = 'tealight_template'

export async function makeTemplate(server: string): Promise<void> {
  const url = withDatabase(server, templateName)
  await prepareDatabase(url)
  await migrate(url)
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
