/**
 * What one written character counts as: small plain letters, a digit, an in-word sign, or nothing at all for what cannot
 * be seen (zero-width, soft hyphen, tag characters, accents that stand alone).
 */
export function fold(point: number): string {
  if (point < 128) return ascii[point] ?? ''
  if (isUnseen(point)) return ''
  const enclosed = fromEnclosed(point)
  if (enclosed) return enclosed
  const apart = String.fromCodePoint(point).normalize('NFKD').toLowerCase()
  let plain = ''
  for (const character of apart) plain += standsFor.get(character) ?? (marks.test(character) ? '' : character)
  return plain
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase())
const marks = /^\p{M}$/u

const unseen: [number, number][] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
]
const isUnseen = (point: number): boolean => unseen.some(([from, to]) => point >= from && point <= to)

/** Letters in circles, squares and flags, which Unicode does not unfold by itself. */
function fromEnclosed(point: number): string | undefined {
  const start = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6].find((first) => point >= first && point < first + 26)
  return start === undefined ? undefined : String.fromCharCode(97 + point - start)
}

/** Letters that look like Latin ones, after lower-casing. */
const standsFor = new Map<string, string>([
  ...zip('аеорсухіјѕһԁкмтнвԛԝӏпг', 'aeopcyxijshdkmthbqwlnr'),
  ...zip('αβεηικνορτυχγςσωϲϳ', 'abenikvoptuxyssvcj'),
  ...zip('ıłøđħɑɡɩɪʟʀɴɢʙʜʏɛɔʌ', 'ilodhagiilrngbhyeoa'),
  ...zip('ᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱꜰ', 'acdejkmoptuvwzsf'),
  ...zip('’‘ʼ`´′＇ʹ', "''''''''"),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

function zip(from: string, to: string): [string, string][] {
  const plain = [...to]
  return [...from].map((letter, index) => [letter, plain[index] ?? letter])
}
