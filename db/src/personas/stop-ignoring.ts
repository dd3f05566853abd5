import { and, eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { Tx } from '../store.ts'
import { ignores } from '../tables/personas.ts'
import { requireMember } from './require.ts'

export async function stopIgnoring(tx: Tx, root: Root, group: string, ignored: string): Promise<void> {
  const persona = await requireMember(tx, root, group)
  await tx.sql.delete(ignores).where(and(eq(ignores.personaId, persona.id), eq(ignores.ignoredId, ignored)))
}
