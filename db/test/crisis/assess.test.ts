import { describe, expect, test } from 'vitest'
import { assess } from '../../src/crisis/assess.ts'
import { screen } from '../../src/crisis/screen.ts'
import { isAtLeast } from './found.ts'

const severityAfter = (text: string, ...earlier: string[]) =>
  assess(text, { earlier }).findings.find(({ category }) => category === 'suicide')?.severity ?? null

describe('several mild texts', () => {
  test('raise a mild one to a concern', () => {
    expect(severityAfter('what is the point')).toBe('routine')
    expect(severityAfter('what is the point', 'i am so tired of everything', 'nobody cares anymore')).toBe('concern')
  })

  test('raise a concern to urgent', () => {
    const before = ['i feel so hopeless', 'everyone would be better off without me']
    expect(severityAfter("I can't go on like this")).toBe('concern')
    expect(severityAfter("I can't go on like this", ...before)).toBe('urgent')
    const [raised] = assess("I can't go on like this", { earlier: before }).findings
    expect(raised?.why).toContain('escalation')
  })

  test('do not raise what is calm', () => {
    expect(severityAfter('thank you, the walk helped', 'i feel so hopeless', 'i want to die')).toBe(null)
  })

  test('do not add up when they are news, the past or somebody else', () => {
    const before = ['an article about suicide rates', 'I wanted to die ten years ago', 'my dad killed himself in 1999']
    expect(severityAfter('what is the point', ...before)).toBe('routine')
  })

  test('only the last five count', () => {
    const old = ['nobody cares anymore', 'i am so lonely']
    expect(severityAfter('what is the point', ...old, 'hi', 'hello', 'ok', 'yes', 'fine')).toBe('routine')
  })
})

describe('what two texts say together', () => {
  test('a thought, then a time', () => {
    const [found] = assess('it will be tonight', { earlier: ['I want to kill myself'] }).findings
    expect(found).toMatchObject({ category: 'suicide', severity: 'emergency' })
    expect(found?.why).toContain('context')
    expect(found?.spans).toEqual([[11, 18]])
  })

  test('a wish, then means', () => {
    expect(isAtLeast(severityAfter('I found the noose', 'I want to die'), 'urgent')).toBe(true)
  })

  test('a time alone says nothing', () => {
    expect(severityAfter('see you all tonight', 'the meeting helped')).toBe(null)
  })

  test('says at least what the text says alone', () => {
    const text = 'I want to kill myself tonight'
    expect(assess(text, { earlier: [] }).findings).toEqual(screen(text).findings)
  })
})

describe('a language without rules', () => {
  test.for([
    'Hola a todos, me siento muy mal y no sé qué hacer con mi vida, ya no quiero seguir así',
    'Ich weiß nicht mehr weiter und möchte am liebsten einfach nicht mehr da sein, alles ist so schwer geworden',
    "Je ne sais plus quoi faire, je suis fatiguée de tout et personne ne m'écoute quand je parle",
    'Я больше не могу так жить, мне очень плохо и никто меня не понимает, что мне делать дальше',
    'لا أعرف ماذا أفعل أشعر بالحزن الشديد كل يوم ولا أحد يفهمني أو يسمعني عندما أتكلم معه',
    '我不知道该怎么办，每天都觉得很难过，没有人理解我，也没有人愿意听我说话，我真的很累。',
    'もう疲れました。毎日がつらくて、誰にも話せません。どうしたらいいのかわからないです。',
    'Nie wiem już co robić, wszystko mnie boli i nikt nie chce mnie słuchać, jestem bardzo zmęczona tym życiem',
  ])('goes to a person: %s', (text) => {
    expect(assess(text, { earlier: [] }).unreadLanguage).toBe(true)
  })

  test.for([
    'I do not know what to do with my life any more, everything is so heavy and nobody listens',
    'idk man im just rly tired n i dont wanna talk 2 any1 abt it rn u know',
    'hola, gracias',
    'Mi abuela used to say that everything passes, and I try to believe it when the nights are long',
    '😀😀😀😀😀😀😀😀😀😀😀😀😀😀',
    '',
  ])('and this does not: %s', (text) => {
    expect(assess(text, { earlier: [] }).unreadLanguage).toBe(false)
  })

  test('the rules still read what is English in it', () => {
    const text = 'No puedo más, de verdad, estoy muy cansada de todo esto y nadie me escucha, I want to kill myself'
    expect(severityAfter(text)).toBe('urgent')
  })
})
