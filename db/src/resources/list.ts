import { asc, gte, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { resources } from '../tables/resources.ts'

export type Resource = typeof resources.$inferSelect

/** Every resource that has not expired, by country. */
export function listResources(db: Db): Promise<Resource[]> {
  return db.sql
    .select()
    .from(resources)
    .where(gte(resources.expiresOn, sql`(${db.now})::date`))
    .orderBy(asc(resources.country), asc(resources.kind), asc(resources.slug))
}
