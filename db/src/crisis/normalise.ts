import { expand, withApostrophe } from './contractions.ts'
import { keyWords, Spelling, together } from './spelling.ts'
import { read, type Piece, type Token } from './tokens.ts'

export interface Normalised {
  tokens: Token[]
  /** The sentences that are questions. */
  questions: ReadonlySet<number>
}

/** Text in, words out, each with its place in the text as it was written. */
export function normalise(text: string, spelling: Spelling): Normalised {
  const { pieces, questions } = read(text)
  const tokens: Token[] = []
  let tried = 0
  for (let index = 0; index < pieces.length;) {
    const run = index < tried ? 0 : singles(pieces, index)
    const spelled = run > 2 ? spelledOut(pieces.slice(index, index + run), spelling) : null
    if (spelled) {
      for (const piece of spelled) put(tokens, piece, spelling)
      index += run
      continue
    }
    // a run that spells nothing is not tried again from its second letter
    if (run > 0) tried = index + run
    const joined = joinedFrom(pieces, index, spelling)
    if (joined) {
      put(tokens, joined.piece, spelling)
      index += joined.taken
      continue
    }
    const piece = pieces[index]
    if (piece) put(tokens, piece, spelling)
    index++
  }
  return { tokens: tokens.flatMap((token, at) => iWill(token, tokens[at + 1])), questions }
}

/** "20g", "500mg": a number and its unit are two words. */
const measure = /^(\d{1,6})(mg|g|kg|ml|l|mcg|x|lbs|kcal|cal|cals)$/

function put(tokens: Token[], piece: Piece, spelling: Spelling): void {
  for (const part of partsOf(piece, spelling)) {
    const { from, to, sentence, quoted } = part
    for (const word of part.words) tokens.push({ word, from, to, sentence, quoted })
  }
}

interface Part {
  words: readonly string[]
  from: number
  to: number
  sentence: number
  quoted: boolean
}

function partsOf(piece: Piece, spelling: Spelling): Part[] {
  const { folded } = piece
  const whole = { from: piece.at[0] ?? 0, to: piece.to, sentence: piece.sentence, quoted: piece.quoted }
  // a picture is its own word
  if (folded.startsWith('(')) return [{ ...whole, words: [folded] }]
  const apostrophe = withApostrophe.get(folded)
  if (apostrophe) return [{ ...whole, words: apostrophe }]
  const plain = folded.includes("'") ? folded.replaceAll("'", '') : folded
  const written = expand(plain)
  if (written.length > 1 || written[0] !== plain || spelling.isKnown(plain)) return [{ ...whole, words: written }]
  const meant = spelling.meant(plain)
  if (meant) return [{ ...whole, words: expand(meant) }]
  const signs = /[^a-z0-9\u0080-\uffff]/
  if (signs.test(plain)) return cutAtSigns(piece).flatMap((part) => partsOf(part, spelling))
  const [, amount, unit] = measure.exec(folded) ?? []
  if (amount && unit) return [{ ...whole, words: [amount, unit] }]
  const owner = possessive(folded)
  if (owner) return [{ ...whole, words: [owner] }]
  return writtenTogether(piece, plain, spelling) ?? [{ ...whole, words: [plain] }]
}

const possessive = (folded: string): string | null => (/^[a-z]{2,}'s$/.test(folded) ? folded.slice(0, -2) : null)

function writtenTogether(piece: Piece, plain: string, spelling: Spelling): Part[] | null {
  if (plain.length < 8 || plain !== piece.folded || !worthCutting(plain)) return null
  const cuts = spelling.apart(plain)
  if (!cuts || cuts.length < 2) return null
  return cuts.map((to, index) => {
    const from = cuts[index - 1] ?? 0
    const part = slice(piece, from, to)
    return { ...part, from: part.at[0] ?? 0, words: expand(part.folded) }
  })
}

const roots = keyWords.filter((word) => word.length >= 4)
const worthCutting = (plain: string): boolean =>
  roots.some((root) => plain.includes(root)) || plain.includes('die') || plain.includes('mylife')

function slice(piece: Piece, from: number, to: number): Piece {
  const { folded, at, sentence, quoted } = piece
  return { folded: folded.slice(from, to), at: at.slice(from, to), to: at[to] ?? piece.to, sentence, quoted }
}

function cutAtSigns(piece: Piece): Piece[] {
  const parts: Piece[] = []
  for (const { 0: run, index } of piece.folded.matchAll(/[a-z0-9'\u0080-\uffff]+/g))
    parts.push(slice(piece, index, index + run.length))
  return parts
}

/** How many pieces of one letter stand in a row. */
function singles(pieces: readonly Piece[], from: number): number {
  let run = 0
  while (pieces[from + run]?.folded.length === 1 && run < 400) run++
  return run
}

/** "k i l l  m y s e l f": read as one run and cut into words again. */
function spelledOut(letters: Piece[], spelling: Spelling): Piece[] | null {
  const [first] = letters
  const last = letters.at(-1)
  if (!first || !last) return null
  const whole: Piece = {
    folded: letters.map(({ folded }) => folded).join(''),
    at: letters.map(({ at }) => at[0] ?? 0),
    to: last.to,
    sentence: first.sentence,
    quoted: first.quoted,
  }
  const meant = spelling.meant(whole.folded)
  if (meant) return [{ ...whole, folded: meant }]
  const cuts = spelling.apart(whole.folded)
  if (!cuts || cuts.length > letters.length / 2) return null
  return cuts.map((to, index) => {
    const from = cuts[index - 1] ?? 0
    const end = letters[to - 1]
    return { ...slice(whole, from, to), to: end?.to ?? whole.to }
  })
}

/** "sui cide", "my self", "over dose": two to four short pieces that are one key word together. */
function joinedFrom(
  pieces: readonly Piece[],
  index: number,
  spelling: Spelling,
): { piece: Piece; taken: number } | null {
  const first = pieces[index]
  // most words begin no such word, and cost no more than this look
  if (!first || !spelling.isBeginning(first.folded)) return null
  let folded = first.folded
  for (let taken = 2; taken <= 4; taken++) {
    const next = pieces[index + taken - 1]
    if (!next || next.sentence !== first.sentence || folded.length + next.folded.length > 12) return null
    folded += next.folded
    const word = together.get(folded) ?? (folded.length >= 6 && spelling.isKey(folded) ? folded : null)
    if (!word) continue
    const at = pieces.slice(index, index + taken).flatMap((piece) => piece.at)
    return { piece: { ...first, folded: word, at, to: next.to }, taken }
  }
  return null
}

/** "ill kill myself": without its apostrophe the short form looks like the illness. */
function iWill(token: Token, next: Token | undefined): Token[] {
  if (token.word !== 'ill' || !next || !doing.has(next.word)) return [token]
  return ['i', 'will'].map((word) => ({ ...token, word }))
}

const doing = new Set(
  'kill die be end hurt do take never just cut jump hang probably not finally overdose go'.split(' '),
)
