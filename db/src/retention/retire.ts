import { and, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import { dataKeys, personas } from '../tables/personas.ts'
import { posts, threads } from '../tables/posts.ts'

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
        // a moderator's ends with the account
        isNull(personas.role),
        lt(personas.seenOn, sql`(${tx.now})::date - make_interval(months => ${retireAfterMonths}::int)`),
      ),
    )
    .returning({ id: personas.id })
  if (retired.length === 0) return 0
  const ids = retired.map((persona) => persona.id)
  await tx.sql.delete(dataKeys).where(inArray(dataKeys.personaId, ids))
  // what was read of their threads is out of date
  const wrote = tx.sql.select({ id: posts.threadId }).from(posts).where(inArray(posts.personaId, ids))
  await tx.sql
    .update(threads)
    .set({ revision: sql`${threads.revision} + 1` })
    .where(inArray(threads.id, wrote))
  await tx.sql
    .update(posts)
    .set({ revision: sql`(select revision from threads where id = ${posts.threadId})` })
    .where(and(inArray(posts.personaId, ids), isNotNull(posts.revision)))
  return retired.length
}
