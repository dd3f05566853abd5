import { and, eq, sql } from 'drizzle-orm'
import { Refused } from '../refusals.ts'
import { endAside } from '../rooms/aside.ts'
import type { Tx } from '../store.ts'
import { personas } from '../tables/personas.ts'
import { posts, textVersions } from '../tables/posts.ts'
import { deleteText } from '../texts/delete.ts'
import type { Change } from './before.ts'

/** Brings back what a decision changed, if it is still as the decision made it; else `changed`. */
export async function takeBack(tx: Tx, change: Change): Promise<void> {
  const restored = await restore(tx, change)
  if (restored.length === 0) throw new Refused('changed')
}

async function restore(tx: Tx, change: Change): Promise<unknown[]> {
  switch (change.of) {
    case 'state': {
      const asMade = and(eq(posts.id, change.post), eq(posts.version, change.version), eq(posts.state, change.made))
      return tx.sql.update(posts).set({ state: change.was }).where(asMade).returning({ id: posts.id })
    }
    case 'note': {
      const asMade = and(eq(posts.id, change.post), sql`${posts.addedNote} = ${listOf(change.made)}::text[]`)
      return tx.sql.update(posts).set({ addedNote: change.was }).where(asMade).returning({ id: posts.id })
    }
    case 'veils':
      return restoreVeils(tx, change)
    case 'pause': {
      const asMade = and(eq(personas.id, change.persona), sql`${personas.pausedUntil} = ${change.made}::timestamptz`)
      const was = sql`${change.was}::timestamptz`
      return tx.sql.update(personas).set({ pausedUntil: was }).where(asMade).returning({ id: personas.id })
    }
    case 'aside':
      // the talk ends, or the offer; when it is over already, nothing is left to take back
      await endAside(tx, change.thread)
      return [change.thread]
    case 'words':
      return takeWordsBack(tx, change.post)
  }
}

/** Of the version that was veiled, if it is the one that is shown: an author's new version has veils of its own. */
function restoreVeils(tx: Tx, { post, version, was, made }: Extract<Change, { of: 'veils' }>): Promise<unknown[]> {
  const former = was === null ? sql`null` : sql`${listOf(was)}::int[]`
  const isShown = sql`exists (select from posts p where p.id = ${post} and p.version = ${version})`
  const asMade = sql`${textVersions.veils} = ${listOf(made)}::int[]`
  return tx.sql
    .update(textVersions)
    .set({ veils: former })
    .where(and(eq(textVersions.subjectId, post), eq(textVersions.version, version), asMade, isShown))
    .returning({ version: textVersions.version })
}

/** A moderator's post goes as a member's does: its place in the thread stays. */
async function takeWordsBack(tx: Tx, post: string): Promise<unknown[]> {
  const taken = await tx.sql
    .update(posts)
    .set({ state: 'deleted', help: null })
    .where(and(eq(posts.id, post), eq(posts.state, 'shown')))
    .returning({ id: posts.id })
  await deleteText(tx, post)
  return taken
}

/** An array as Postgres writes it; of numbers and of our own words. */
const listOf = (list: readonly (number | string)[]) => `{${list.join(',')}}`
