import { asc, eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { Db } from '../store.ts'
import { ignores, personas } from '../tables/personas.ts'
import type { StaffRole } from '../words.ts'
import { requireMember } from './require.ts'

export async function listIgnored(
  db: Db,
  root: Root,
  group: string,
): Promise<{ id: string; name: string; mark: number; role: StaffRole | null }[]> {
  const persona = await requireMember(db, root, group)
  const rows = await db.sql
    .select({ id: personas.id, name: personas.name, mark: personas.mark, role: personas.role })
    .from(ignores)
    .innerJoin(personas, eq(personas.id, ignores.ignoredId))
    .where(eq(ignores.personaId, persona.id))
    .orderBy(asc(personas.name))
  return rows.map((row) => ({ ...row, name: row.name ?? '' }))
}
