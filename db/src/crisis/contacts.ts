import type { Finding } from './finding.ts'
import { lists } from './rules/lists.ts'
import { union } from './spans.ts'

/** Ways to reach a person outside: veiled, because members are strangers and the forum is anonymous. */
export function contacts(text: string): Finding[] {
  const spans = union([...mails(text), ...phones(text), ...handles(text)])
  return spans.length === 0 ? [] : [{ category: 'contact', severity: 'routine', spans, why: ['contact'] }]
}

type Span = [number, number]

// Every repetition below is bounded, so that no text takes more than its length to read
const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,24}){1,3}/gu
const number = /(?<![\p{L}\p{N}.,:/$£€#-])\+?\(?\d(?:[ ().-]{0,3}\d){6,14}(?![\p{L}\p{N}%€£]|[.,:/]\d)/gu
const link =
  /(?:discord\.gg|discord\.com\/users|t\.me|wa\.me|instagram\.com|snapchat\.com|tiktok\.com|facebook\.com|kik\.me)\/[^\s]{1,80}/giu

/** Helplines are ways to reach help, and stay readable. */
const helpMail =
  /@(?:[\p{L}\p{N}-]{1,40}\.)?(?:samaritans|papyrus-uk|crisistextline|thetrevorproject|nhs|befrienders)\./iu
const free = /^(?:\+?1 ?-?)?\(?8(?:00|33|44|55|66|77|88)\)?|^0 ?8(?:00|08)|^1 ?800|^1 ?300|^13 ?11 ?14|^116/

function mails(text: string): Span[] {
  return [...text.matchAll(mail)].filter(([found]) => !helpMail.test(found)).map(spanOf)
}

function phones(text: string): Span[] {
  return [...text.matchAll(number)].filter(([found]) => isPhone(found)).map(spanOf)
}

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '')
  if (free.test(found)) return false
  if (/^(?:19|20)\d\d[ .-]\d\d?[ .-]\d\d?/.test(found) || /^\d\d?[.-]\d\d?[.-](?:19|20)\d\d/.test(found)) return false
  if (/^\d{3}-\d{4}$/.test(found)) return true
  // small numbers in a row ("10 20 30 40") are no telephone number
  if (found.split(/[ ().-]+/).every((group) => group.length <= 2) && !found.startsWith('0')) return false
  return digits.length >= 9 && digits.length <= 15
}

const platforms = new Set(lists.platform.split(/\s+/))
const inviting = new Set('add find message dm text hmu contact reach follow pm whatsapp snap'.split(' '))
const naming = new Set('is on @ : - user username handle name id called tag'.split(' '))

const isPlain = /^[a-z]+$/

/** "my snap is …", "add me on …", "insta: …". Without a name behind it the invitation itself is veiled. */
function handles(text: string): Span[] {
  const words = [...text.matchAll(/[^\s]+/g)].map(({ 0: written, index }) => ({
    written,
    word: isPlain.test(written) ? written : written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
    from: index,
    to: index + written.length,
  }))
  const found: Span[] = [...text.matchAll(link)].map(spanOf)
  words.forEach(({ word, written, from, to }, at) => {
    const isPlatform = platforms.has(word)
    if (written.length > 2 && /^@[\p{L}\p{N}_]/u.test(written) && near(words, at).some((other) => platforms.has(other)))
      found.push([from, to])
    if (!isPlatform) return
    const invited = words.slice(Math.max(0, at - 4), at).find((other) => inviting.has(other.word))
    const invites = invited !== undefined && words.slice(Math.max(0, at - 3), at).some((other) => other.word === 'me')
    const mine = words[at - 1]?.word === 'my' || words[at - 2]?.word === 'my'
    let next = at + 1
    let named = written.endsWith(':')
    while (next <= at + 3 && words[next] && naming.has(words[next]?.word || (words[next]?.written ?? ''))) {
      named = true
      next++
    }
    const handle = words[next]
    if (
      handle &&
      handle.word !== '' &&
      (looksLikeHandle(handle.written) ||
        (named && (mine || invites || written.endsWith(':')) && !everyday.has(handle.word)))
    ) {
      found.push([handle.from, handle.to])
      return
    }
    if (invites) found.push([invited.from, to])
  })
  return found
}

const everyday = new Set(
  'a an the so my not down broken full public private down really very too like it and but i you we deleted gone just where what how for to in of on dead'.split(
    ' ',
  ),
)
const looksLikeHandle = (written: string): boolean =>
  written.length <= 40 &&
  (/^@[\p{L}\p{N}_.]{2,}/u.test(written) || /[\p{L}][_.#]?[\p{L}\p{N}]*[_#\d][\p{L}\p{N}_.#]*$/u.test(written)) &&
  !/^\d/.test(written)
const near = (words: { word: string }[], at: number): string[] =>
  words.slice(Math.max(0, at - 5), at + 4).map(({ word }) => word)
const spanOf = (match: RegExpMatchArray): Span => [match.index ?? 0, (match.index ?? 0) + match[0].length]
