import { and, desc, eq, inArray } from 'drizzle-orm'
import type { SignalDetail } from '../flags/raise.ts'
import { openPosts } from '../posts/open.ts'
import { Refused } from '../refusals.ts'
import type { Tx } from '../store.ts'
import { signals } from '../tables/flags.ts'
import type { posts } from '../tables/posts.ts'
import { openOfFlag, type FlagKey } from '../texts/flag-keys.ts'
import { sql } from 'drizzle-orm'
import type { Subject } from './subject.ts'

type Post = typeof posts.$inferSelect
type Pairs = readonly (readonly number[])[]

/** What a moderator marked, as veils rest: pairs of offsets, flat. Refuses what does not lie in the present text. */
export async function givenSpans(tx: Tx, { group }: Subject, post: Post, spans: Pairs): Promise<number[]> {
  const [opened] = await openPosts(tx, group, sql`p.id = ${post.id}`)
  const length = opened?.content?.text.length ?? 0
  const joined = union(spans)
  const last = joined.at(-1)
  if (!last || last[1] > length) throw new Refused('incomplete')
  return joined.flat()
}

/** What the engine found in this version: the words of a method or a contact, or, where it found neither, all of it. */
export async function foundSpans(tx: Tx, key: FlagKey, { version }: Post): Promise<number[]> {
  const rows = await tx.sql
    .select()
    .from(signals)
    .where(
      and(
        eq(signals.flagId, key.flag),
        eq(signals.version, version),
        inArray(signals.kind, ['finding', 'needs_human']),
      ),
    )
    .orderBy(desc(signals.at))
    .limit(1)
  const findings = rows.flatMap((row) => {
    const detail = openOfFlag<SignalDetail>(key, `signal ${row.kind} ${row.version}`, row.sealed)
    return detail?.findings ?? []
  })
  const veiled = findings.filter(({ category }) => category === 'method' || category === 'contact')
  const spans = union((veiled.length > 0 ? veiled : findings).flatMap((finding) => finding.spans))
  if (spans.length === 0) throw new Refused('incomplete')
  return spans.flat()
}

function union(spans: Pairs): [number, number][] {
  const joined: [number, number][] = []
  for (const [from = 0, upTo = 0] of spans.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    if (upTo <= from) throw new Refused('incomplete')
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], upTo)
    else joined.push([from, upTo])
  }
  return joined
}
