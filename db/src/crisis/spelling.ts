/**
 * Finds the word of the rules behind a disguise: leet, masks (k*ll), stretched letters, a dropped or swapped letter, words
 * written together. All of them are second looks: a word that is known as it stands is never changed, and numbers in
 * ordinary text stay numbers.
 */
export class Spelling {
  readonly #known: ReadonlySet<string>
  readonly #keys: ReadonlySet<string>
  readonly #deletes = new Map<string, string>()
  readonly #masks = new Map<string, string>()
  readonly #starts = new Set<string>()
  readonly #beginnings = new Set<string>()
  readonly #letters: readonly number[]
  readonly #parts: ReadonlySet<string>

  constructor(vocabulary: ReadonlySet<string>) {
    this.#known = vocabulary
    this.#keys = new Set(keyWords)
    this.#parts = new Set([...keyWords, ...vocabulary, ...joints].filter((word) => /^[a-z]+$/.test(word)))
    for (const key of keyWords) {
      if (key.length >= 6) for (const shorter of oneDropped(key)) this.#deletes.set(shorter, key)
      for (const mask of maskings(key)) this.#masks.set(mask, key)
    }
    for (const whole of [...together.keys(), ...keyWords.filter((word) => word.length >= 6)])
      for (let end = 1; end <= 8 && end < whole.length; end++) this.#beginnings.add(whole.slice(0, end))
    this.#letters = [...new Set(keyWords.filter((word) => word.length >= 6).map(lettersOf))]
    for (const part of this.#parts) for (let end = 1; end <= part.length; end++) this.#starts.add(part.slice(0, end))
  }

  isKnown(word: string): boolean {
    return this.#known.has(word)
  }

  isKey(word: string): boolean {
    return this.#keys.has(word)
  }

  /** Whether a word that is written apart may begin with this: "sui", "my". */
  isBeginning(word: string): boolean {
    return this.#beginnings.has(word)
  }

  /** The one word that was meant, or null when there is no reason to read it otherwise. */
  meant(folded: string): string | null {
    if (folded.length > 40) return null
    return this.#unmasked(folded) ?? this.#fromLeet(folded) ?? this.#squeezed(folded) ?? this.#typo(folded)
  }

  #unmasked(folded: string): string | null {
    return folded.includes('*') ? (this.#masks.get(folded) ?? null) : null
  }

  #fromLeet(folded: string): string | null {
    if (!leetSigns.test(folded) || !/[a-z]/.test(folded) || folded.length > 20) return null
    for (const one of ['i', 'l']) {
      const plain = folded.replace(/./gs, (sign) => (sign === '1' || sign === '|' ? one : (leet.get(sign) ?? sign)))
      const found = this.#keys.has(plain) ? plain : (this.#squeezed(plain) ?? this.#typo(plain))
      if (found) return found
    }
    return null
  }

  #squeezed(word: string): string | null {
    if (!/([a-z])\1/.test(word)) return null
    const once = word.replace(/([a-z])\1+/g, '$1')
    if (/([a-z])\1\1/.test(word)) {
      const twice = word.replace(/([a-z])\1\1+/g, '$1$1')
      for (const plain of [twice, once, word.replace(/([a-z])\1\1+/g, '$1')])
        if (this.#known.has(plain) || this.#keys.has(plain)) return plain
      const folded = this.#doubled(once)
      if (folded) return folded
    }
    return this.#keys.has(once) && once.length >= 5 ? once : null
  }

  /** Words whose own double letter was squeezed away: "kilmyself", "kiiill". */
  #doubled(once: string): string | null {
    for (const double of ['l', 't', 'p', 's', 'f', 'o', 'e']) {
      const at = once.lastIndexOf(double)
      if (at < 0) continue
      const plain = once.slice(0, at) + double + once.slice(at)
      if (this.#keys.has(plain)) return plain
    }
    return null
  }

  #typo(word: string): string | null {
    if (word.length < 5 || word.length > 16 || ordinary.has(word) || this.#known.has(word)) return null
    if (!this.#isNearKey(word)) return null
    const dropped = this.#deletes.get(word)
    if (dropped) return dropped
    for (const shorter of oneDropped(word)) {
      if (shorter.length >= 6 && this.#keys.has(shorter)) return shorter
      const key = this.#deletes.get(shorter)
      if (key && key.length === word.length && isSwap(word, key)) return key
    }
    return null
  }

  /** A dropped, an added or a swapped letter changes the set of a word's letters by one at most: most words are far off. */
  #isNearKey(word: string): boolean {
    const letters = lettersOf(word)
    return this.#letters.some((key) => {
      const differ = letters ^ key
      return (differ & (differ - 1)) === 0
    })
  }

  /**
   * Words that were written together: "iwanttokillmyself". Every letter of a short run has to be used, else it was another
   * word; in a long one a fifth may be left over. The number of ways is not explored: the best way to each letter is
   * enough, so the work grows with the length alone.
   */
  apart(run: string): number[] | null {
    const cost = new Float64Array(run.length + 1).fill(Infinity)
    const back = new Int32Array(run.length + 1).fill(-1)
    const left = new Int32Array(run.length + 1)
    cost[0] = 0
    const step = (from: number, to: number, price: number, lost: number) => {
      const total = (cost[from] ?? Infinity) + price
      if (total >= (cost[to] ?? -1)) return
      cost[to] = total
      back[to] = from
      left[to] = (left[from] ?? 0) + lost
    }
    for (let from = 0; from < run.length; from++) {
      step(from, from + 1, 6, 1)
      for (let to = from + 1; to <= run.length && to <= from + 14; to++) {
        const part = run.slice(from, to)
        if (!this.#starts.has(part)) break
        // long words first: every further cut costs, single letters most
        if (this.#parts.has(part)) step(from, to, part.length === 1 ? 3 : 1, 0)
      }
    }
    const allowed = run.length < 16 ? 0 : run.length / 5
    if ((left[run.length] ?? 0) > allowed) return null
    const cuts: number[] = []
    for (let at = run.length; at > 0; at = back[at] ?? 0) cuts.push(at)
    return cuts.reverse()
  }
}

const leetSigns = /[0-9@$!|+€£]/
const leet = new Map([
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
  ['9', 'g'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
  ['+', 't'],
  ['€', 'e'],
  ['£', 'l'],
  ['2', 'z'],
  ['6', 'g'],
])

/** Words worth a second look. Short ones are read through leet and masks only, never through typos. */
export const keyWords = `suicide suicidal suicides overdose overdosed overdosing myself yourself himself herself killing
  killed kill kills die dead death dying unalive hang hanging hanged noose cutting cut harm harming selfharm selfharmed
  worthless hopeless strangle strangled strangling paracetamol ibuprofen tylenol bleach goodbye tonight pills tablets
  razor wrists bridge anorexia anorexic bulimia bulimic purging starving starve laxatives rape raped molested abused
  abusing choked choking threatened depressed want life hurt hurting ending kys kms shoot jump gun knife rope blade
  medication methods painless hoarding stockpiling swallowed`
  .trim()
  .split(/\s+/)

/** Sound-alikes and terms that are written as two words. */
export const together = new Map([
  ['noone', 'nobody'],
  ['sewerslide', 'suicide'],
  ['sewerside', 'suicide'],
  ['sewercide', 'suicide'],
  ['suedecide', 'suicide'],
  ['suecide', 'suicide'],
  ['sueicide', 'suicide'],
  ['suiside', 'suicide'],
  ['unalive', 'unalive'],
  ['unaliving', 'unaliving'],
  ['selfharm', 'selfharm'],
  ['selfharming', 'selfharming'],
  ['selfharmed', 'selfharmed'],
  ['selfinjury', 'selfharm'],
  ['suedecided', 'suicide'],
  ['suedecide', 'suicide'],
])

/** Small words that stand between key words when all are written together. */
const joints = `i a to my me it is am the and so of in on all be do not want wanna dont cant going gonna need will would
  because nobody cares about anymore just should please help everyone hates can have feel like this world life with you
  your go for no one`.split(/\s+/)

/** English words that are one letter away from a key word. */
const ordinary = new Set(
  `changing changed hinging hangings hangin urging staring starring carving starling starving strange tangle wriste
  hoping helpless hopeful bridges bridge bridged ridge paint painless methods method mediation dedication meditation
  hurling hurtling pill pills tablet tables lending sending bending mending vending tending fending spending killing
  skilling billing filling milling willing chocking shocking cocking clocking cooking coking joking poking choosing
  abuse abuses amused aroused bused razors wrist itself oneself ourselves themselves threaten threatens threatening
  pressed depress depresses overdone overdress overdo overuse overuses laxative abusing bulimic anorexics painlessly
  swallow swallows swallower cutting putting gutting shutting cuttings goodbyes worthiness hardening harming charming
  farming warming arming hearing bleached bleaches leach leech beach breach bleak rating purging surging splurging
  starve starves started star carve starred kills skills skilled skill kitten biking liking kiting dyeing deaths`.split(
    /\s+/,
  ),
)

/** A bit for each letter from a to z that stands in a word, and one for all other signs. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26)
  }
  return letters
}

function oneDropped(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

/** Two neighbours changed places. */
function isSwap(word: string, key: string): boolean {
  let at = 0
  while (at < word.length && word[at] === key[at]) at++
  return word[at] === key[at + 1] && word[at + 1] === key[at] && word.slice(at + 2) === key.slice(at + 2)
}

/** The word with one to four of its inner letters starred out. */
function maskings(key: string): string[] {
  const masks: string[] = []
  for (let at = 1; at < key.length; at++)
    for (let size = 1; size <= 4 && at + size <= key.length && key.length - size >= 2; size++) {
      masks.push(key.slice(0, at) + '*'.repeat(size) + key.slice(at + size))
      if (size > 1) masks.push(`${key.slice(0, at)}*${key.slice(at + size)}`)
    }
  return key.length >= 3 ? masks : []
}
