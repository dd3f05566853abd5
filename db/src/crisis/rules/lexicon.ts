import { lexicon } from '../lexicon.ts'
import type { Rule } from './rule.ts'

type Strong = { of: RegExp; rule: Omit<Rule, 'says'> }

const own = { category: 'suicide', whose: 'own' } as const

const strongIn: Readonly<Record<string, Strong>> = {
  passive: {
    of: /\b(?:die|dying|dead|death|live|living|alive|wake|born|life)\b/,
    rule: { ...own, severity: 'concern', signs: ['passive'], why: ['lexicon', 'passive'] },
  },
  active: {
    of: /\b(?:myself|my self|my own life|suicide note|my wrists?)\b/,
    rule: { ...own, severity: 'urgent', signs: ['active'], why: ['lexicon', 'active'] },
  },
  suicidal: {
    of: /\b(?:i|me|my|live|living|life|die)\b/,
    rule: { ...own, severity: 'routine', signs: ['mild'], why: ['lexicon', 'suicidal'] },
  },
  violence: {
    of: /\bme\b/,
    rule: { category: 'abuse', whose: 'said', severity: 'routine', why: ['lexicon', 'violence'] },
  },
  sexual_abuse: {
    of: /\bme\b/,
    rule: { category: 'abuse', whose: 'said', severity: 'routine', why: ['lexicon', 'violence'] },
  },
}

/** Read alone they say too little, or the opposite. */
const vague = new Set([
  "i'm dying",
  'i will be dying',
  "i'll die",
  'when i die',
  'death wish',
  'if i live or die',
  'kill me',
  'get physical',
  'grabbed me',
  'touched me',
  'hit me',
  'only thing keeping me going',
])

/**
 * The phrases of the Suicide Risk Lexicon as weak evidence. What names the writer's own death counts by itself; the rest,
 * such as loneliness or shame, counts only where several themes come together.
 */
export const fromLexicon: Rule[] = Object.entries(lexicon).flatMap(([theme, phrases]) => {
  const all = phrases.trim().split(/;\s*/)
  const strong = strongIn[theme]
  if (!strong) return [weak(theme, all)]
  const own = all.filter((phrase) => strong.of.test(phrase) && !vague.has(phrase))
  return [
    { ...strong.rule, says: own },
    weak(
      theme,
      all.filter((phrase) => !own.includes(phrase)),
    ),
  ]
})

function weak(theme: string, says: string[]): Rule {
  return { category: null, severity: 'routine', why: ['lexicon', theme], whose: 'said', theme, says }
}
