import { sql, type SQL } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import { personaIdOf, type Root } from '../identities/root.ts'
import { coverColumn } from '../groups/cover.ts'
import { findPersona } from '../personas/find.ts'
import { milliseconds } from '../posts/open.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import type { StaffRole, Standing } from '../words.ts'
import type { CoverRow } from '../groups/cover.ts'

/** The one who reads, as they are known in the group. */
export interface Reader {
  id: string
  name: string
  mark: number
  role: StaffRole | null
  agreed: boolean
  /** A moderator paused it. */
  paused: boolean
  /** Notices that it has not read. */
  news: number
}

/** What the first query of every page tells of the group and of the reader; see `headColumns`. */
export interface Head {
  group: ShownGroup
  /** The time, by Postgres's clock, in milliseconds. */
  now: number
  /** The reader's personas in the group, tombstones too. */
  mine: (Omit<Reader, 'name'> & { name: string | null; standing: Standing })[] | null
  /** Whom the reader ignores, and who ignores the reader. */
  ignored: string[] | null
  ignoring: string[] | null
  /** Whether moderators are there, and what is needed to say when they come back. */
  cover: CoverRow
}

/** How many of the reader's possible personas are asked for at once, so that a page's head is one round trip. */
const probes = 4

/**
 * The head of a page in a group `g`, as columns of its query. Strangers are asked nothing; for a member the query has a
 * placeholder `mine`, see `probesOf`.
 */
export function headColumns(now: SQL, isMember: boolean): SQL {
  const base = sql`json_build_object('id', g.id, 'title', g.title, 'about', g.about, 'language', g.language,
    'reading', g.reading, 'rulesVersion', g.rules_version, 'demo', g.demo) as group, ${milliseconds(now)} as now,
    ${coverColumn(now)} as cover`
  if (!isMember) return sql`${base}, null as mine, null as ignored, null as ignoring`
  const ids = sql`any(${sql.placeholder('mine')}::uuid[])`
  const me = sql`(select m.id from personas m where m.id = ${ids} and m.standing = 'member')`
  return sql`${base},
    (select json_agg(json_build_object('id', m.id, 'name', m.name, 'mark', m.mark, 'standing', m.standing, 'role', m.role,
      'agreed', m.rules_version >= g.rules_version, 'paused', coalesce(m.paused_until > ${now}, false), 'news',
      (select count(*) from notices n where n.persona_id = m.id and not n.read))) from personas m where m.id = ${ids}) as mine,
    (select json_agg(i.ignored_id) from ignores i where i.persona_id = ${me}) as ignored,
    (select json_agg(i.persona_id) from ignores i where i.ignored_id = ${me}) as ignoring`
}

/** The ids that a person's first personas in a group would have, as an array of Postgres. */
export function probesOf(root: Root, group: string): string {
  return `{${Array.from({ length: probes }, (_, n) => personaIdOf(root, group, n)).join(',')}}`
}

/** Who the reader is in the group; asks further when all personas that were probed are tombstones. */
export async function readerIn(db: Db, root: Root | null, head: Head): Promise<Reader | null> {
  const mine = head.mine ?? []
  const member = mine.find((one) => one.standing === 'member')
  const reader: Reader | null = member
    ? { ...member, name: member.name ?? '' }
    : root && mine.length >= probes
      ? (await findPersona(db, root, head.group.id)).persona
      : null
  if (head.group.reading === 'members' && !reader) throw new Refused('join_first')
  return reader
}
