import { and, eq, isNull } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { ignores, personas } from '../tables/personas.ts'
import { requireMember } from './require.ts'

/**
 * From now on neither sees the other, in this group. The other is not told. A moderator's words reach everybody, so
 * theirs is `not_found`.
 */
export async function ignorePersona(tx: Tx, root: Root, group: string, ignored: string): Promise<void> {
  const persona = await requireMember(tx, root, group)
  const [other] = await tx.sql
    .select({ id: personas.id })
    .from(personas)
    .where(and(eq(personas.id, ignored), eq(personas.groupId, group), isNull(personas.role)))
  if (!other || other.id === persona.id) throw new Refused('not_found')
  await tx.sql.insert(ignores).values({ personaId: persona.id, ignoredId: ignored }).onConflictDoNothing()
}
