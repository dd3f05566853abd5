import { sql, type SQL } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import { personaIdOf, type Root } from '../identities/root.ts'
import { findPersona } from '../personas/find.ts'
import type { Db } from '../store.ts'
import type { Standing } from '../words.ts'

/** The one who reads, as they are known in the group. */
export interface Reader {
  id: string
  name: string
  mark: number
  agreed: boolean
}

/** What every page of a group tells about it and about the reader; made by `headOf` within the page's own query. */
export interface Head {
  group: ShownGroup
  mine: (Omit<Reader, 'name'> & { name: string | null; standing: Standing })[] | null
}

const nobody = '00000000-0000-0000-0000-000000000000'
const probes = 4

/** The ids that the reader may have in a group. A page asks for all of them at once, to be one round trip. */
export async function candidates(db: Db, root: Root | null, group: string | null): Promise<string[]> {
  if (!root || group === null) return Array.from({ length: probes }, () => nobody)
  return Array.from({ length: probes }, (_, n) => personaIdOf(root, group, n))
}

/** Of those ids, who the reader is now; asks further when all of them are tombstones. */
export async function readerIn(db: Db, root: Root | null, head: Head): Promise<Reader | null> {
  const mine = head.mine ?? []
  const member = mine.find((one) => one.standing === 'member')
  if (member) return { id: member.id, name: member.name ?? '', mark: member.mark, agreed: member.agreed }
  return root && mine.length >= probes ? (await findPersona(db, root, head.group.id)).persona : null
}

/** Common table expressions: `mine`, the reader's personas in the group, and `me`, the one that is a member. */
export function readerTables(ids: string[]): SQL {
  return sql`mine as (
      select p.id, p.name, p.mark, p.standing, p.rules_version >= g.rules_version as agreed
      from personas p join groups g on g.id = p.group_id where p.id in ${ids}
    ), me as (select id from mine where standing = 'member')`
}

/** The head as JSON, of a query with a group `g` in it. */
export const headColumn: SQL = sql`json_build_object(
    'group', json_build_object('id', g.id, 'title', g.title, 'about', g.about, 'language', g.language,
      'reading', g.reading, 'rulesVersion', g.rules_version, 'demo', g.demo),
    'mine', (select json_agg(mine) from mine))`

/** Whether the reader ignores the author of a post `p`, and whether that author ignores the reader. */
export const ignoredColumn: SQL = sql`exists (
    select from ignores i, me where i.persona_id = me.id and i.ignored_id = p.persona_id)`
export const ignoringColumn: SQL = sql`exists (
    select from ignores i, me where i.persona_id = p.persona_id and i.ignored_id = me.id)`
