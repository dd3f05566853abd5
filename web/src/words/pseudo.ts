import { en } from './en.ts'

const marked: Record<string, string> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'ö',
  u: 'ü',
  n: 'ñ',
  c: 'ç',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  O: 'Ø',
  U: 'Û',
}

/**
 * A made-up language that runs from right to left: the English words with marks on their letters and turned round by
 * direction signs. What is not turned on a screen was not taken from the catalogue. For the tests only.
 */
export const pseudo = turn(en)

/** Keeps the shape: strings become turned strings, functions that make strings make turned ones. */
function turn<T>(words: T): T {
  return turned(words) as T
}

function turned(words: unknown): unknown {
  if (typeof words === 'string') return mirror(words)
  if (typeof words === 'function') return (...given: unknown[]) => turned(Reflect.apply(words, undefined, given))
  if (Array.isArray(words)) return words.map(turned)
  return Object.fromEntries(Object.entries(Object(words)).map(([name, value]) => [name, turned(value)]))
}

function mirror(text: string): string {
  return `\u202e${[...text].map((letter) => marked[letter] ?? letter).join('')}\u202c`
}
