import { sql } from 'drizzle-orm'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { personaIdOf, type Root } from '../identities/root.ts'
import type { StaffRole, Standing } from '../words.ts'

export interface FoundPersona {
  id: string
  group: string
  name: string
  mark: number
  /** A moderator's; null for members. */
  role: StaffRole | null
  standing: Standing
  /** Whether it agreed to the rules as they are now. */
  agreed: boolean
  /** Whether a moderator paused it, and the pause is not over. */
  paused: boolean
  /** Notices that it has not read. */
  news: number
  wrapKey: number | null
  wrapped: Buffer | null
}

/** Who a person is in a group, and the id that a new persona of theirs would have. */
export interface Found {
  /** The one that can act; null for a stranger and for somebody who left. */
  persona: FoundPersona | null
  /** A ban of any of their personas counts for all. */
  banned: boolean
  free: string
}

/** How many ids are probed in one query. More than this many personas of one person in one group are rare. */
const probes = 4

/** Finds by deriving: n from 0 to the first that is absent. */
export async function findPersona(db: Db, root: Root, group: string): Promise<Found> {
  const [found] = await findPersonas(db, root, [group])
  return found ?? { persona: null, banned: false, free: personaIdOf(root, group, 0) }
}

/** The same for several groups at once; only ever to tell the person, never to write. In the order of the groups. */
export async function findPersonas(db: Db, root: Root, inGroups: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>()
  let open = inGroups.map((group) => ({ group, from: 0 }))
  while (open.length > 0) {
    const ids = open.map(({ group, from }) => range(from, probes).map((n) => personaIdOf(root, group, n)))
    const rows = new Map((await select(db, { ids: `{${ids.flat().join(',')}}` })).map((row) => [row.id, row]))
    open = open.filter(({ group }, at) => {
      const candidates = ids[at] ?? []
      let state = found.get(group) ?? { persona: null, banned: false, free: candidates[0] ?? '' }
      for (const id of candidates) {
        const row = rows.get(id)
        if (!row) {
          found.set(group, { ...state, free: id })
          return false
        }
        const persona = row.standing === 'member' ? { ...row, name: row.name ?? '' } : null
        state = { persona, banned: state.banned || row.standing === 'banned', free: '' }
      }
      found.set(group, state)
      return true
    })
    open = open.map(({ group, from }) => ({ group, from: from + probes }))
  }
  return inGroups.flatMap((group) => found.get(group) ?? [])
}

type Row = Omit<FoundPersona, 'name'> & { name: string | null }

const select = statement<Row, { ids: string }>(
  (now) => sql`
    select p.id, p.group_id as group, p.name, p.mark, p.role, p.standing, p.rules_version >= g.rules_version as agreed,
      coalesce(p.paused_until > ${now}, false) as paused,
      (select count(*)::int from notices n where n.persona_id = p.id and not n.read) as news, k.wrap_key as "wrapKey", k.wrapped
    from personas p join groups g on g.id = p.group_id left join data_keys k on k.persona_id = p.id
    where p.id = any(${sql.placeholder('ids')}::uuid[])`,
)

const range = (from: number, length: number) => Array.from({ length }, (_, at) => from + at)
