import { rankOf, severityOf, type Category } from '../words.ts'
import { contacts } from './contacts.ts'
import { engine } from './engine.ts'
import type { Finding, Screened } from './finding.ts'
import { isUnread } from './language.ts'
import { screen } from './screen.ts'
import { look, type Hit } from './signs.ts'
import { weigh } from './weigh.ts'

export interface Context {
  /** The last texts of the same persona in this thread, at most five, the newest last. */
  earlier: string[]
}

export type Assessed = Screened & {
  /** What the screen finds in the text alone. */
  alone: Finding[]
  /** Long enough to matter, and in a language for which there are no rules: a person has to read it. */
  unreadLanguage: boolean
}

/** The deeper look at one version of one text, with what the same persona wrote before it. */
export function assess(text: string, { earlier }: Context): Assessed {
  const before = earlier.slice(-5)
  const hits = look(text)
  const findings = weigh(hits, contacts(text))
  const raised = escalated(withEarlier(hits, findings, before), before)
  return { engine, findings: raised.sort(byGravity), alone: findings, unreadLanguage: isUnread(text) }
}

/** "I want to die", then "tonight": the second text alone says nothing. What both say together stands on the second. */
function withEarlier(own: readonly Hit[], findings: readonly Finding[], before: readonly string[]): Finding[] {
  if (before.length === 0 || !own.some(isOfOneself)) return [...findings]
  // a gap of one keeps the places of the texts apart, and still near enough for a time to belong to a thought
  const past = before.flatMap(look).filter((hit) => isOfOneself(hit) && !hit.lowered)
  const both = weigh([...past.map((hit) => ({ ...hit, at: -1, span: nowhere })), ...own], [])
  const together = both.find(({ category }) => category === 'suicide')
  const alone = findings.find(({ category }) => category === 'suicide')
  if (!together || !isGraver(together, alone) || !isNewHere(own, past)) return [...findings]
  const spans = together.spans.filter(([from]) => from >= 0)
  const joined: Finding = {
    ...together,
    spans: spans.length > 0 ? spans : signsOf(own),
    why: [...together.why, 'context'],
  }
  return [...findings.filter((finding) => finding !== alone), joined]
}

const nowhere: [number, number] = [-1, -1]
const isOfOneself = ({ category, rule }: Hit): boolean =>
  category === 'suicide' || category === 'method' || (rule.signs?.includes('tonight') ?? false)
const signsOf = (hits: readonly Hit[]): [number, number][] =>
  hits
    .filter(isOfOneself)
    .slice(0, 20)
    .map(({ span }) => span)
const isGraver = (one: Finding, other: Finding | undefined): boolean =>
  other === undefined ? rankOf(one.severity) < rankOf('concern') : rankOf(one.severity) < rankOf(other.severity)

/** The earlier texts were judged when they came: only what this one adds can raise it. */
function isNewHere(own: readonly Hit[], past: readonly Hit[]): boolean {
  const known = new Set(past.flatMap(({ rule }) => rule.signs ?? []))
  return own.some(({ rule, lowered }) => !lowered && rule.signs?.some((sign) => !known.has(sign)))
}

/** Several mild signs in a row are graver than each: two before, and this one is raised by one. */
function escalated(findings: readonly Finding[], before: readonly string[]): Finding[] {
  const signs = findings.filter(isOwnSign)
  if (signs.length === 0) return [...findings]
  const mild = before.filter((text) => screen(text).findings.some(isOwnSign)).length
  if (mild < 2) return [...findings]
  return findings.map((finding) =>
    isOwnSign(finding) && rankOf(finding.severity) > rankOf('urgent')
      ? { ...finding, severity: severityOf(rankOf(finding.severity) - 1), why: [...finding.why, 'escalation'] }
      : finding,
  )
}

const own: ReadonlySet<Category> = new Set<Category>(['suicide', 'self_harm', 'eating', 'abuse'])
/** What says that it is over, or about somebody else, is no sign that it grows. */
const elsewhere = new Set(['quoted', 'news', 'clinical', 'third', 'grief', 'game', 'question', 'past', 'mention'])

const isOwnSign = ({ category, why }: Finding): boolean => own.has(category) && !why.some((code) => elsewhere.has(code))
const byGravity = (a: Finding, b: Finding): number => rankOf(a.severity) - rankOf(b.severity)
