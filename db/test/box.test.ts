import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { derive, mac, open, seal } from '../src/keys/box.ts'
import { openContent, sameContent, sealContent, type Content, type Place } from '../src/texts/seal.ts'

const key = randomBytes(32)

describe('a sealed value', () => {
  test('opens in its place', () => {
    expect(open(key, seal(key, Buffer.from('words'), 'place'), 'place')?.toString()).toBe('words')
    expect(open(key, seal(key, Buffer.alloc(0), 'place'), 'place')).toEqual(Buffer.alloc(0))
  })

  test('does not open when a single bit is another one, nor when it is cut', () => {
    const sealed = seal(key, Buffer.from('words'), 'place')
    for (let at = 0; at < sealed.length * 8; at += 1) {
      const bent = Buffer.from(sealed)
      bent[at >> 3] = (bent[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(open(key, bent, 'place')).toBeNull()
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(open(key, sealed.subarray(0, length), 'place')).toBeNull()
  })

  test('is another one each time', () => {
    const seen = new Set(Array.from({ length: 2_000 }, () => seal(key, Buffer.from('words'), 'place').toString('hex')))
    expect(seen.size).toBe(2_000)
  })
})

describe('a sealed text', () => {
  const place: Place = { subject: crypto.randomUUID(), version: 1, group: crypto.randomUUID() }
  const sealed = sealContent(key, { title: 'Night', text: 'I am awake' }, place)

  test('opens where it was written', () => {
    expect(openContent(key, sealed, place)).toEqual({ title: 'Night', text: 'I am awake' })
  })

  test('refuses 10,000 places that it was not written for', () => {
    let opened = 0
    for (let round = 0; round < 2_500; round += 1) {
      const wrong: [Buffer, Place][] = [
        [key, { ...place, subject: crypto.randomUUID() }],
        [key, { ...place, version: 2 + round }],
        [key, { ...place, group: crypto.randomUUID() }],
        [randomBytes(32), place],
      ]
      opened += wrong.filter(([secret, where]) => openContent(secret, sealed, where) !== null).length
    }
    expect(opened).toBe(0)
  })

  test('is null, and never an error, when it was cut anywhere', () => {
    for (let length = 0; length < sealed.length; length += 1)
      expect(openContent(key, sealed.subarray(0, length), place)).toBeNull()
  })

  test('tells by its length no more than steps of 256 bytes', () => {
    const lengths = (texts: string[]) => new Set(texts.map((text) => sealContent(key, { text }, place).length))
    const overhead = JSON.stringify({ text: '' }).length
    expect(lengths(Array.from({ length: 256 - overhead }, (_, at) => 'x'.repeat(at + 1))).size).toBe(1)
    for (const text of ['', 'x', 'x'.repeat(5_000), '🙂'.repeat(900)]) {
      const length = sealContent(key, { text }, place).length - 3 - 12 - 16
      expect(length % 256).toBe(0)
      expect(length).toBeGreaterThan(0)
    }
  })

  test.each<Content>([
    { text: 'plain' },
    { text: '  spaces at both ends  ' },
    { text: 'ends in spaces' + ' '.repeat(600) },
    { text: 'مرحبا 👩‍👩‍👧 e\u0301 \u2028 "quoted" \\ \u0007' },
    { title: 'T', text: 'x', note: { topics: ['abuse', 'death'], words: 'my own' } },
    { text: 'x', note: { topics: [] } },
  ])('comes back as it was written: %j', (content) => {
    expect(openContent(key, sealContent(key, content, place), place)).toEqual(content)
  })
})

test('two texts are the same whatever order their parts came in, and else not', () => {
  expect(sameContent({ text: 'a', title: 't' }, { title: 't', text: 'a' })).toBe(true)
  expect(sameContent({ text: 'a', note: undefined }, { text: 'a' })).toBe(true)
  expect(
    sameContent(
      { text: 'a', note: { words: 'w', topics: ['abuse'] } },
      { note: { topics: ['abuse'], words: 'w' }, text: 'a' },
    ),
  ).toBe(true)
  expect(sameContent({ text: 'a' }, { text: 'a ' })).toBe(false)
  expect(sameContent({ text: 'a' }, { text: 'a', note: { topics: ['abuse'] } })).toBe(false)
})

test('a keyed hash knows where one part ends and the next begins', () => {
  const all = [
    mac(key, 'ab', 'c'),
    mac(key, 'a', 'bc'),
    mac(key, 'abc'),
    mac(key, 'abc', ''),
    mac(key, '1:a'),
    mac(key, 'a'),
  ]
  expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(all.length)
  expect(mac(key, Buffer.from('ä'), 'b')).toEqual(mac(key, 'ä', 'b'))
})

test('a derived key tells nothing of the other purposes', () => {
  const purposes = ['session root', 'identity root', 'drafts']
  expect(new Set(purposes.map((purpose) => derive(key, purpose).toString('hex'))).size).toBe(purposes.length)
  expect(derive(key, 'drafts')).toEqual(derive(key, 'drafts'))
  expect(derive(key, 'drafts')).toHaveLength(32)
})
