import { eq, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { groups, rules } from '../tables/groups.ts'
import type { Rule } from './read-rules.ts'

/** Puts a new version of the rules in force; who agreed to the old one is asked again before the next text. */
export async function changeRules(tx: Tx, group: string, list: readonly Rule[]): Promise<number> {
  const [row] = await tx.sql
    .update(groups)
    .set({ rulesVersion: sql`${groups.rulesVersion} + 1` })
    .where(eq(groups.id, group))
    .returning({ version: groups.rulesVersion })
  if (!row) throw new Refused('not_found')
  await tx.sql
    .insert(rules)
    .values(list.map((rule, position) => ({ ...rule, groupId: group, version: row.version, position })))
  return row.version
}
