import { rankOf, type Category, type HelpKind } from '../words.ts'
import type { Finding, Policy, Screened } from './finding.ts'
import { union } from './spans.ts'

/** What follows before anybody has read the text: distress is shown and answered, only encouragement waits. */
export function policy({ findings }: Pick<Screened, 'findings'>): Policy {
  const [gravest] = findings.toSorted(byGravity)
  return {
    held: findings.some((finding) => finding.category === 'encouragement' && isGrave(finding)),
    veils: union(findings.filter(({ category }) => veiled.has(category)).flatMap(({ spans }) => spans)),
    help: helpFor(findings),
    severity: gravest?.severity ?? null,
  }
}

const veiled: ReadonlySet<Category> = new Set<Category>(['method', 'contact'])

/** A worried friend needs other words than a card about their own distress. Those come with the thread. */
const cards = {
  suicide: 'distress',
  self_harm: 'distress',
  eating: 'distress',
  violence: 'distress',
  abuse: 'safety',
  overdose: 'medical',
  encouragement: null,
  method: null,
  worry: null,
  contact: null,
} as const satisfies Record<Category, HelpKind | null>

/** A body in danger comes before danger from others, and that before distress. */
const mostPressing = ['medical', 'safety', 'distress'] as const satisfies HelpKind[]

function helpFor(findings: Finding[]): HelpKind | null {
  const kinds = findings.filter(isGrave).map(({ category }) => cards[category])
  return mostPressing.find((kind) => kinds.includes(kind)) ?? null
}

const isGrave = ({ severity }: Finding): boolean => severity !== 'routine'
const byGravity = (a: Finding, b: Finding): number => rankOf(a.severity) - rankOf(b.severity)
