import { expand } from './contractions.ts'
import type { Token } from './tokens.ts'

/**
 * A phrase as a rule writes it. Words stand apart by spaces; `a|b` one of them; `@name` one of a named list; `?` after a
 * word: may be missing; `..3` up to three words of any kind; `#many` a number of eight or more; `#n` any number; `[ ]`
 * around the words that are the evidence; `#end` where the sentence ends. Small filler words may stand anywhere between.
 */
export interface Pattern<Owner> {
  owner: Owner
  slots: Slot[]
  /** The rarest slot: matching starts where it is found, so that common words cost nothing. */
  anchor: number
}

export interface Match<Owner> {
  owner: Owner
  /** Tokens: the whole phrase, and the evidence within it. Both ends included. */
  first: number
  last: number
  evidence: [number, number]
  /** The words that stood between and belong to no word of the phrase. */
  between: string[]
}

interface Slot {
  words: ReadonlySet<string> | null
  test: (word: string) => boolean
  /** 0: may be missing. */
  least: number
  /** Up to so many words of any kind; 0 for a word. */
  gap: number
  evident: boolean
  /** Matches no word, but the end of the sentence. */
  end?: true
}

/** Compiles the phrases of all owners into one look-up by anchor word. */
export class Phrases<Owner> {
  readonly vocabulary = new Set<string>()
  readonly #byAnchor = new Map<string, Pattern<Owner>[]>()
  readonly #lists: Record<string, string>

  constructor(lists: Record<string, string>) {
    this.#lists = lists
  }

  add(owner: Owner, phrase: string): void {
    const slots = this.#parse(phrase)
    const anchor = rarest(slots)
    const words = slots[anchor]?.words
    if (!words) throw new Error(`No word to start from: ${phrase}`)
    for (const word of words) {
      const known = this.#byAnchor.get(word)
      if (known) known.push({ owner, slots, anchor })
      else this.#byAnchor.set(word, [{ owner, slots, anchor }])
    }
    for (const slot of slots) for (const word of slot.words ?? []) this.vocabulary.add(word)
  }

  matches(tokens: readonly Token[]): Match<Owner>[] {
    const found: Match<Owner>[] = []
    tokens.forEach(({ word }, at) => {
      for (const pattern of this.#byAnchor.get(word) ?? []) {
        const match = matchAround(pattern, tokens, at)
        if (match) found.push(match)
      }
    })
    return found
  }

  #parse(phrase: string): Slot[] {
    const slots: Slot[] = []
    const bracketed = phrase.includes('[')
    let evident = !bracketed
    for (const piece of phrase.trim().split(/\s+/)) {
      if (piece.startsWith('[')) evident = true
      const bare = piece.replace(/^\[/, '').replace(/\]$/, '')
      slots.push(...this.#slots(bare, evident))
      if (piece.endsWith(']')) evident = false
    }
    return slots
  }

  #slots(piece: string, evident: boolean): Slot[] {
    const gap = /^\.\.(\d)$/.exec(piece)
    if (gap) return [{ words: null, test: () => true, least: 0, gap: Number(gap[1]), evident }]
    const optional = piece.endsWith('?')
    const bare = optional ? piece.slice(0, -1) : piece
    const least = optional ? 0 : 1
    if (bare === '#end') return [{ words: null, test: () => false, least: 1, gap: 0, evident: false, end: true }]
    if (bare === '#many') return [{ words: null, test: isMany, least, gap: 0, evident }]
    if (bare === '#n') return [{ words: null, test: isNumber, least, gap: 0, evident }]
    const words = bare.split('|').flatMap((word) => this.#named(word))
    if (words.length > 1) return [slotOf(words, least, evident)]
    return expand(bare).map((word) => slotOf([word], least, evident))
  }

  #named(word: string): string[] {
    if (!word.startsWith('@')) {
      const written = expand(word)
      return written.length === 1 ? [...written] : [word]
    }
    const list = this.#lists[word.slice(1)]
    if (list === undefined) throw new Error(`No such list: ${word}`)
    return list
      .trim()
      .split(/\s+/)
      .flatMap((each) => this.#named(each))
  }
}

function slotOf(words: string[], least: number, evident: boolean): Slot {
  const set = new Set(words)
  return { words: set, test: (word) => set.has(word), least, gap: 0, evident }
}

/** Words that may stand between any two words of a phrase without changing it. */
export const fillers = new Set(
  `just really so fucking fuckin freaking like literally honestly kinda sorta even actually fully seriously truly
  completely legit lowkey tbh ever still now always sometimes also probably maybe simply totally basically absolutely
  constantly badly desperately fr ngl well already finally damn bloody genuinely again quite very too only currently
  slowly quickly secretly often lol um uh er`.split(/\s+/),
)

const numberWords = new Map(
  `ten twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds dozens dozen loads`
    .split(/\s+/)
    .map((word) => [word, 20]),
)
const few = new Set('one two three four five six seven eight nine several'.split(' '))
const isDigits = (word: string): boolean => /^\d{1,9}$/.test(word)
const isNumber = (word: string): boolean => isDigits(word) || few.has(word) || numberWords.has(word)
const isMany = (word: string): boolean => (isDigits(word) && Number(word) >= 8) || numberWords.has(word)

const common = new Set(
  `i a an the to of in on at it is am are was be been my me you your he she they his her him them their that this and or
  not no do did will would can could have has had for with from up out so if but we us as by all one about into just
  want go going get got make made take feel think know say said some any there what who how when`.split(/\s+/),
)

function rarest(slots: Slot[]): number {
  let best = -1
  let least = Infinity
  slots.forEach(({ words, least: needed }, index) => {
    if (!words || needed === 0) return
    const cost = [...words].reduce((sum, word) => sum + (common.has(word) ? 100 : 1), 0)
    if (cost < least) [best, least] = [index, cost]
  })
  return best
}

function matchAround<Owner>(pattern: Pattern<Owner>, tokens: readonly Token[], at: number): Match<Owner> | null {
  const { slots, anchor, owner } = pattern
  const sentence = tokens[at]?.sentence
  if (isRefused(slots[anchor + 1], tokens[at + 1], sentence)) return null
  if (isRefused(slots[anchor - 1], tokens[at - 1], sentence)) return null
  const places = new Array<number>(slots.length).fill(-1)
  places[anchor] = at
  const walk = (slot: number, token: number, step: 1 | -1): boolean => {
    const wanted = slots[slot]
    if (!wanted) return true
    if (wanted.end) return tokens[token]?.sentence !== sentence && walk(slot + step, token, step)
    if (wanted.gap > 0) return walkGap(slot, token, step, wanted.gap)
    for (let skipped = 0; skipped <= 2; skipped++) {
      const here = tokens[token + skipped * step]
      if (!here || here.sentence !== sentence) break
      if (wanted.test(here.word)) {
        places[slot] = token + skipped * step
        if (walk(slot + step, token + (skipped + 1) * step, step)) return true
        places[slot] = -1
      }
      if (!fillers.has(here.word)) break
    }
    return wanted.least === 0 && walk(slot + step, token, step)
  }
  const walkGap = (slot: number, token: number, step: 1 | -1, most: number): boolean => {
    for (let over = 0; over <= most; over++) {
      if (walk(slot + step, token + over * step, step)) return true
      const here = tokens[token + over * step]
      if (!here || here.sentence !== sentence) return false
    }
    return false
  }
  if (!walk(anchor + 1, at + 1, 1) || !walk(anchor - 1, at - 1, -1)) return null
  const all = places.filter((place) => place >= 0)
  const evidence = places.filter((place, index) => place >= 0 && slots[index]?.evident)
  const shown = evidence.length > 0 ? evidence : all
  const [first, last] = [Math.min(...all), Math.max(...all)]
  return {
    owner,
    first,
    last,
    between: tokens.slice(first, last + 1).flatMap(({ word }, index) => (all.includes(first + index) ? [] : [word])),
    evidence: [Math.min(...shown), Math.max(...shown)],
  }
}

/** Whether the word beside the anchor already says no: so for most, at the price of one look. */
function isRefused(wanted: Slot | undefined, here: Token | undefined, sentence: number | undefined): boolean {
  if (!wanted || wanted.end || wanted.gap > 0 || wanted.least === 0) return false
  return !here || here.sentence !== sentence || (!wanted.test(here.word) && !fillers.has(here.word))
}
