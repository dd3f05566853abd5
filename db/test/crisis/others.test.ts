import { describe, expect, test } from 'vitest'
import { policy } from '../../src/crisis/policy.ts'
import { screen } from '../../src/crisis/screen.ts'
import { isAtLeast, lines, severityIn } from './found.ts'

describe('abuse is heard, also when it is made small', () => {
  test.for(
    lines(`
      he grabs my neck when he's angry but it's not like I pass out
      my husband hits me
      my dad hit me again last night
      he only slaps me when he's been drinking so it's not that bad
      she throws things at me and then says sorry
      my boyfriend won't let me see my friends
      he takes my phone and reads all my messages
      I'm scared of my stepdad
      I'm afraid to go home
      he said he would kill me if I left
      my uncle touches me at night
      he forced me to have sex
      my mum locks me in my room without food
      he choked me until I blacked out
      I was raped last week
      my partner is abusive and i dont know how to leave
      my coach keeps asking me to send pictures
      he says it's our secret and not to tell my parents
      he's 34 and im 15 but he says im mature for my age
      he wants me to move to snapchat and not tell anyone
      my girlfriend punches me when we argue, it doesnt even leave marks
      he put his hands around my throat, just for a second
      dad pushed me down the stairs
      he told me to kill myself
      not safe at home with him
      my ex keeps following me and is outside my house again
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'abuse'), 'urgent')).toBe(true)
  })

  test.for(
    lines(`
      hit me up if you want to talk
      that song hit me hard
      it suddenly hit me that I forgot her birthday
      he beat me at chess again
      she kicked me out of the group chat lol
      my cat bit me while playing
      the news hit me like a truck
      my dad pushed me to apply and I am glad
      we play dodgeball and he always hits me with the ball
      the surprise party is our secret, don't tell mum
    `),
  )('and not this: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'abuse'), 'concern')).toBe(false)
  })
})

describe('danger to others is urgent', () => {
  test.for(
    lines(`
      I'm going to kill him
      I want to hurt people so badly
      i am going to stab my boss tomorrow
      im going to shoot up my school
      I keep having thoughts about stabbing my mum
      I'm bringing a knife to school on monday
      I will make them all pay
      I shook my baby because she wouldn't stop crying
      I want to strangle my brother and I mean it
      they all deserve to die and im going to do it
      if i go im taking people with me
      the voices are telling me to kill my family
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'violence'), 'urgent')).toBe(true)
  })

  test.for(
    lines(`
      I could kill for a coffee
      my mum is going to kill me when she sees the car
      how do I kill a python process
      we killed it on stage
      i'm going to kill the final boss tonight in the game
      that spider has to go, I will kill it
      she absolutely killed that presentation
      these shoes are killing me
    `),
  )('and not this: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'violence'), 'concern')).toBe(false)
  })
})

describe('encouragement is held', () => {
  test.for(
    lines(`
      kys
      just kill yourself already
      KYS nobody wants you here
      just do it then
      do it already, coward
      nobody would miss you
      no one would even miss you if you were gone
      the world would be better without you
      everyone would be happier if you died
      you should kill yourself
      go drink bleach
      go hang yourself
      do us all a favour and end it
      you wont do it, you just want attention
      why dont you just go and die
      hope you die
      next time cut deeper
      k y s
      k1ll y0urs3lf
      you are a waste of oxygen
      let's do it together, same night
      anyone want to make a suicide pact
      looking for a partner to ctb with
      if you really want to die then just do it
      unalive yourself
      everyone would be better off without you
      the world is better without you
      stop talking about it and do it
      you should just end it
      you could end it all tonight
      i think you should kill yourself
      honestly i feel like you should die
      cut yourself
      you don't deserve to live
    `),
  )('%s', (text) => {
    expect(policy(screen(text)).held).toBe(true)
  })

  test.for(
    lines(`
      please don't kill yourself
      Please don't do it. You matter to us.
      You should not have to go through this alone.
      I know it feels like everyone would be better off without you but that is the illness talking.
      Nobody would be better off without you, I promise.
      You deserve to live a good life.
      You could end the relationship, you know. It's your life.
      If you want to die right now, please call someone.
      When you feel like you want to end it, come here first.
      I wanted to kill myself too. You are not alone.
      Don't let anyone tell you that you should die.
      The voice that says "kill yourself" is lying to you.
      You will not do it alone, we are here.
      Have you thought about how you would do it? Do you have pills at home?
      Try to get rid of the pills, give them to a friend.
      If you are thinking about suicide, call 988.
      It is not true that no one would miss you.
      I would cry at your funeral, so please stay.
      Just do it! Book the doctor.
      Go on then, tell us about the dog.
      Let's do it together: one glass of water, one walk.
      You won't do it wrong, just be honest with the doctor.
      Stop crying over him and do it for yourself.
      We all want you to feel better.
      Do us a favour and keep posting.
      Eat something small, even if you feel you don't deserve it.
      Nobody cares about your weight here, you are loved.
      He told his son to go kill himself and I am furious.
      My intrusive thoughts say kill yourself all day.
      She wrote kys under my picture.
      What does kys mean?
      Cut yourself some slack.
      Give yourself time, end your day with something kind.
      Try to jump in, the others don't bite.
      Don't starve yourself to please anyone.
      You should jump at the chance.
      Hang on, you will end up ok. You could end it by saying sorry.
      do you ever feel like you should be dead?
      Your life would be better without him.
      Everybody would be happier if you joined the choir again.
      I'd be so sad if you killed yourself
      are you thinking of killing yourself?
      do you want to die or do you want the pain to stop?
      my ex told me to kill myself
      someone at school said kys to me and I can't stop crying
      people keep commenting "kill yourself" on my photos
      nobody would miss me
      the world would be better off without me
      just do it then, apply for the job!
      I would miss you so much
      you deserve to live
      never feel like you have to end your life
      you don't have to die to make it stop
      just book it already, you will love the trip
      go on then, send me the recipe
      let's do it together, the 5k run I mean
      I want to kill myself
    `),
  )('and not this: %s', (text) => {
    expect(policy(screen(text)).held).toBe(false)
  })
})

describe('a worry about somebody else is its own kind', () => {
  test.for(
    lines(`
      my friend wants to kill herself
      my brother keeps saying he wants to die
      I think my roommate is suicidal
      she told me she wants to end her life
      I'm worried about my sister, she's been giving away her things
      how do I help a friend who is suicidal
      my best friend is cutting herself
      he said goodbye to everyone and now he isn't answering
      my daughter posted that life is not worth living
      my mate says he doesn't want to live anymore
      a girl in my class tried to kill herself
      I found my son's suicide note
    `),
  )('%s', (text) => {
    expect(isAtLeast(severityIn(text, 'worry'), 'concern')).toBe(true)
    expect(isAtLeast(severityIn(text, 'suicide'), 'concern')).toBe(false)
  })

  test.for(
    lines(`
      my friend says she is going to kill herself tonight
      he texted that he wants to die right now, what do I do
    `),
  )('and urgent when it is now: %s', (text) => {
    expect(isAtLeast(severityIn(text, 'worry'), 'urgent')).toBe(true)
  })

  test('a friend who took pills is a body in danger', () => {
    const text = 'my friend just took a whole bottle of pills and wont wake up'
    expect(severityIn(text, 'overdose')).toBe('emergency')
  })
})

describe('ways to meet outside are routine', () => {
  test.for(
    lines(`
      text me on 07911 123456
      call me: +44 7700 900123
      my number is (555) 010-4477
      write to kate.m@example.com
      add me on snap
      add me on discord: nightowl#4411
      my insta is @quiet.river
      my telegram is river_99
      dm me on whatsapp
      come to discord.gg/abc123
    `),
  )('%s', (text) => {
    expect(severityIn(text, 'contact')).toBe('routine')
    expect(policy(screen(text)).veils.length).toBeGreaterThan(0)
    expect(policy(screen(text)).help).toBe(null)
  })

  test.for(
    lines(`
      call 988 or text 741741
      Samaritans are on 116 123, day and night
      Childline 0800 1111 helped me
      the lifeline is 1-800-273-8255
      on 2024-05-06 at 12:30 I started therapy
      it cost 1,250,000 in total
      jo@samaritans.org answers within a day
      I deleted instagram last week and feel better
      @quietotter thank you for writing
      my discord is down again
      10 20 30 40 50 I count like that to calm down
    `),
  )('and not this: %s', (text) => {
    expect(severityIn(text, 'contact')).toBe(null)
  })
})
