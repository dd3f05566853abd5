import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { dataKeys, personas } from '../tables/personas.ts'

/** Months without a word after which a persona ends: most such personas nobody can open any more. */
export const retireAfterMonths = 24

/** Ends personas that were not heard of for so long, and destroys their keys, so that their texts are gone everywhere. */
export async function retireSilentPersonas(tx: Tx): Promise<number> {
  const retired = await tx.sql
    .update(personas)
    .set({ standing: 'retired', name: null })
    .where(
      and(
        inArray(personas.standing, ['member', 'left']),
        lt(personas.seenOn, sql`(${tx.now})::date - make_interval(months => ${retireAfterMonths}::int)`),
      ),
    )
    .returning({ id: personas.id })
  for (const { id } of retired) await tx.sql.delete(dataKeys).where(eq(dataKeys.personaId, id))
  return retired.length
}
