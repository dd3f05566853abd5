import { sql } from 'drizzle-orm'
import type { Store } from '../store.ts'
import { readAnchors, writeAnchor } from './anchor.ts'
import { genesis } from './chain.ts'
import { readLinks } from './rows.ts'
import { badSeq, type Damage } from './verify.ts'

/** What the operator must hear of: a log that does not follow from what was anchored, lines that are not ours. */
export type AnchorTrouble = { seq: number; why: Damage } | { seq: null; why: 'forged' | 'unwritten' }

const poll = 1_000
const batch = 500

/**
 * Brings the head of the log into the anchor within a second of each act, by the bell and by looking. What does not
 * follow from the anchor is told and not anchored: the anchor would vouch for it.
 */
export async function startAnchoring(
  db: Store,
  directory: string,
  tell: (trouble: AnchorTrouble) => void,
): Promise<{ stop(): Promise<void> }> {
  let last = { seq: 0, hash: genesis }
  let told = ''
  let working: Promise<void> | null = null
  let again = false

  const { anchors, forged } = await readAnchors(directory, db.keys)
  if (forged > 0) tell({ seq: null, why: 'forged' })
  for (const anchor of anchors) if (anchor.seq > last.seq) last = anchor

  function look(): void {
    if (working) again = true
    else
      working = advance()
        .catch(() => tellOnce({ seq: null, why: 'unwritten' }))
        .finally(rest)
  }
  function rest(): void {
    working = null
    if (again) look()
  }
  async function advance(): Promise<void> {
    again = false
    // the row that was anchored last comes first: it must be what it was
    const links = await readLinks(db, Math.max(0, last.seq - 1), batch)
    const [first] = last.seq > 0 ? links.splice(0, 1) : []
    if (last.seq > 0 && (first?.seq !== last.seq || !first.hash.equals(last.hash)))
      return tellOnce({ seq: last.seq, why: first?.seq === last.seq ? 'rewritten' : 'cut_off' })
    let head = last
    for (const link of links) {
      const bad = badSeq(head, link)
      if (bad) return tellOnce(bad)
      head = link
    }
    if (head.seq === last.seq) return
    const [clock] = await db.sql.execute<{ time: string }>(
      sql`select to_char(${db.now} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as time`,
    )
    await writeAnchor(directory, db.keys, { seq: head.seq, hash: head.hash, time: clock?.time ?? '-' })
    last = { seq: head.seq, hash: head.hash }
    told = ''
    if (links.length >= batch - 1) again = true
  }
  /** The same trouble once, not every second. */
  function tellOnce(trouble: AnchorTrouble): void {
    const said = JSON.stringify(trouble)
    if (said !== told) tell(trouble)
    told = said
  }

  const deaf = db.bell.hear((ring) => {
    if (ring.topic === 'audit') look()
  })
  const timer = setInterval(look, poll)
  look()
  return {
    async stop() {
      deaf()
      clearInterval(timer)
      again = false
      await working
    },
  }
}
