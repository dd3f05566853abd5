import { describe, expect, test } from 'vitest'
import { screen } from '../../src/crisis/screen.ts'
import { calls, gravest, lines } from './found.ts'

/** Lowered, never erased: a moderator can still see it and why. */
function isLowered(text: string): void {
  expect(gravest(text)).toBe('routine')
}

describe('what is denied is lowered and stays', () => {
  test.for(
    lines(`
      I won't kill myself
      I am not going to kill myself
      I'm not suicidal
      I would never kill myself
      I have no intention of killing myself
      I'm not planning to end my life
      i dont want to kill myself
      I never want to hurt myself again
    `),
  )('%s', (text) => {
    isLowered(text)
    expect(screen(text).findings[0]?.why).toContain('negated')
  })

  test("I don't want my life to end calls nobody", () => {
    expect(calls("I don't want my life to end")).toBe(false)
  })

  test.for(
    lines(`
      I can't stop thinking about killing myself
      I don't know if I will kill myself
      I don't want to be alive
      I can't promise I won't kill myself
      I don't want to kill myself but I can't see another way
      I have no other option than to kill myself
      never wanted to die so badly
      not sure I can keep from killing myself
      I don't care if I die
      nobody can stop me from killing myself
    `),
  )('and no denial at all: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('the past and recovery are lowered and stay', () => {
  test.for(
    lines(`
      I tried to kill myself ten years ago
      three years clean from cutting myself today, proud of me
      I used to be suicidal, I'm in a much better place now
      when I was 15 I wanted to kill myself
      I attempted suicide in 2014 and I'm glad I survived
      back in college I thought about ending my life
      last year I wanted to die. It got better, it really did
      two years since my last attempt
    `),
  )('%s', (text) => {
    expect(gravest(text)).toBe('routine')
  })

  test.for(
    lines(`
      I tried to kill myself ten years ago and I want to do it again
      I was three years clean and last night I cut myself
      I tried to kill myself last week
      I used to be suicidal and now I'm suicidal again
      when I was 15 I wanted to die and I still want to die
      I've wanted to kill myself since I was 12
      last year I planned it, and tonight I want to kill myself
    `),
  )('and no past at all: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('questions, news and study of the subject call nobody', () => {
  test.for(
    lines(`
      Why do people commit suicide?
      I read an article about suicide rates in young men
      suicide prevention week starts on Monday
      my essay is on suicide in literature
      What are the warning signs of suicide?
      the suicide hotline was kind to my cousin's friend
      there was a documentary about suicide on tv
      Is it true that talking about suicide makes it worse?
      new study finds that suicide rates fell last year
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
    expect(gravest(text)).toBe('routine')
  })

  test.for(
    lines(`
      is it normal to think about suicide every day? I do
      would anyone care if I died?
      how do people go through with suicide? I need to know how to do it, I want to die
      I read an article about suicide and now I want to kill myself
      does anyone else want to die?
    `),
  )('and no study at all: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('quotes, lyrics and games are lowered and stay', () => {
  test.for(
    lines(`
      the song goes "I want to die" and then the drums come in
      the character in the book says "I will kill myself"
      that scene where he says "I want to kill myself" broke me
      you have to kill yourself in minecraft to respawn
      I killed myself with my own grenade in the lobby
      my favourite line is "I wish I was dead" in the chorus
    `),
  )('%s', (text) => {
    expect(gravest(text)).toBe('routine')
  })

  test.for(
    lines(`
      listening to sad songs and I want to kill myself
      I said to my mum "I want to die" and she laughed
      "I want to kill myself"
      playing games all day because otherwise I think about killing myself
      the song is over and I want to end my life
    `),
  )('and no quote at all: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('slang with a laugh is lowered and stays', () => {
  test.for(
    lines(`
      kms lol
      forgot my charger again, kms 😂
      I want to die lmao this bus is so slow
      if I hear that song one more time I'm going to kill myself
      omg i want to die haha he saw me trip
    `),
  )('%s', (text) => {
    expect(gravest(text)).toBe('routine')
  })

  test.for(
    lines(`
      lol I have the pills in my hand
      I wrote my suicide note lol
      kms
      if I fail this exam I'm going to kill myself
      i want to kill myself. tonight. lol
    `),
  )('and no joke at all: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('figures of speech are free', () => {
  test.for(
    lines(`
      this homework is killing me
      I'm dying to see you
      bath bomb and an early night
      I nearly died laughing
      my phone died again
      killing time until the train comes
      I would die for that cake
      my feet are killing me
      the suspense is killing me
      drop dead gorgeous dress
      dead tired after work
      she is drop-dead funny
      we're going to hang out tonight
      took a shot in the dark
      deadline is tomorrow and I'm stressed
      I'm over the moon
      my plants keep dying
      the battery is dead
      he always kills the mood
      jump on a call tomorrow?
      I have to catch the bus tonight
      break a leg tonight
      I could sleep forever on this mattress, so cosy
      cut it out please
      end of story
      I am sick and tired of this weather
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
  })
})

describe('grief calls nobody', () => {
  test.for(
    lines(`
      my mum died in March and I miss her every day
      he took his own life in 2019 and I still miss him
      I lost my brother to suicide
      my dad killed himself when I was nine
      her friend died by suicide last spring
      my cousin hanged himself ten years ago
      since my husband died the house is so quiet
      it's the anniversary of my sister's suicide
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
  })

  test.for(
    lines(`
      my mum died and I want to be with her, I want to die too
      my brother killed himself and I want to follow him, I am going to kill myself
    `),
  )('and more than grief: %s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe("clinicians' words call nobody", () => {
  test.for(
    lines(`
      the patient denies suicidal ideation
      we do a suicide risk assessment with every client
      clients with suicidal ideation need a safety plan
      as a nurse I see patients who attempted suicide
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
  })

  test('and a nurse who speaks of herself is heard', () => {
    expect(calls("I'm a nurse and I want to kill myself")).toBe(true)
  })
})

describe('ordinary support talk calls nobody', () => {
  test.for(
    lines(`
      Thank you all, this group makes Mondays bearable
      Had a hard week at work but the walk helped
      Does anyone have tips for panic attacks on the train?
      My therapist moved my appointment and I feel a bit lost
      I finally told my mum about the anxiety, she was kind
      Sending you a hug, one day at a time
      I started sertraline two weeks ago, any side effects?
      It's my last day at work, moving on to a new job
      We are moving so I'm giving away my books
      My cat is at the vet and I'm so worried
      I feel low today, the rain does not help
      I'm exhausted, the baby was up all night
      Can anyone recommend a book on grief?
      Be gentle with yourself tonight
      I broke up with my boyfriend and it's for the best
      I hate Mondays so much
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
  })
})
