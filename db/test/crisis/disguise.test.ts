import { describe, expect, test } from 'vitest'
import { calls, lines, severityIn, wordsOf } from './found.ts'
import { policy } from '../../src/crisis/policy.ts'
import { screen } from '../../src/crisis/screen.ts'

const tags = (word: string) =>
  [...word].map((letter) => letter + String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
const mathematical = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97))
const wide = (text: string) => text.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
const circled = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 97))

describe('a disguise hides nothing', () => {
  test.for([
    'I WANT TO KILL MYSELF',
    'i want to k1ll mys3lf',
    'i want to k!ll myself',
    'w4nt 2 k1ll my53lf',
    'thinking about 5u1c1d3',
    'im $uicidal',
    'i want to k i l l  m y s e l f',
    'i want to k.i.l.l myself',
    'i want to k-i-l-l m-y-s-e-l-f',
    'k i l l m y s e l f is all i think',
    'i want to killll myselfff',
    'i waaant to kiiill myself',
    'iwanttokillmyself',
    'ijustwanttokillmyself',
    'i want to killmyself',
    'i want to kill my self',
    'im feeling sui cidal',
    'i am feeling su1c1dal',
    'im feeling sucidal',
    'thinking about sucide',
    'thinking about suicde',
    'thinking about suiside',
    'i want to kill mysef',
    'i want to kil myself',
    'i want to kill myslef',
    'i want to k*ll myself',
    'i keep thinking about s*icide',
    'i keep thinking about su***de',
    'i want to ki\u200bll my\u200bself',
    'i want to ki\u00adll my\u00adself',
    `i want to ${tags('kill')} myself`,
    'i wаnt to kіll myѕelf',
    'i want to κill myself',
    mathematical('i want to kill myself'),
    wide('i want to kill myself'),
    circled('i want to kill myself'),
    'i want to k\u0336i\u0336l\u0336l\u0336 myself',
    'i wánt to kíll mysélf',
    'i want to unalive myself',
    'gonna commit sewerslide',
    'thinking about sewer slide again',
    'thinking about sue-decide',
    'i want to self-delete, self deletion is all i think about',
    'im gonna kms fr',
    'i want to ctb',
    'i dont want to live anymore',
    "i don't want to live anymore",
    'i don’t want to live anymore',
    'i do not want to live anymore',
    'i dont wanna live no more',
    'i cant do this anymore im done with life',
    'wanna die so bad',
    'might end up in grippy socks again, i want to end it all',
    'so i was just sitting there and then i thought you know what i want to kill myself and nobody would care and then mum called',
    'i want to\nkill myself',
    'I want to... kill myself',
    'i want to kill, myself',
    'I want to 🔪 kill myself 🔪',
  ])('%s', (text) => {
    expect(calls(text)).toBe(true)
  })

  test.for([
    'k y s',
    'k.y.s',
    'KYS',
    'kуs',
    'k1ll yourself',
    'k i l l y o u r s e l f',
    'killyourself',
    'unalive urself',
  ])('and encouragement is held: %s', (text) => {
    expect(policy(screen(text)).held).toBe(true)
  })

  test.for(['overdse', 'ovrdose', 'over dose', '0verdose', 'o v e r d o s e'])('an overdose, written %s', (word) => {
    expect(severityIn(`i just took an ${word}`, 'overdose')).toBe('emergency')
  })
})

describe('ordinary text is not read as a disguise', () => {
  test.for(
    lines(`
      my flight is KL1234 and the seat is 13A
      5 of 7 people came, 1 left at 3
      the skillset of a killjoy
      version 2.0.13 of the app
      a b c d e f g
      I live at number 31, flat 4
      the recipe needs 100g of sugar
      she is skilful and hilarious
      the Suez canal is slow
      changing the sheets, urging him on
      my therapist is kind
      c u l8r m8
      we scored 3-1
      that was soooo goooood
      the password is d13selg4s
      hillside manor
      ill in bed all day
      cutting costs at work
      he studied hard for the diet exam
      the cat is called Sui
      grade B in maths
      he is overdue and overdressed
      my uncle owns a bridge club
      I sh at the library, people whisper
    `),
  )('%s', (text) => {
    expect(screen(text).findings).toEqual([])
  })
})

describe('spans point at the words as they were written', () => {
  test.for<[string, string]>([
    ['💔 I want to kill myself 💔', 'kill myself'],
    ['💊💊 I want to k1ll mys3lf', 'k1ll mys3lf'],
    ['ok so i want to ki\u200bll my\u200bself ok', 'ki\u200bll my\u200bself'],
    ['yes. i want to k i l l  m y s e l f !', 'k i l l  m y s e l f'],
    ['𝓱𝓲 👋 everyone would be better off without me', 'better off without me'],
    ['é́é́ i want to die', 'want to die'],
  ])('%s', ([text, words]) => {
    expect(wordsOf(text, 'suicide').join(' ')).toContain(words)
  })
})
