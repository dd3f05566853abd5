import { eq } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { personas } from '../tables/personas.ts'
import { requireMember } from './require.ts'

/** Agrees to the present rules, once more after they changed. */
export async function agreeToRules(tx: Tx, root: Root, group: string, rulesVersion: number): Promise<void> {
  const persona = await requireMember(tx, root, group)
  const [present] = await tx.sql.select({ rulesVersion: groups.rulesVersion }).from(groups).where(eq(groups.id, group))
  if (present?.rulesVersion !== rulesVersion) throw new Refused('rules_changed')
  await tx.sql.update(personas).set({ rulesVersion }).where(eq(personas.id, persona.id))
}
