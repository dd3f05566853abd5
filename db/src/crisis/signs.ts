import { rankOf, severityOf, type Category, type Severity } from '../words.ts'
import { hasRecovered, surroundings, type Surroundings } from './cues.ts'
import { normalise } from './normalise.ts'
import { Phrases, type Match } from './patterns.ts'
import { rules } from './rules/all.ts'
import { lists } from './rules/lists.ts'
import type { Rule } from './rules/rule.ts'
import { Spelling } from './spelling.ts'
import type { Token } from './tokens.ts'

/** One phrase that was found, with what stands around it taken into account. */
export interface Hit {
  rule: Rule
  category: Category | null
  severity: Severity
  why: string[]
  span: [number, number]
  /** Token numbers, to ask what stands near what. */
  at: number
  lowered: boolean
}

const phrases = new Phrases<Rule>(lists)
for (const rule of rules) for (const phrase of rule.says) phrases.add(rule, phrase)
const spelling = new Spelling(phrases.vocabulary)
const harmless = new Map(rules.map((rule) => [rule, new Set(rule.unless?.trim().split(/\s+/) ?? [])]))

/** Every phrase of the rules in a text. */
export function look(text: string): Hit[] {
  const { tokens, questions } = normalise(text, spelling)
  const whole = { questions, recovered: hasRecovered(tokens) }
  const standing = new Map<Rule, number>()
  return phrases.matches(tokens).flatMap((match) => {
    const { owner: rule } = match
    if (rule.category === null) return [plain(match, tokens)]
    const known = standing.get(rule) ?? 0
    if (known >= enough && rule.category !== 'method') return []
    const around = surroundings(tokens, match, whole)
    if (isHarmless(match, around, tokens)) return []
    const hit = lower(aboutAnother(plain(match, tokens), around), around)
    if (!hit.lowered) standing.set(rule, known + 1)
    return [hit]
  })
}

/** So often a rule has to stand in a text before more of it says nothing new. Veils have to cover all. */
const enough = 50

/** A phrase that turns on its own writer is not made harmless by a word that stands near. */
function isHarmless({ owner, first, last }: Match<Rule>, { words }: Surroundings, tokens: readonly Token[]): boolean {
  const excuses = harmless.get(owner)
  if (!excuses || excuses.size === 0) return false
  if (owner.category === 'method' && tokens.slice(first, last + 1).some(({ word }) => word === 'myself')) return false
  for (const excuse of excuses) if (words.has(excuse)) return true
  return false
}

/** The phrase as its rule has it, before anything around it is heard. */
function plain({ owner: rule, first, evidence: [from, to] }: Match<Rule>, tokens: readonly Token[]): Hit {
  return {
    rule,
    category: rule.category,
    severity: rule.severity,
    why: [...rule.why],
    span: [tokens[from]?.from ?? 0, tokens[to]?.to ?? 0],
    at: first,
    lowered: false,
  }
}

/** What a writer says of somebody else is a worry, or, when it is over, a loss. */
function aboutAnother(hit: Hit, { subject, cues, words }: Surroundings): Hit {
  if (subject !== 'third' || !hit.category || !becomesWorry.has(hit.category)) return hit
  const why = hit.why.filter((code) => code !== 'self')
  if (cues.has('grief') && hit.category !== 'overdose')
    return { ...hit, severity: 'routine', why: [...why, 'third', 'grief'], lowered: true }
  if (hit.category === 'overdose' && !tablets.some((word) => words.has(word)))
    return { ...hit, severity: 'routine', why: [...why, 'third'], lowered: true }
  if (hit.category === 'overdose') return { ...hit, why: [...why, 'third'] }
  return { ...hit, category: 'worry', severity: 'concern', why: [...why, 'third'] }
}

/** "He took them all" is said of many things. */
const tablets = [
  ...lists.pill.split(/\s+/),
  ...lists.poison.split(/\s+/),
  '(pill)',
  'overdose',
  'overdosed',
  'overdosing',
  'bottle',
]

const becomesWorry: ReadonlySet<Category> = new Set<Category>(['suicide', 'self_harm', 'overdose', 'eating'])

function lower(hit: Hit, { cues, onlyTense, but, subject }: Surroundings): Hit {
  const found = [...cues].filter((cue) => cue !== 'third' && cue !== 'grief')
  const youAsked = subject === 'you' && hit.category !== 'encouragement'
  if (found.length === 0 && !youAsked) {
    if (!onlyTense || hit.lowered || hit.severity === 'concern' || isNow(hit)) return hit
    return { ...hit, severity: severityOf(rankOf(hit.severity) + 1), why: [...hit.why, 'past'] }
  }
  const why = [...hit.why, ...found, ...(youAsked ? ['question'] : [])]
  if (found.length === 1 && found[0] === 'figure' && isGrave(hit)) return { ...hit, why }
  if (found.length === 1 && found[0] === 'negated' && but && hit.severity !== 'routine')
    return { ...hit, severity: 'concern', why }
  return { ...hit, severity: 'routine', why, lowered: true }
}

const isNow = ({ category, rule }: Hit): boolean =>
  category === 'overdose' || category === 'abuse' || category === 'worry' || (rule.signs?.includes('progress') ?? false)

/** A laugh does not make a plan a joke. */
const isGrave = ({ rule }: Hit): boolean =>
  rule.signs?.some((sign) => ['plan', 'progress', 'means', 'final', 'attempt'].includes(sign)) ?? false
