import { eq, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { personas } from '../tables/personas.ts'
import { makeDataKey } from '../texts/data-keys.ts'
import { findPersona } from './find.ts'
import { openOffer, type Offered } from './offer.ts'

/** For so many days a persona counts as new. */
const newDays = 7

/** Makes a person's persona in a group, under one of the names that were offered to them. */
export async function joinGroup(
  tx: Tx,
  root: Root,
  join: { group: string; offer: string; choice: number; rulesVersion: number },
): Promise<Offered & { id: string; role: null }> {
  const [group] = await tx.sql
    .select({ rulesVersion: groups.rulesVersion })
    .from(groups)
    .where(eq(groups.id, join.group))
  if (!group) throw new Refused('not_found')
  if (group.rulesVersion !== join.rulesVersion) throw new Refused('rules_changed')
  const { persona, banned, free } = await findPersona(tx, root, join.group)
  if (banned) throw new Refused('banned')
  if (persona) throw new Refused('already_joined')
  const chosen = openOffer(tx, join.group, join.offer, join.choice)
  if (!chosen) throw new Refused('name_taken')

  const rows = await tx.sql
    .insert(personas)
    .values({
      id: free,
      groupId: join.group,
      ...chosen,
      rulesVersion: group.rulesVersion,
      newUntil: sql`(${tx.now})::date + ${newDays}::int`,
      seenOn: sql`date_trunc('month', ${tx.now})::date`,
    })
    .onConflictDoNothing()
    .returning({ id: personas.id })
  if (rows.length === 0) throw new Refused('name_taken')
  await makeDataKey(tx, free)
  return { id: free, ...chosen, role: null }
}
