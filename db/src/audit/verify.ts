import type { Db } from '../store.ts'
import type { Anchor } from './anchor.ts'
import { genesis, hashOf } from './chain.ts'
import { readLinks, type Link } from './rows.ts'

/** Why a row cannot be trusted: it says another thing than its hash, is not there, or the anchor knows another one. */
export type Damage = 'changed' | 'missing' | 'rewritten' | 'cut_off'

export interface Verdict {
  /** How many rows were looked at, and were good. */
  rows: number
  /** The first row that cannot be trusted; null when all can. */
  bad: { seq: number; why: Damage } | null
}

const batch = 1_000

/**
 * Looks at the whole log. The chain finds rows that were changed, deleted, swapped or put in; the anchor, which lies
 * outside of the store, finds a chain that was made anew, a tail that was cut off and an older state brought back.
 */
export async function verifyAudit(db: Db, anchors: readonly Anchor[]): Promise<Verdict> {
  const known = new Map<number, Buffer>()
  for (const { seq, hash } of anchors) {
    // two lines that say different things of one row: one of them was anchored before somebody made the log anew
    if (known.get(seq)?.equals(hash) === false) return { rows: 0, bad: { seq, why: 'rewritten' } }
    known.set(seq, hash)
  }
  let last = { seq: 0, hash: genesis }
  let vouched = 0
  for (;;) {
    const links = await readLinks(db, last.seq, batch)
    for (const link of links) {
      const bad = badSeq(last, link)
      // what an anchor vouched for is not what was changed
      if (bad) return { rows: last.seq, bad: { ...bad, seq: Math.max(bad.seq, vouched + 1) } }
      const anchored = known.get(link.seq)
      // the rows up to the last anchor are vouched for; of those after it any may have been made anew
      if (anchored && !anchored.equals(link.hash)) return { rows: vouched, bad: { seq: vouched + 1, why: 'rewritten' } }
      if (anchored) vouched = link.seq
      last = link
    }
    if (links.length < batch) break
  }
  const newest = Math.max(0, ...known.keys())
  if (newest > last.seq) return { rows: last.seq, bad: { seq: last.seq + 1, why: 'cut_off' } }
  return { rows: last.seq, bad: null }
}

/** What is wrong with a row that should be the next one. */
export function badSeq(last: { seq: number; hash: Buffer }, link: Link): Verdict['bad'] {
  if (link.seq !== last.seq + 1) return { seq: last.seq + 1, why: 'missing' }
  const agrees = hashOf(link.prev, link).equals(link.hash)
  if (!agrees) return { seq: link.seq, why: 'changed' }
  // it is whole, and follows another row than the one that stands there
  if (!link.prev.equals(last.hash)) return { seq: Math.max(1, last.seq), why: 'changed' }
  return null
}
