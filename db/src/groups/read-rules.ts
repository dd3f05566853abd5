import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { rules } from '../tables/groups.ts'
import { readGroup, type ShownGroup } from './read.ts'

export interface Rule {
  id: string
  title: string
  text: string
}

/** The rules of a group as they are now. */
export async function readRules(db: Db, id: string): Promise<{ group: ShownGroup; rules: Rule[] }> {
  const group = await readGroup(db, id)
  const rows = await db.sql
    .select({ id: rules.id, title: rules.title, text: rules.text })
    .from(rules)
    .where(and(eq(rules.groupId, id), eq(rules.version, group.rulesVersion)))
    .orderBy(asc(rules.position))
  return { group, rules: rows }
}
