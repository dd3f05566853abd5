import type { Random } from '../../docker/faults/random.ts'
import { frame, opcodes, text } from './raw-line.ts'

/** Stands in every hostile frame; no log may hold it. */
export const canary = 'KANARIENVOGEL'

export interface Hostile {
  name: string
  bytes: Buffer
  /** How many frames that is. */
  frames: number
  /** Whether the line must end by it; null where a changed bit decides. */
  ends: boolean | null
}

type Make = (random: Random) => Omit<Hostile, 'name' | 'frames'> & { frames?: number }

const pick = <T>(random: Random, among: readonly T[]): T => among[random.below(among.length)] as T
const key = (random: Random) =>
  '00000000-0000-4000-8000-000000000000'.replace(/0(?=.{12})/g, () => random.below(16).toString(16))
const write = (random: Random) => ({ v: 1, type: 'write', key: key(random), text: `${canary} ${words(random)}` })
const whole = (value: unknown) => text(JSON.stringify(value))

/** Letters of many scripts, signs that join and turn, and pieces of JSON. */
function words(random: Random): string {
  const pieces = [
    'tea',
    'ночь',
    'שלום',
    '夜',
    '👩‍👩‍👧',
    'e\u0301',
    '\u202e',
    '"',
    '\\',
    '{}',
    '[',
    '__proto__',
    '\u{1f3f4}',
    '=1+1',
    '<b>',
  ]
  return Array.from({ length: 1 + random.below(12) }, () => pick(random, pieces)).join(' ')
}

const anything: readonly unknown[] = [null, true, 0, -1, 1.5, 1e300, 2 ** 53, '', [], {}, ['x'], { a: 1 }, '\0', '  ']

/** What an honest page may say too: the line stays. */
const honest: Record<string, Make> = {
  'a message': (random) => ({ bytes: whole(write(random)), ends: false }),
  'an answer to something': (random) => ({
    bytes: whole({ ...write(random), replyTo: 1 + random.below(1_000_000_000) }),
    ends: false,
  }),
  'a place': (random) => ({
    bytes: whole({ v: 1, type: 'since', revision: pick(random, [0, 1, 7, 999_999_999, 1_000_000_000]) }),
    ends: false,
  }),
  'a ping': (random) => ({
    bytes: frame({ opcode: opcodes.ping, payload: Buffer.alloc(random.below(126), 120) }),
    ends: false,
  }),
  'a pong that nobody asked for': () => ({ bytes: frame({ opcode: opcodes.pong, payload: canary }), ends: false }),
  'a message in pieces, with a ping between': (random) => {
    const said = Buffer.from(JSON.stringify(write(random)))
    const pieces = 2 + random.below(6)
    const size = Math.ceil(said.length / pieces)
    const parts: Buffer[] = []
    for (let at = 0; at < pieces; at += 1) {
      const opcode = at === 0 ? opcodes.text : opcodes.continuation
      parts.push(frame({ opcode, fin: at === pieces - 1, payload: said.subarray(at * size, (at + 1) * size) }))
      if (at === 0) parts.push(frame({ opcode: opcodes.ping }))
    }
    return { bytes: Buffer.concat(parts), frames: parts.length, ends: false }
  },
}

/** What nobody says by mistake: the line ends. */
const hostile: Record<string, Make> = {
  'no JSON': (random) => ({ bytes: text(`${canary} ${words(random)}`), ends: true }),
  'JSON that ends early': (random) => {
    const said = JSON.stringify(write(random))
    return { bytes: text(said.slice(0, 1 + random.below(said.length - 1))), ends: true }
  },
  'a field of another kind': (random) => {
    const field = pick(random, ['v', 'type', 'key', 'text', 'note', 'replyTo'] as const)
    // what is left for each would be right nowhere
    return { bytes: whole({ ...write(random), [field]: pick(random, anything) }), ends: true }
  },
  'a field too many': (random) => ({
    bytes: whole({ ...write(random), [pick(random, ['room', 'author', 'constructor', 'toString'])]: canary }),
    ends: true,
  }),
  __proto__: (random) => ({
    bytes: text(`{"__proto__":{"v":1},${JSON.stringify(write(random)).slice(1)}`),
    ends: true,
  }),
  'a field too few': (random) => {
    const left = Object.entries(write(random)).toSpliced(random.below(4), 1)
    return { bytes: whole(Object.fromEntries(left)), ends: true }
  },
  'a place that is none': (random) => ({
    bytes: whole({ v: 1, type: 'since', revision: pick(random, [-1, 1.5, 1e300, 2 ** 31, '0', null, [], true]) }),
    ends: true,
  }),
  'lists nested deep': (random) => {
    const depth = 9 + random.below(7_900)
    return { bytes: text('['.repeat(depth) + ']'.repeat(depth)), ends: true }
  },
  'objects nested deep in a text': (random) => {
    const depth = 1 + random.below(2_000)
    return { bytes: text(`{"v":1,"type":"write","text":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`), ends: true }
  },
  'a long list': (random) => ({ bytes: text(`[${'0,'.repeat(random.below(8_000))}0]`), ends: true }),
  'a note of a thousand topics': (random) => ({
    bytes: whole({ ...write(random), note: { topics: Array.from({ length: 1_000 }, () => 'abuse') } }),
    ends: true,
  }),
  'half a character': (random) => ({
    bytes: text(`{"v":1,"type":"write","key":"${key(random)}","text":"${canary} \\ud83${random.below(8)}"}`),
    ends: true,
  }),
  'bytes that are no UTF-8': (random) => ({
    bytes: text(
      Buffer.concat([
        Buffer.from(`"${canary}`),
        Buffer.from(pick(random, [[0xc3, 0x28], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xf4, 0x90, 0x80, 0x80]])),
        Buffer.from('"'),
      ]),
    ),
    ends: true,
  }),
  'an opcode that is none': (random) => ({
    bytes: frame({ opcode: pick(random, [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), payload: canary }),
    ends: true,
  }),
  'reserved bits': (random) => ({
    bytes: frame({ opcode: opcodes.text, reserved: 1 + random.below(7), payload: JSON.stringify(write(random)) }),
    ends: true,
  }),
  'a piece of nothing': (random) => ({
    bytes: frame({ opcode: opcodes.continuation, fin: random.below(2) === 0, payload: canary }),
    ends: true,
  }),
  'a message inside of another': (random) => ({
    bytes: Buffer.concat([frame({ opcode: opcodes.text, fin: false, payload: '{' }), whole(write(random))]),
    frames: 2,
    ends: true,
  }),
  'a control frame in pieces': (random) => ({
    bytes: frame({ opcode: pick(random, [opcodes.ping, opcodes.pong, opcodes.close]), fin: false }),
    ends: true,
  }),
  'a control frame too long': (random) => ({
    bytes: frame({ opcode: pick(random, [opcodes.ping, opcodes.pong, opcodes.close]), payload: 'x'.repeat(126) }),
    ends: true,
  }),
  'no mask': (random) => ({
    bytes: frame({ opcode: opcodes.text, masked: false, payload: JSON.stringify(write(random)) }),
    ends: true,
  }),
  'a length beyond all memory': (random) => ({
    bytes: frame({
      opcode: opcodes.text,
      length: pick(random, [16_385n, 2n ** 32n, 2n ** 53n, 2n ** 62n, 2n ** 64n - 1n]),
    }),
    ends: true,
  }),
  'more than fits': (random) => ({ bytes: text('x'.repeat(16_385 + random.below(60_000))), ends: true }),
  'too much in pieces': () => ({
    bytes: Buffer.concat([
      frame({ opcode: opcodes.text, fin: false, payload: 'x'.repeat(9_000) }),
      frame({ opcode: opcodes.continuation, payload: 'x'.repeat(9_000) }),
    ]),
    frames: 2,
    ends: true,
  }),
  'pieces without end': () => ({
    bytes: Buffer.concat([
      frame({ opcode: opcodes.text, fin: false, payload: '"' }),
      ...Array.from({ length: 40 }, () => frame({ opcode: opcodes.continuation, fin: false })),
    ]),
    frames: 41,
    ends: true,
  }),
  'a binary frame': (random) => ({
    bytes: frame({ opcode: opcodes.binary, payload: JSON.stringify(write(random)) }),
    ends: true,
  }),
  'a farewell': (random) => {
    const payload = Buffer.alloc(2)
    payload.writeUInt16BE(pick(random, [1000, 1001, 1003, 1011, 3000, 4999]))
    return { bytes: frame({ opcode: opcodes.close, payload }), ends: true }
  },
  'a farewell with a code that is none': (random) => {
    const payload = Buffer.alloc(2)
    payload.writeUInt16BE(pick(random, [0, 1, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535]))
    return { bytes: frame({ opcode: opcodes.close, payload }), ends: true }
  },
  'a farewell of one byte': () => ({ bytes: frame({ opcode: opcodes.close, payload: 'x' }), ends: true }),
  'a farewell that is no UTF-8': () => ({
    bytes: frame({ opcode: opcodes.close, payload: Buffer.from([3, 232, 0xff, 0xfe]) }),
    ends: true,
  }),
}

/** A frame that was right, with some of it changed. */
const changed: Record<string, Make> = {
  'changed letters': (random) => {
    const said = Buffer.from(JSON.stringify(write(random)))
    for (let left = 1 + random.below(4); left > 0; left -= 1) said[random.below(said.length)] = random.below(256)
    return { bytes: text(said), ends: null }
  },
  'changed bits of the frame itself': (random) => {
    const bytes = whole(write(random))
    const at = random.below(8)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return { bytes, ends: null }
  },
  'cut short': (random) => {
    const bytes = whole(write(random))
    return { bytes: bytes.subarray(0, 1 + random.below(bytes.length - 1)), ends: null }
  },
  'bytes of any kind': (random) => ({
    bytes: Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256))),
    ends: null,
  }),
}

const from = (makes: Record<string, Make>) => (random: Random) => {
  const [name, make] = pick(random, Object.entries(makes))
  const made = make(random)
  return { name, frames: 1, ...made }
}

export const anHonestFrame: (random: Random) => Hostile = from(honest)
export const aHostileFrame: (random: Random) => Hostile = from(hostile)
export const aChangedFrame: (random: Random) => Hostile = from(changed)
export const hostileFrames: readonly string[] = Object.keys(hostile)
export const hostileNamed = (name: string, random: Random): Hostile => {
  const make = hostile[name]
  if (!make) throw new Error(`nobody makes ${name}`)
  return { name, frames: 1, ...make(random) }
}
