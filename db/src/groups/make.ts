import type { Tx } from '../store.ts'
import { groups, rules } from '../tables/groups.ts'
import type { Reading } from '../words.ts'
import type { Rule } from './read-rules.ts'

/** Makes a group with the first version of its rules, and gives its id. */
export async function makeGroup(
  tx: Tx,
  group: {
    title: string
    about: string
    language: string
    reading: Reading
    rules: readonly Rule[]
    demo?: boolean
    position?: number
  },
): Promise<string> {
  const { rules: list, ...columns } = group
  const [row] = await tx.sql.insert(groups).values(columns).returning({ id: groups.id })
  if (!row) throw new Error('the group was not made')
  if (list.length > 0)
    await tx.sql
      .insert(rules)
      .values(list.map((rule, position) => ({ ...rule, groupId: row.id, version: 1, position })))
  return row.id
}
