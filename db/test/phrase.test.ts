import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newPhrase, normalisePhrase, phraseLength } from '../src/identities/phrase.ts'
import { wordlist } from '../src/identities/wordlist.ts'

describe('a recovery phrase', () => {
  test('holds 121 bits', () => {
    expect(phraseLength * Math.log2(wordlist.length)).toBe(121)
    expect(newPhrase()).toHaveLength(phraseLength)
    for (const word of newPhrase()) expect(wordlist).toContain(word)
  })

  test('is drawn from the whole list, evenly', () => {
    const counts = new Map<string, number>()
    const draws = 6_000
    for (let round = 0; round < draws; round += 1)
      for (const word of newPhrase()) counts.set(word, (counts.get(word) ?? 0) + 1)
    expect(counts.size).toBe(wordlist.length)
    const each = (draws * phraseLength) / wordlist.length
    const chi = wordlist.reduce((sum, word) => sum + ((counts.get(word) ?? 0) - each) ** 2 / each, 0)
    // 2,047 degrees of freedom: mean 2,047, deviation 64; eight deviations is never by chance
    expect(chi).toBeLessThan(2_047 + 8 * 64)
  })

  const words = Array.from({ length: phraseLength }, () => wordlist[randomInt(wordlist.length)] ?? '')
  const phrase = words.join(' ')

  test.each([
    ['as it was drawn', phrase],
    ['in capitals', phrase.toUpperCase()],
    ['with commas and line ends', words.join(',\r\n')],
    ['numbered, as on the card', words.map((word, at) => `${at + 1}. ${word}`).join('\n')],
    ['with dashes', words.join('-')],
    ['with tabs, and space around it', `\t ${words.join('\t')} \n`],
    ['by first four letters', words.map((word) => word.slice(0, 4)).join(' ')],
    ['with a slip after the fourth letter', words.map((word) => `${word.slice(0, 4)}zz`).join(' ')],
    [
      'in full-width letters',
      [...phrase].map((c) => (c === ' ' ? c : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))).join(''),
    ],
    ['with unbreakable spaces', words.join('\u00a0')],
  ])('is known when it is typed %s', (_how, typed) => {
    expect(normalisePhrase(typed)).toBe(phrase)
  })

  test.each([
    ['nothing', ''],
    ['one word less', words.slice(1).join(' ')],
    ['one word more', [...words, words[0]].join(' ')],
    ['words that are not on the list', Array.from({ length: phraseLength }, () => 'qqqq').join(' ')],
    ['three letters of a word', ['aba', ...words.slice(1)].join(' ')],
    ['no space at all', words.join('')],
    ['lone surrogates', '\ud800'.repeat(20)],
    ['numbers', '1 2 3 4 5 6 7 8 9 10 11'],
  ])('cannot be %s', (_what, typed) => {
    expect(normalisePhrase(typed)).toBeNull()
  })
})

describe('the word list', () => {
  test('has 2,048 everyday words of 4 to 8 letters, in order and each once', () => {
    expect(wordlist).toHaveLength(2_048)
    expect(new Set(wordlist).size).toBe(2_048)
    expect([...wordlist].sort()).toEqual([...wordlist])
    for (const word of wordlist) expect(word).toMatch(/^[a-z]{4,8}$/)
  })

  test('has no two words with the same first four letters', () => {
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2_048)
  })

  test('has no two words that are one slip apart', () => {
    const all = new Set(wordlist)
    const close: string[] = []
    for (const word of wordlist) for (const slip of slipsOf(word)) if (all.has(slip)) close.push(`${word} ${slip}`)
    expect(close).toEqual([])
  })

  test('has no word that hurts in a bad hour', () => {
    const hurtful = `
      bridge pill pills blade blades knife razor rope noose gun guns bullet weapon sword poison drown drowning hang hanging
      suicide suicidal kill killer death dead dying grave coffin funeral blood bleed wound scar scars burn hurt harm pain
      cut cutter cutting jump overdose drug drugs alcohol vodka whisky beer wine drunk rape abuse abuser victim bomb attack
      sick illness disease cancer hospital naked nude breast stupid ugly fat idiot loser hate jail prison ghost demon devil
      hell jesus allah church mother father husband widow orphan virgin slave crash cliff train railway bleach tablet
      lonely alone goodbye panic trauma scream terror horror corpse skull murder punch strike whip choke starve vomit
    `
      .trim()
      .split(/\s+/)
    expect(wordlist.filter((word) => hurtful.includes(word))).toEqual([])
  })
})

/** All that one slip makes of a word: a letter more, less or other, or two neighbours swapped. */
function* slipsOf(word: string): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (tail !== '') yield head + tail.slice(1)
    if (tail.length > 1 && tail[0] !== tail[1]) yield `${head}${tail[1]}${tail[0]}${tail.slice(2)}`
    for (const letter of letters) {
      yield head + letter + tail
      if (tail !== '' && letter !== tail[0]) yield head + letter + tail.slice(1)
    }
  }
}
