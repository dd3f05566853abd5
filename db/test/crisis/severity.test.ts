import { describe, expect, test } from 'vitest'
import { isAtLeast, lines, severityIn } from './found.ts'

describe('a plan, a time, means at hand or something begun is an emergency', () => {
  test.for(
    lines(`
      I want to kill myself tonight
      im going to end it all tonight after everyone is asleep
      I'm going to kill myself. I wrote the note and it's on my desk
      I have the pills in my hand and I don't know who to tell
      sitting on the bridge right now. cars keep going past
      the rope is already tied
      I've got the gun in my lap
      I'm standing on the ledge and nobody has noticed
      goodbye everyone, by the time you read this I'll be gone. I can't go on
      I have a plan to kill myself and I know when
      I bought a rope yesterday and I am going to hang myself on friday
      i am going to take my own life tomorrow, the letters are written
      wrote letters to everyone. tonight im ending my life
      i have 60 paracetamol lined up in front of me
      my legs are over the edge of the railing
      I tried to kill myself tonight and it didnt work
      ive decided to kms tonight no one can stop me
      gonna unalive myself tomorrow, set the date weeks ago
    `),
  )('%s', (text) => {
    expect(severityIn(text, 'suicide')).toBe('emergency')
  })
})

describe('an overdose in progress is an emergency of its own kind', () => {
  test.for(
    lines(`
      I just took them all
      i took all my pills
      i swallowed the whole bottle of paracetamol an hour ago
      took about 40 tablets, feeling really sleepy now
      ive taken too many pills and im scared
      I just overdosed and I don't know what to do
      took a whole box of ibuprofen because I couldn't stand it
      i drank bleach
      ive swallowed a handful of my mums sleeping tablets
      i took every pill in the house
      downed all of my antidepressants with vodka
      i took so many painkillers my ears are ringing
      took them all 💊💊💊
      I've just injected all my insulin
    `),
  )('%s', (text) => {
    expect(severityIn(text, 'overdose')).toBe('emergency')
  })

  test.for(
    lines(`
      I took my pills as prescribed this morning
      took two paracetamol for my headache
      I overdosed three years ago and got help
      I took all the photos down from the wall
      he took them all to the cinema
      My sister died of an overdose in 2015
      I took too many modules this semester
    `),
  )('and not this: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'overdose'), 'concern')).toBe(false)
  })
})

describe('active thoughts are urgent', () => {
  test.for(
    lines(`
      I want to kill myself
      i keep thinking about killing myself
      im suicidal and i dont know who to talk to
      I've been having suicidal thoughts again
      thinking about suicide every day
      I don't trust myself to be alone with my thoughts
      I'm going to end it all
      I want to end my life
      honestly suicide seems like the only option
      i cant stop thinking about jumping off something
      i cant keep myself safe
      I can't promise I won't kill myself
      why shouldn't I kill myself
      how do I kill myself without it hurting
      nothing will stop me from killing myself
      should i just kill myself
      i would kill myself if it wasnt for my cat
      i dont care anymore im gonna off myself
      I think about taking my own life most nights
      I tried to kill myself last night
      I attempted suicide yesterday and nobody knows
      my brain keeps telling me to end my life
      i want 2 kill myself
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'suicide'), 'urgent')).toBe(true)
  })
})

describe('passive thoughts, hopelessness and farewells are a concern', () => {
  test.for(
    lines(`
      everyone would be better off without me
      I don't want to wake up tomorrow
      I can't go on like this
      i wish i was dead
      I wish I could just disappear forever
      I don't want to be here anymore
      i just want it all to end
      there's no point in living
      I have nothing left to live for
      if I died tomorrow nobody would notice
      wish i'd never been born
      i hope i dont wake up
      tired of being alive
      I'm such a burden to everyone
      life isn't worth living
      what's the point of living anyway
      I feel hopeless, it will never get better
      there is no way out for me
      putting my affairs in order this week
      giving the cat away on Friday, she deserves someone who stays
      I've been giving away all my stuff
      this will be my last post, thank you all
      who will look after my dog when I'm gone
      I don't see a future for myself
      don't think I can do this anymore
      I want to die
      honestly don't care if I live or die
      i deserve to die
      i dont want to exist
      sometimes i think about not being alive
      I just want to go to sleep and never wake up
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'suicide'), 'concern')).toBe(true)
  })
})

describe('a method without its usual words is still a plan', () => {
  test.for(
    lines(`
      figured out how to tie the knot
      I've been hoarding my medication for weeks
      I know which bridge has no barriers
      stockpiling my tablets just in case
      I know where my dad keeps the gun
      I looked up how many tablets would be fatal
      been saving up my sleeping pills since summer
      I picked the spot where I'm going to do it
      found a building with no railing on the roof
      spent all evening googling painless ways to go
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'suicide'), 'urgent')).toBe(true)
  })
})

describe('self-harm now is urgent', () => {
  test.for(
    lines(`
      I cut myself again last night
      i relapsed and cut my arms
      the urge to cut is so strong right now
      I keep punching myself until it bruises
      i want to hurt myself
      burning my skin is the only thing that helps
      sh relapse again, i feel so stupid
      been self harming since march and it's getting worse
      i self harm most nights
      cant stop cutting, it wont stop bleeding
      banging my head against the wall until I feel something
      new cuts on my thighs and nobody knows
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'self_harm'), 'urgent')).toBe(true)
  })

  test.for(
    lines(`
      I cut myself shaving this morning
      paper cut on my hand and now lemon juice, help
      I burnt my hand on the oven making dinner
      cut my hair short today and I love it
      I am three years clean from self harm
      I used to cut myself when I was a teenager
      I don't cut myself anymore
    `),
  )('and not this: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'self_harm'), 'concern')).toBe(false)
  })
})

describe('an eating disorder is a concern, and urgent when the body fails', () => {
  test.for(
    lines(`
      I made myself throw up after dinner again
      i purged twice today
      been restricting to 500 calories a day and I still feel fat
      I took laxatives after the binge
      I don't deserve to eat
      my ed is back and it's winning
      i havent eaten in days
      looking for an ana buddy
      ive been starving myself since school started
      I feel disgusting every time I eat
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'eating'), 'concern')).toBe(true)
  })

  test('five days without food and fainting', () => {
    expect(severityIn('I have not eaten for five days and I fainted on the stairs', 'eating')).toBe('urgent')
  })

  test.for(
    lines(`
      I threw up after the boat trip, seasick as ever
      haven't eaten lunch yet, anyone want to join
      my dog has not eaten since the vet visit
      trying to eat more vegetables this year
      I binged the whole series in one weekend
    `),
  )('and not this: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'eating'), 'concern')).toBe(false)
  })
})
