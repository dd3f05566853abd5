import { describe, expect, test } from 'vitest'
import { calls, lines, severityIn } from './found.ts'

describe('many voices, and somebody is called', () => {
  test.for(
    lines(`
      honestly if a bus hit me today id be relieved
      ive made peace with not being around for christmas
      got the note done, just waiting for everyone to go to bed
      my mind keeps going back to ending things for good
      i look at the ceiling every night and pray i dont open my eyes again
      they'd get over me in a week tbh
      i dont think ill be alive by my birthday, its planned
      nothing left in the tank. cant see myself making it to spring
      thinkin bout doing it tonight when mum is on her night shift
      im a waste and my kids deserve a better mother, they'd be happier if i was gone
      i nearly did it yesterday, had everything ready and then the dog came in
      whats the use of staying alive
      tell my sister i loved her. im done. goodbye
      i survived my attempt on sunday and im angry that i did
      i dont see the point in being alive if every day is this
      I feel so heavy, death sounds like rest
      wish someone would just put me out of my misery
      im not scared of dying anymore i have a date in mind
      i broke my streak last night, twelve lines on my arm
      picked up the blade again after 8 months
      i hit my legs with a hairbrush till theyre purple
      i hurt myself to calm down
      my partner pinned me to the wall and screamed in my face
      dad came at me with a belt again
      he monitors my bank account and i have to ask for money
      she slapped me but i kind of deserved it
      he holds me down when i say no
      my stepbrother comes into my room at night
      a man from the game wants me to send pics, im 13
      my husband says hell take the kids and kill me if i go
      they keep my passport and i am not allowed to leave the house
      one day im going to snap and hurt somebody at work
      i keep a knife in my bag for when i see him, hes finished
      i fantasise about burning their house down
      swallowed like 25 of mums pills im scared dont tell her
      i took a load of tablets about half an hour ago and my hands are shaking
      had all my sertraline in one go and now i cant stand up
      ive taken way more than i should have and everything is spinning
      drank some antifreeze what happens now
      no one likes you, jump
      stop talking about it and do it
      your family would throw a party if you died
      everyone wants you dead
      we can die together, message me
      my flatmate left a note and i cant reach her
      my son says he hears voices telling him to die
      my gf keeps saying the world is better without her
      what do i say to a mate who wants to end it
      i chew my food and spit it in a napkin so no one sees
      i weigh myself nine times a day
      only had black coffee since tuesday and i feel powerful
      threw up my dinner on purpose
      It would be so much simpler if my heart just stopped.
      I've been rehearsing what I would write to my parents.
      i am planning my exit and nobody at work can tell
      Honest question: does it hurt when you hang?
      I keep a bottle of pills by the bed in case it gets too much
      they say it gets better but i dont want to stick around to find out
      I want to go to sleep permanently
      cant be bothered being alive tbh
      I don't feel like existing today
      ending it on sunday
      my will is signed and the passwords are in an envelope for my wife
      I've thought about driving into a tree on the way home
      the thoughts are loud again, the ones about dying
      sick of waking up every morning
      ive started counting how many tablets are in the house
      there's nothing for me here, I'm ready to leave this world
      no one would come to my funeral anyway
      i hate that i woke up
      life insurance would help my kids more than i do
      I can't see a way forward and I don't want one
      if I'm not back by Monday tell my cat I'm sorry
      i scratched my arms raw after the call
      Im bleeding and i cant make it stop, i went too deep
      relapsed after 200 days, I'm so ashamed, my arms are a mess
      i burn myself with hair straighteners
      My boyfriend smashed my phone and said next time it's my face
      he got physical again yesterday, my ribs hurt
      dad broke my arm and told the hospital i fell
      My wife hits me and nobody believes a man
      I sleep with a chair against the door because of my uncle
      He won't take no for an answer in bed
      mum says if i tell the social worker she'll make my life hell
      my teacher texts me at night and says I'm special
      he keeps a gun under the pillow and shows it to me when we fight
      I came so close to hitting my toddler today
      I'm going to hurt that man when I find him
      thinking about taking a knife to school
      just swallowed a bunch of random meds
      I've had about thirty co-codamol, should I be worried
      took my whole prescription half an hour ago
      Stop wasting our air and end yourself
      go jump off something tall
      You should have done it properly the first time
      nobody here would care if you died tonight
      My best friend sent me a goodbye text and her phone is off
      Our daughter has started cutting and I don't know what to say
      a guy on my course says he won't be around after Friday
      my dad keeps saying we'd be better off without him
      I eat 300 calories and run ten miles to burn it off
      can't stop throwing up after meals
      Haven't eaten since Thursday and I'm proud of it
      I've been off work for a month and I honestly think I'm going to end up killing myself.
      Hi all, new here. Suicidal since my divorce, no energy left.
      The only thing that stops me from doing it is my daughter.
      idk why im posting this, probably for attention, but i dont want to be alive rn
      I wrote a letter to my kids last night and hid it in the wardrobe. I can't keep doing this.
      been thinking a lot about how people would react if i was dead
      thinking of ending my life this weekend, parents are away
      Why is it so hard to just die
      I lie in bed hoping my body gives up
      i feel like i was never meant to live past 20
      I've got enough tablets saved now.
      Every day I wake up disappointed that I woke up
      I'm scared of what I'll do if I'm left alone tonight
      My head says jump every time I cross the river
      I cut again, deeper this time, and I'm a bit scared
      I dug my nails in until I bled
      hurting myself is the only control i have
      I've started self harming at 42, I feel ridiculous
      My fiance strangled me last weekend. He cried after.
      He hit our son. I don't know where to go.
      my parents beat me when my grades are bad
      he made me do stuff i didnt want to
      I've been raped and I can't tell anyone
      an older guy i met online wants to meet up and says dont tell your mum
      I have this urge to hurt my baby and I'm terrified
      I want to smash his skull in, I mean it, I know where he lives
      I took an overdose this afternoon and haven't told anyone
      I've had 20 diazepam and half a bottle of gin
      you're pathetic, go and kill yourself
      My wife says she wants to drive into a wall
      my little sister has cuts all over her arms
      My friend took an overdose last night, she's in hospital
      I haven't kept a meal down in weeks, I make myself sick
      I'm down to 41kg and still see fat
      purging every day again
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(true)
  })
})

describe('many voices, and nobody is called', () => {
  test.for(
    lines(`
      I finally slept eight hours and the world looks different.
      My son got his exam results and we are over the moon.
      Does anybody else find Sunday evenings hard?
      The new medication makes me drowsy but my mood is steadier.
      I cried in the supermarket today and a stranger was kind.
      My boss shouted at me in front of everyone, I felt tiny.
      We buried my grandmother on Tuesday. It was a good funeral.
      I left an abusive marriage nine years ago and I am proud of who I became.
      How do I tell my manager about my depression?
      I get so angry at my kids and then feel guilty about it.
      Ran my first 5k, legs are dead!
      My anxiety was killing me before the interview but it went fine.
      I used to self harm as a teenager, happy to talk about what helped me stop.
      The hospital kept me waiting five hours for a broken wrist.
      Nobody replied to my post and I felt a bit invisible, silly I know.
      Is it normal to feel nothing on sertraline?
      My ex moved out and took the cat, I miss her little face.
      I hate my job so much that Sunday is ruined every week.
      If anyone wants to talk about grief I'm around this evening.
      Thank you for last night's meeting, I felt less alone.
      My therapist asked about suicidal thoughts and I said no, none.
      I worry about my mum living alone since the fall.
      Trying to quit smoking, day three, send help lol
      We had a fight and he slammed the door, but we talked it through.
      I'm exhausted from night shifts and need a holiday.
      I had a panic attack on the bridge and had to turn round.
      Cut back on coffee and my heart stopped racing.
      The film about the shooting upset me more than I expected.
      I read the book about her brother's suicide and wept.
      Feeling better after a walk by the river.
      My husband snores so loud I could scream.
      Took my first dose of citalopram today, bit nervous.
      I am so done with this winter.
      The dog died last night. We had fifteen years.
      It hurts when people say just cheer up.
      My sister is in hospital with pneumonia and I am worried sick.
      I'm not suicidal, just very sad.
      I gave away the baby clothes today and it hit me hard.
      Any tips for eating regularly when you have no appetite?
      He told me he needs space and I don't know what that means.
      I burned my arm on the kettle, typical me.
      I failed my driving test again, I'm such an idiot.
      I don't want to go to work tomorrow.
      Going through a divorce, the kids stay with me on weekends.
      I said goodbye to my colleagues today, new start on Monday.
      My flat is a mess and I can't get started.
      Please be careful on the icy roads tonight everyone.
      What do you do when you can't sleep?
      I feel like a burden asking my friends for lifts.
      Sometimes I just want to disappear to an island for a week.
      I can't believe how kind everybody is here.
      I was suicidal in my twenties and I'm 50 now with grandchildren. Hang on.
      My therapist and I made a safety plan, it helps to have it on the fridge.
      Does the crisis line pick up at night?
      I'm dead on my feet, toddler life.
      She hurt my feelings and I said something mean back.
      I would kill for eight hours of sleep.
      The cancer took my dad so quickly.
      Ending the relationship was the right thing to do.
      I quit! I finally handed in my notice and it feels final.
      I hate how I look in photos.
      My brother is in prison for what he did to us.
      Work is hell and I want out.
      I'm not going anywhere, promise.
      How long does it take for antidepressants to work?
      I was bullied at school and it still affects me.
      Tomorrow I see the psychiatrist for the first time.
      I didn't eat much today, stomach bug.
      I let the house go a bit this month.
    `),
  )('%s', (text) => {
    expect(calls(text)).toBe(false)
  })
})

describe('many ways to speak of a method', () => {
  test.for(
    lines(`
      pull a pillowcase over my face and wait
      neck the rest of the codeine in the cupboard
      twelve packs of panadol from different shops
      tie the dressing gown cord to the loft hatch
      drop from the top of the parking structure
      end up under the 8:15 train
      walk out in front of an articulated lorry
      open the car door on the motorway and roll out
      leave the car running with the garage door down
      swallow a load of my nan's heart tablets
      wash down the zopiclone with gin
      fill my rucksack with bricks and go in the reservoir
      slip into the bath with a live hairdryer
      go through a windscreen on purpose at ninety
      plunge a kitchen knife in my chest
      cut along the artery in my thigh
      nick an artery and let it go
      use my belt on the wardrobe rail
      strap round the neck and kick the chair away
      inhale butane until my heart stops
      drink a bottle of weedkiller
      eat a whole pack of rat bait
      injecting a full pen of insulin when I don't need it
      stop my insulin and slip away
      put grandad's rifle under my chin
      one bullet is all it takes and I know where they are
      double dose of fentanyl patches
      chew up my fentanyl patches
      a cocktail of tramadol and diazepam
      a hundred aspirin and a bottle of rum
      leap off Beachy Head
      the footbridge over the bypass is high enough
      climb over the railing on the viaduct and let go
      lay my head on the railway line
      pour lighter fluid on my clothes
      hold my head under in the bath until I pass out
      sleep outside in minus ten with no coat until I don't wake
      a plastic bag and elastic band
      dig a stanley knife into my forearm
      heat a spoon and press it on my leg
      snap a razor head and hide the blade in my phone case
      tear off the sharpener blade
      carve words in my thigh with a compass
      rub my skin off with an eraser
      burn circles on my wrist with an aerosol
      search for a guide to tying a hangman's knot
      the gas tap is on and windows are shut
      wrap clingfilm round my head
      suffocating with a dry cleaning bag
    `),
  )('%s', (text) => {
    expect(severityIn(text, 'method')).not.toBe(null)
  })
})
