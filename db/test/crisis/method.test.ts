import { describe, expect, test } from 'vitest'
import { policy } from '../../src/crisis/policy.ts'
import { screen } from '../../src/crisis/screen.ts'
import { lines, severityIn } from './found.ts'

const phrases = lines(`
  I keep thinking about hanging myself from the beam in the garage
  there's a rope in the shed and a beam that would hold
  I tied a noose last night
  belt around the door handle, that's how
  a scarf around my neck and the bannister
  learned how to tie a noose
  bedsheet over the door and just lean
  partial suspension from a doorknob
  a bag over my head and some tape
  helium tank and a plastic bag
  nitrogen is supposed to be painless
  an exit bag would do it
  carbon monoxide in the garage
  sit in the car with the engine running in the garage
  run a hose from the exhaust into the window
  charcoal in a closed room
  light the barbecue in the tent and sleep
  put my head in the oven
  breathe in exhaust fumes until I sleep
  hydrogen sulfide in the bathroom
  take 50 paracetamol
  swallow 30 tablets at once
  a whole bottle of tylenol
  two boxes of ibuprofen and some vodka
  mixing xanax and whiskey
  all of my antidepressants at once
  a handful of sleeping pills
  three packs of aspirin would do it
  vodka and diazepam, then the bath
  overdose on insulin
  inject all my insulin
  lethal dose of codeine
  how many paracetamol does it take to die
  how much propranolol would be fatal
  crushed up all my tablets in a drink
  saving up my amitriptyline
  stockpiled my lithium
  been hoarding meds under the mattress
  drink bleach
  drinking antifreeze
  swallow rat poison
  a glass of drain cleaner
  sodium nitrite from the internet
  ordered some cyanide online
  nembutal from mexico
  swallowing batteries
  20g of paracetamol
  eat yew berries
  hemlock tea
  an air bubble in the vein
  inject heroin until I stop breathing
  fentanyl overdose
  jump off the bridge
  jumping from the tenth floor
  throw myself off a roof
  jump in front of a train
  step in front of a lorry
  walk into traffic
  run onto the motorway
  lie down on the tracks
  put my neck on the rail
  throw myself under the tube
  off the multistorey car park
  leap from a cliff
  fall from the balcony on purpose
  jump out of the window
  step off the platform when the train comes
  drive my car into a wall
  steer into oncoming traffic
  drive off the cliff
  crash my car on purpose
  the bridge with no barriers
  the roof of the parking garage is high enough
  how high does a building need to be
  shoot myself in the head
  a gun to my head
  put the barrel in my mouth
  a bullet through my skull
  blow my brains out
  pull the trigger and it's over, gun's in the drawer
  dad's shotgun in the cabinet, I know the code
  buy a pistol and end it
  russian roulette by myself
  drown myself in the canal
  walk into the sea and not come back
  stones in my pockets and the river
  toaster in the bath
  hairdryer in the bathtub
  set myself on fire
  pour petrol over myself
  lie down in the snow drunk and freeze to death
  grab the live rail
  climb a pylon and touch the wire
  slit my wrists
  cut my wrists in the bath
  slash my throat
  open a vein
  cut down the road not across the street
  a razor blade across my wrist
  cutting with a blade from a sharpener
  broke a disposable razor to get the blade
  stab myself in the heart
  a knife to my throat
  slice my thighs with glass
  burn my arm with a lighter
  cigarettes out on my skin
  cut vertically, not across
  bleed out in the tub
  suffocate myself with a pillow
  strangle myself with a cord
  electrocute myself
  stop taking my insulin so I die
  the least painful method is gas
  which pills are the most lethal
  mix ammonia and bleach in the bathroom
  take the razor apart
  use scissors to cut my legs
`)

const free = lines(`
  there's a rope swing by the lake
  bath bomb and candles tonight
  I took my pills as prescribed
  I cross the bridge to work every day
  the bridge to work is closed
  took two ibuprofen for my back
  we jumped in the pool
  jump on a call at three
  bungee jump off a bridge in Wales, best day ever
  I tied my shoelaces and went out
  tying the knot in June!
  the wedding: we tie the knot next week
  cut the onions with a sharp knife
  I shaved with a new razor
  the train was late again
  I walked along the river with the dog
  the window was open and birds sang
  gas prices are mad
  I turned on the oven to bake bread
  lit the barbecue with friends in the garden
  bleached my hair
  cleaned the bathroom with bleach
  my carbon monoxide alarm beeped all night
  a bullet journal helps me plan
  I dropped my toast in the bath
  gave blood from my vein today
  the helium balloons for her birthday
  he roped me into helping
  took the lift to the tenth floor
  shot some hoops after school
  the doctor doubled my sertraline to 100 mg
  I take 20 mg of citalopram daily
  insulin twice a day keeps me well
  a bottle of wine with dinner
  my scarf is knitted by gran
  he hangs his coat on the door
  hang in there, friend
  take a step back and breathe
  burned the dinner again
  drive to the coast tomorrow
  roof repair costs a fortune
  we watched the waves from the cliff path
  picked up my medication from the pharmacy
  I missed the train so I ran
  the car needs a new exhaust
  charcoal drawing class was fun
  sleeping pills never worked for me so I stopped
  walk on the beach and watch the sea
  cold water swimming in the lake helps my mood
  finished 30 pages of the book
  I have 12 tabs open and none of them help
  she plays the triangle and the drums
`)

describe('words that describe a method', () => {
  test.for(phrases)('are veiled: %s', (text) => {
    expect(severityIn(text, 'method')).not.toBe(null)
    expect(policy(screen(text)).veils.length).toBeGreaterThan(0)
  })

  test.for(free)('and these stay free: %s', (text) => {
    expect(severityIn(text, 'method')).toBe(null)
  })
})

describe('only those words are veiled', () => {
  const veiled = (text: string) => policy(screen(text)).veils.map(([from, to]) => text.slice(from, to))

  test('the feeling around the words stays readable', () => {
    expect(veiled('I feel so alone and I keep thinking about the noose in the shed')).toEqual(['noose'])
    expect(veiled('Since March I want to jump off a bridge, nobody knows')).toEqual(['jump off a bridge'])
    expect(veiled('Some days I have 40 tablets in my bag and cry')).toEqual(['40 tablets'])
  })

  test('also behind an emoji and unseen signs', () => {
    expect(veiled('💔💔 the no\u200bose is ready')).toEqual(['no\u200bose'])
  })

  test('a wish to die is never veiled', () => {
    expect(veiled('I want to die, I want to kill myself')).toEqual([])
  })
})
