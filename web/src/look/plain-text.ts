/** A paragraph as pieces: running text, links that may be followed, and places where words are veiled. */
export type Piece = string | Link | Veiled

/** Words stood here that are not shown. */
export interface Veiled {
  veiled: true
}

export interface Link {
  href: string
  /** Where it really leads, as the network knows it: an IDN shows its punycode. */
  host: string
  /** The rest of the address, cut when it is long. */
  rest: string
}

/** Plain words as paragraphs. One pass, no look-back: the time is linear in the text. */
export function paragraphs(text: string): Piece[][] {
  const found: Piece[][] = []
  for (const paragraph of text.split(blankLines)) if (paragraph.trim() !== '') found.push(pieces(paragraph))
  return found
}

// One newline, then lines that are empty. Spaces belong to the line that they stand on.
const blankLines = /\n(?:[ \t]*\n)+/

function pieces(paragraph: string): Piece[] {
  if (!paragraph.includes(veil)) return unveiled(paragraph)
  return between(paragraph, unveiled)
}

/** A line of text as pieces, such as a title: no links. */
export function linePieces(line: string): (string | Veiled)[] {
  return between(line, (part) => [part])
}

/** What the api puts in the place of words that are not shown. */
const veil = '█████'

function between<T>(text: string, piecesOf: (part: string) => T[]): (T | Veiled)[] {
  return text
    .split(veil)
    .flatMap((part, at) => [...(at ? [{ veiled: true } as const] : []), ...(part ? piecesOf(part) : [])])
}

function unveiled(paragraph: string): (string | Link)[] {
  if (!paragraph.includes('://')) return [paragraph]
  const found: (string | Link)[] = []
  let done = 0
  for (const { 0: candidate, index } of paragraph.matchAll(address)) {
    const link = linkOf(candidate)
    if (!link) continue
    if (index > done) found.push(paragraph.slice(done, index))
    found.push(link.link)
    done = index + link.length
  }
  if (done < paragraph.length) found.push(paragraph.slice(done))
  return found
}

const address = /\bhttps?:\/\/[^\s<>"]{1,2000}/gi

function linkOf(candidate: string): { link: Link; length: number } | undefined {
  const length = lengthWithoutTrail(candidate)
  const url = URL.parse(candidate.slice(0, length))
  // An address with a name before an @ pretends to lead somewhere else; one without a dot leads into somebody's own network.
  if (!url || url.username || url.password || !url.host.includes('.')) return undefined
  const rest = url.href.slice(url.origin.length).replace(/^\/$/, '')
  return { link: { href: url.href, host: url.host, rest: rest.length > 40 ? `${rest.slice(0, 39)}…` : rest }, length }
}

/** Without the full stop or bracket that belongs to the sentence and not to the address. */
function lengthWithoutTrail(candidate: string): number {
  let open = 0
  for (const letter of candidate) open += letter === '(' ? 1 : letter === ')' ? -1 : 0
  let end = candidate.length
  for (; end > 0; end--) {
    const last = candidate[end - 1] ?? ''
    if (last === ')' && open < 0) open++
    else if (!".,;:!?'’”»]}*_".includes(last)) break
  }
  return end
}
