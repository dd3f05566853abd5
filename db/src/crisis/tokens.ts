import { fold } from './characters.ts'

/** One word as the rules see it, and where it stands in the text as it was written. */
export interface Token {
  word: string
  from: number
  to: number
  /** Phrases do not reach over the end of a sentence. */
  sentence: number
  quoted: boolean
}

/** One written run of letters, digits and in-word signs, folded, with the place of every sign. */
export interface Piece {
  folded: string
  /** Where each character of `folded` begins in the text. */
  at: number[]
  to: number
  sentence: number
  quoted: boolean
}

export interface Read {
  pieces: Piece[]
  /** For every sentence that ended in one: the question mark. */
  questions: Set<number>
}

/** Cuts a text into pieces, in one walk. */
export function read(text: string): Read {
  const pieces: Piece[] = []
  const questions = new Set<number>()
  let sentence = 0
  let quote = ''
  let piece: Piece | null = null
  const close = () => {
    if (piece && piece.folded !== '') pieces.push(piece)
    piece = null
  }
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at) ?? 0
    const next = at + (point > 0xffff ? 2 : 1)
    const emoji = point > 127 ? emojis.get(point) : undefined
    if (emoji) {
      close()
      pieces.push({ folded: emoji, at: [at], to: next, sentence, quoted: quote !== '' })
      at = next
      continue
    }
    for (const sign of fold(point)) {
      if (isWordly(sign) || (inWord.has(sign) && continues(text, next, piece !== null))) {
        piece ??= { folded: '', at: [], to: next, sentence, quoted: quote !== '' }
        for (let unit = 0; unit < sign.length; unit++) piece.at.push(at)
        piece.folded += sign
        piece.to = next
        continue
      }
      close()
      if (quotes.has(sign)) quote = quote === '' && opens(text, next) ? sign : ''
      if (sign === '?') questions.add(sentence)
      if (ends(sign, text, at, next)) {
        sentence++
        // an unclosed quotation mark must not silence the rest of the text
        if (sign === '\n') quote = ''
      }
    }
    at = next
  }
  close()
  return { pieces, questions }
}

const isWordly = (sign: string): boolean =>
  (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || (sign > '\u007f' && /^[\p{L}\p{N}]$/u.test(sign))

/** Signs that stand for letters, or join the halves of a word. */
const inWord = new Set("'@$!|*€£+")
const quotes = new Set('"“”„«»')

/** A sign is part of a word only if the word goes on behind it. Unseen characters may stand between. */
function continues(text: string, next: number, begun: boolean): boolean {
  for (let at = next, looked = 0; at < text.length && looked < 8; looked++) {
    const point = text.codePointAt(at) ?? 0
    const folded = fold(point)
    if (folded !== '') return isWordly(folded[0] ?? '') || (begun && folded === '*')
    at += point > 0xffff ? 2 : 1
  }
  return false
}

const opens = (text: string, next: number): boolean => next < text.length && !/\s/.test(text[next] ?? ' ')

/** "I want to... die" and "kill.myself" go on; a blank line ends a sentence, a single line break does not. */
function ends(sign: string, text: string, at: number, next: number): boolean {
  if (sign === '?' || sign === '!' || sign === ';') return true
  if (sign === '\n') return text[next] === '\n'
  if (sign === '。') return true
  // one sign for three dots unfolds into dots, and ends nothing
  if (sign !== '.' || text[at] !== '.') return false
  return text[at - 1] !== '.' && text[next] !== '.' && !isWordly((text[next] ?? ' ').toLowerCase())
}

const emojis = new Map<number, string>([
  [0x1f48a, '(pill)'],
  [0x1f52a, '(knife)'],
  [0x1f5e1, '(knife)'],
  [0x1fa92, '(razor)'],
  [0x1faa2, '(rope)'],
  [0x26b0, '(coffin)'],
  [0x1faa6, '(coffin)'],
  [0x1f52b, '(gun)'],
  [0x1f489, '(needle)'],
  [0x1fa78, '(blood)'],
  [0x1f480, '(skull)'],
  [0x1f602, '(laugh)'],
  [0x1f923, '(laugh)'],
  [0x1f606, '(laugh)'],
  [0x1f605, '(laugh)'],
])
