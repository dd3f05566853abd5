import { eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { Tx } from '../store.ts'
import { personas } from '../tables/personas.ts'
import { requireMember } from './require.ts'

/** Leaves the group. The row stays as a tombstone, the texts under its name; who joins again is somebody new. */
export async function leaveGroup(tx: Tx, root: Root, group: string): Promise<void> {
  const persona = await requireMember(tx, root, group)
  await tx.sql.update(personas).set({ standing: 'left' }).where(eq(personas.id, persona.id))
}
