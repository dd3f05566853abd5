import { asc } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { shownGroup, type ShownGroup } from './read.ts'

/** All groups, in the operator's order. */
export function listGroups(db: Db): Promise<ShownGroup[]> {
  return db.sql.select(shownGroup).from(groups).orderBy(asc(groups.position), asc(groups.title))
}
