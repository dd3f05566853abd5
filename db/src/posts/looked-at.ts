import type { Finding, Placed, Policy } from '../crisis/finding.ts'
import { policy } from '../crisis/policy.ts'
import { raiseFlag } from '../flags/raise.ts'
import type { Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { rankOf, type HelpKind, type PostState } from '../words.ts'

/** What looking at a content yields for the row that holds it. */
export interface LookedAt {
  findings: Finding[]
  state: Extract<PostState, 'shown' | 'held'>
  help: HelpKind | null
  /** Pairs of offsets, flat; -1, -1 stands for the title. Null when nothing is veiled. */
  veils: number[] | null
  /** The rank of the flag that it needs; null when no human need look. */
  rank: number | null
}

/** What follows from what was found. */
export function judge(found: Placed): LookedAt {
  const what: Policy = policy(found)
  const veils = [...(found.titleHit ? [-1, -1] : []), ...what.veils.flat()]
  const isVeiled = veils.length > 0
  const needsHuman = what.held || isVeiled || (what.severity !== null && what.severity !== 'routine')
  return {
    findings: found.findings,
    state: what.held ? 'held' : 'shown',
    help: what.help,
    veils: isVeiled ? veils : null,
    rank: needsHuman ? rankOf(what.severity ?? 'routine') : null,
  }
}

/** Raises the flag for what was found in a version of a post, if a human must look. */
export async function flagFindings(
  tx: Tx,
  post: { id: string; group: string; author: string; version: number; content: Content },
  { rank, findings }: LookedAt,
): Promise<void> {
  if (rank === null) return
  const { id: subject, group, author, version, content } = post
  await raiseFlag(tx, { group, subject, author, version, kind: 'finding', rank, detail: { findings, content } })
}
