import { eq } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { groups } from '../tables/groups.ts'

export const shownGroup = {
  id: groups.id,
  title: groups.title,
  about: groups.about,
  language: groups.language,
  reading: groups.reading,
  rulesVersion: groups.rulesVersion,
  demo: groups.demo,
}
export type ShownGroup = Omit<typeof groups.$inferSelect, 'position' | 'zone'>

export async function readGroup(db: Db, id: string): Promise<ShownGroup> {
  const [group] = await db.sql.select(shownGroup).from(groups).where(eq(groups.id, id))
  if (!group) throw new Refused('not_found')
  return group
}
