import { randomInt } from 'node:crypto'
import { wordlist } from './wordlist.ts'

/** 11 words of 2,048: 121 bits, more than the 112 at which a keyed hash needs no stretching (NIST 800-63B, ASVS 6.5.2). */
export const phraseLength = 11

export function newPhrase(): string[] {
  return Array.from({ length: phraseLength }, () => wordlist[randomInt(wordlist.length)] ?? '')
}

const byPrefix = new Map(wordlist.map((word) => [word.slice(0, 4), word]))

/**
 * The phrase as it was drawn, from what a person typed: any case, any separators, words from their fourth letter on.
 * Null when it cannot be one.
 */
export function normalisePhrase(typed: string): string | null {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => byPrefix.get(word.slice(0, 4)))
  if (words.length !== phraseLength || words.includes(undefined)) return null
  return words.join(' ')
}
