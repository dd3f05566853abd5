import { and, eq, sql } from 'drizzle-orm'
import { readGroup, type ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { listNotices as listOf, type ListedNotice } from '../notices/list.ts'
import { Refused } from '../refusals.ts'
import type { Db, Tx } from '../store.ts'
import { notices } from '../tables/notices.ts'
import { personas } from '../tables/personas.ts'
import type { FoundPersona } from './find.ts'
import { requireMember } from './require.ts'

export interface Notices {
  group: ShownGroup
  me: FoundPersona
  notices: ListedNotice[]
  /** By Postgres's clock, in milliseconds. */
  now: number
}

/** What one's persona in a group was told. */
export async function listNotices(db: Db, root: Root, group: string): Promise<Notices> {
  const shown = await readGroup(db, group)
  const me = await requireMember(db, root, group)
  const [clock] = await db.sql.execute<{ now: number }>(
    sql`select (extract(epoch from ${db.now}) * 1000)::float8 as now`,
  )
  return { group: shown, me, notices: await listOf(db, { personaId: me.id, ...me }), now: clock?.now ?? 0 }
}

/** Says that one has read a notice. Another's is `not_found`, as if it were not there. */
export async function readNotice(tx: Tx, root: Root, id: string): Promise<{ group: string }> {
  const [row] = await tx.sql
    .select({ persona: notices.personaId, group: personas.groupId })
    .from(notices)
    .innerJoin(personas, eq(personas.id, notices.personaId))
    .where(eq(notices.id, id))
  if (!row) throw new Refused('not_found')
  const me = await requireMember(tx, root, row.group)
  if (me.id !== row.persona) throw new Refused('not_found')
  await tx.sql
    .update(notices)
    .set({ read: true })
    .where(and(eq(notices.id, id), eq(notices.read, false)))
  return { group: row.group }
}
