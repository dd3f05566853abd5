import { rankOf, type Category, type Severity } from '../words.ts'
import type { Finding } from './finding.ts'
import type { Sign } from './rules/rule.ts'
import type { Hit } from './signs.ts'
import { union } from './spans.ts'

/** From phrases to findings: one for each category, as grave as its phrases are together. */
export function weigh(hits: readonly Hit[], others: readonly Finding[]): Finding[] {
  const byCategory = Map.groupBy(
    hits.filter(({ category }) => category !== null),
    ({ category }) => category,
  )
  const findings: Finding[] = [...others]
  for (const [category, found] of byCategory) if (category) findings.push(finding(category, found, hits))
  const low = byCategory.has('suicide') ? null : lowSpirits(hits)
  if (low) findings.push(low)
  return findings.sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
}

function finding(category: Category, found: readonly Hit[], all: readonly Hit[]): Finding {
  const standing = found.filter(({ lowered }) => !lowered)
  const grounds = standing.length > 0 ? standing : found
  const gravest = grounds.reduce((worst, hit) => (rankOf(hit.severity) < rankOf(worst) ? hit.severity : worst), routine)
  const raised = standing.length > 0 ? together(category, gravest, standing, all) : { severity: gravest, with: [] }
  const evidence = category === 'method' ? found : [...grounds, ...raised.with]
  return {
    category,
    severity: raised.severity,
    spans: union(evidence.map(({ span }) => span)),
    why: [...new Set([...grounds, ...raised.with].flatMap(({ why }) => why))],
  }
}

const routine: Severity = 'routine'

/** Shame, loneliness, emptiness: none says much alone. Many of them together do. */
function lowSpirits(hits: readonly Hit[]): Finding | null {
  const weak = hits.filter(({ rule }) => rule.theme !== undefined)
  const themes = new Set(weak.map(({ rule }) => rule.theme))
  if (themes.size < 3) return null
  return {
    category: 'suicide',
    severity: themes.size < 5 ? 'routine' : 'concern',
    spans: union(weak.map(({ span }) => span)),
    why: ['mild', ...new Set(weak.flatMap(({ why }) => why))],
  }
}

interface Raised {
  severity: Severity
  with: readonly Hit[]
}

/** A thought with a plan, means, a farewell or a time is graver than each of them. */
function together(category: Category, severity: Severity, standing: readonly Hit[], all: readonly Hit[]): Raised {
  const times = all.filter(({ rule }) => rule.signs?.includes('tonight'))
  const near = nearTo(standing, times)
  if (category === 'worry') {
    const now = near.length > 0 || all.some(({ rule, lowered }) => !lowered && rule.signs?.includes('progress'))
    return now && severity === 'concern' ? { severity: 'urgent', with: near } : { severity, with: [] }
  }
  if (category !== 'suicide') return { severity, with: [] }
  const means = all.filter(({ category: each, lowered }) => each === 'method' && !lowered)
  const aside = all.filter(({ category: each }) => each === null)
  const said = new Set([...standing, ...aside].flatMap(({ rule }) => rule.signs ?? []))
  const is = (sign: Sign): boolean => said.has(sign)
  const isActive = is('active') && severity !== 'routine' && severity !== 'concern'
  if (is('progress')) return { severity: 'emergency', with: near }
  if (isActive && near.length > 0) return { severity: 'emergency', with: near }
  if (isActive && (is('plan') || is('final'))) return { severity: 'emergency', with: means }
  if (is('plan') && (near.length > 0 || is('final'))) return { severity: 'emergency', with: near }
  if (is('final') && near.length > 0 && (is('passive') || is('hopeless') || means.length > 0))
    return { severity: 'emergency', with: near }
  if ((is('passive') || is('hopeless')) && (is('final') || is('plan') || near.length > 0 || means.length > 0)) {
    const calm = !is('passive') && !is('final') && !is('plan') && means.length === 0
    return calm ? { severity, with: [] } : { severity: 'urgent', with: near }
  }
  return { severity, with: [] }
}

/** Both lists in their order, walked once: a long text may hold thousands of either. */
function nearTo(standing: readonly Hit[], times: readonly Hit[]): Hit[] {
  const places = standing.map(({ at }) => at).sort((a, b) => a - b)
  let place = 0
  return times
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at }) => {
      while (place < places.length && (places[place] ?? 0) < at - timeReach) place++
      return place < places.length && (places[place] ?? Infinity) <= at + timeReach
    })
}

/** How many words may stand between a thought and its time. */
const timeReach = 14
