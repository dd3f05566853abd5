import { and, eq, isNull } from 'drizzle-orm'
import type { LookedAt } from '../posts/looked-at.ts'
import { raiseRevision } from '../posts/raise-revision.ts'
import type { Tx } from '../store.ts'
import { decisions, flags } from '../tables/flags.ts'
import { posts, textVersions } from '../tables/posts.ts'
import type { LoadedText } from './load.ts'

/**
 * What the deeper look found beyond the screen reaches the readers and the author, as if the screen had found it: the
 * card, the veils, the wait. Only while this is the version that is shown, and where no human has decided: the engine
 * never takes a moderator's word back, nor asks an author again who has answered.
 */
export async function showDeeper(
  tx: Tx,
  text: LoadedText,
  { screened, deeper }: { screened: LookedAt; deeper: LookedAt },
): Promise<void> {
  const help = screened.help === null ? deeper.help : null
  const holds = deeper.state === 'held' && screened.state !== 'held'
  const veils = deeper.veils?.join() === screened.veils?.join() ? null : deeper.veils
  if (help === null && !holds && veils === null) return

  const post = await readPost(tx, text.subject)
  if (!post || post.version !== text.version || post.state === 'deleted') return
  const isDecided = await decided(tx, text)
  const changed = [
    help !== null && post.help === null && (await setPost(tx, text.subject, { help })),
    holds && post.state === 'shown' && !isDecided && (await setPost(tx, text.subject, { state: 'held' })),
    veils !== null && !isDecided && (await addVeils(tx, text, veils)),
  ]
  if (changed.some(Boolean)) await raiseRevision(tx, text.thread, text.subject)
}

async function readPost(tx: Tx, id: string) {
  const [row] = await tx.sql
    .select({ version: posts.version, state: posts.state, help: posts.help })
    .from(posts)
    .where(eq(posts.id, id))
  return row
}

async function decided(tx: Tx, { subject, version }: LoadedText): Promise<boolean> {
  const rows = await tx.sql
    .select({ id: decisions.id })
    .from(decisions)
    .innerJoin(flags, eq(flags.id, decisions.flagId))
    .where(and(eq(flags.subjectId, subject), eq(decisions.version, version), isNull(decisions.undoneAt)))
    .limit(1)
  return rows.length > 0
}

async function setPost(tx: Tx, id: string, change: Partial<Pick<LookedAt, 'help' | 'state'>>): Promise<boolean> {
  await tx.sql.update(posts).set(change).where(eq(posts.id, id))
  return true
}

async function addVeils(tx: Tx, { subject, version }: LoadedText, more: number[]): Promise<boolean> {
  const ofThis = and(eq(textVersions.subjectId, subject), eq(textVersions.version, version))
  const [row] = await tx.sql.select({ veils: textVersions.veils }).from(textVersions).where(ofThis)
  const veils = unionOf(row?.veils ?? [], more)
  if (veils.join() === row?.veils?.join()) return false
  await tx.sql.update(textVersions).set({ veils }).where(ofThis)
  return true
}

/** Both lists of pairs as one, sorted and not overlapping. -1, -1 stands for the title, and so comes first. */
export function unionOf(one: readonly number[], other: readonly number[]): number[] {
  const joined: [number, number][] = []
  for (const [from, to] of [...pairsOf(one), ...pairsOf(other)].toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined.flat()
}

function pairsOf(flat: readonly number[]): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] ?? 0, flat[at * 2 + 1] ?? 0])
}
