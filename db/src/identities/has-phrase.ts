import { eq } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { identities } from '../tables/identities.ts'
import { ownerOf, type Root } from './root.ts'

export async function hasPhrase(db: Db, root: Root): Promise<boolean> {
  const rows = await db.sql
    .select({ owner: identities.owner })
    .from(identities)
    .where(eq(identities.owner, ownerOf(root)))
  return rows.length > 0
}
