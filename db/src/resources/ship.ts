import { getTableColumns, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { resources } from '../tables/resources.ts'
import type { Resource } from './list.ts'

/** Brings in the resources that a release ships. One that somebody here reviewed later keeps its own words. */
export async function shipResources(tx: Tx, shipped: readonly Resource[]): Promise<void> {
  if (shipped.length === 0) return
  const { slug: _key, ...columns } = getTableColumns(resources)
  const fresh = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  )
  await tx.sql
    .insert(resources)
    .values([...shipped])
    .onConflictDoUpdate({
      target: resources.slug,
      set: fresh,
      setWhere: sql`${resources.reviewedOn} <= excluded.reviewed_on`,
    })
}
