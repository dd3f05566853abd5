import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '../../src/crisis/assess.ts'
import { engine } from '../../src/crisis/engine.ts'
import type { Screened } from '../../src/crisis/finding.ts'
import { policy } from '../../src/crisis/policy.ts'
import { screen } from '../../src/crisis/screen.ts'
import { rankOf } from '../../src/words.ts'

const pieces = [
  'suicid',
  'kill',
  'myself',
  'k',
  'i',
  'l',
  ' ',
  '\n',
  '.',
  '"',
  '“',
  '*',
  '$',
  '1',
  '3',
  '💊',
  '\u200b',
  '\ud83d',
  '\udc8a',
  'want',
  'to',
  'die',
  'not',
  "don't",
  '40',
  'pills',
  'e\u0301',
  'ﷺ',
  '\u{e0041}',
  '@',
  'a@b.co',
  '+44 7700 900123',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join('')),
)

function isSound(text: string, { findings }: Screened): void {
  let rank = 1
  for (const { spans, severity, why } of findings) {
    expect(rankOf(severity)).toBeGreaterThanOrEqual(rank)
    rank = rankOf(severity)
    expect(why.length).toBeGreaterThan(0)
    expect(spans.length).toBeGreaterThan(0)
    let last = -1
    for (const [from, to] of spans) {
      expect(from).toBeGreaterThan(last)
      expect(to).toBeGreaterThan(from)
      expect(to).toBeLessThanOrEqual(text.length)
      last = to
    }
  }
}

describe('any text at all', () => {
  test('is screened without a throw, with spans inside the text, the gravest first', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const screened = screen(text)
        isSound(text, screened)
        policy(screened)
      }),
      { numRuns: 400 },
    )
  })

  test('is assessed without a throw, whatever came before it', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 6 }), (text, earlier) => {
        isSound(text, assess(text, { earlier }))
      }),
      { numRuns: 150 },
    )
  })

  test('halves of characters, empty and endless texts', () => {
    for (const text of ['', ' ', '\ud800', '\udfff\ud800 kill myself', 'a'.repeat(65_536), '\ud83d'.repeat(5_000)])
      isSound(text, screen(text))
  })

  test('gives the same answer twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(screen(text)).toEqual(screen(text))
      }),
      { numRuns: 100 },
    )
  })

  test('carries the revision of the engine', () => {
    expect(screen('hello').engine).toBe(engine)
  })
})

describe('the work grows with the length alone', () => {
  /** Milliseconds of our own processor time, the best of five: other work on the machine only ever adds. */
  function took(text: string): number {
    let best = Infinity
    for (let round = 0; round < 5; round++) {
      const from = process.cpuUsage()
      screen(text)
      best = Math.min(best, process.cpuUsage(from).user / 1000)
    }
    return best
  }

  // about 0.2 s on a quiet machine; work that grows with the square would take minutes
  const slow = 1_500

  const talk = 'I talked to my sister today and we both cried, but it helped; work is hard and I sleep badly. '

  test('four times the text takes about four times the time', () => {
    const [one, four] = [talk.repeat(710), talk.repeat(2_840)]
    expect(one.length).toBeGreaterThan(64 * 1024)
    took(four)
    // by turns, so that a busy moment is no moment of one of them alone; with the square it would be sixteen
    const rounds = Array.from({ length: 3 }, () => ({ one: took(one), four: took(four) }))
    const best = (which: 'one' | 'four') => Math.min(...rounds.map((round) => round[which]))
    expect(best('four') / best('one')).toBeLessThan(9)
  })

  test.for([
    'suicid plan ',
    'i want to kill myself tonight ',
    'kill ',
    'not ',
    'a ',
    'k i l l ',
    'killmyself',
    'took 40 pills ',
    '"kill ',
    'i ',
    'want to want to ',
    '1 ',
    'sui ',
    'm y s e l f ',
    '+1 (2',
    'a@a.',
    'k*l*l* ',
    'would would be gone without ',
  ])('and "%s" 5,000 times is quick', (unit) => {
    const text = unit.repeat(5_000)
    screen(text)
    expect(took(text)).toBeLessThan(slow)
  })

  test('a text without any space takes no longer', () => {
    expect(took('killmyself'.repeat(6_500))).toBeLessThan(slow)
  })
})
