/**
 * The drawn mark of a persona: the same seed, the same mark. Shapes from a walk outside, told apart by their form and
 * not only by their colour. Everything is drawn on a field of 32 by 32.
 */
export function drawMark(seed: number): Drawing {
  const known = drawn.get(seed)
  if (known) return known

  const dice = diceOf(seed)
  const tone = dice(tones) + 1
  const tile = one(dice, tiles)
  const drawing = { tone, tile, ...one(dice, shapes)(dice) }
  if (drawn.size >= 2000) drawn.clear()
  drawn.set(seed, drawing)
  return drawing
}

/** `solid` is filled, `line` is stroked; both in the tone, on a tile of the softened tone. */
export interface Drawing {
  tone: number
  tile: string
  solid: string
  line: string
}

type Dice = (sides: number) => number
type Shape = (dice: Dice) => { solid: string; line: string }

const drawn = new Map<number, Drawing>()
const tones = 6

const tiles = [
  'M16 0a16 16 0 1 1 0 32a16 16 0 1 1 0-32Z',
  'M16 0C28 0 32 4 32 16S28 32 16 32 0 28 0 16 4 0 16 0Z',
  'M9 3Q16-1 23 3L27 5.5Q32 8.5 32 16T27 26.5L23 29Q16 33 9 29L5 26.5Q0 23.5 0 16T5 5.5Z',
]

/** A flower: petals round a middle, pointed or round. */
const flower: Shape = (dice) => {
  const count = one(dice, [3, 4, 5, 6, 8])
  const pointed = dice(2) === 0
  const spread = Math.min(62, 250 / count)
  let solid = dice(2) ? disc(16, 16, 1.8) : ''
  for (const turn of around(count)) {
    const root = at(turn, 3)
    solid += pointed
      ? `M${root}Q${at(turn - spread, 8.5)} ${at(turn, 13)}Q${at(turn + spread, 8.5)} ${root}Z`
      : disc(...place(turn, 8), Math.min(5, 19 / count))
  }
  return { solid, line: '' }
}

/** Pebbles, one on another. */
const cairn: Shape = (dice) => {
  const count = 2 + dice(3)
  const lean = one(dice, [-1.6, 0, 1.6])
  const high = 21 / count
  let solid = ''
  for (let i = 0; i < count; i++)
    solid += oval(16 + lean * (i - (count - 1) / 2), 26 - high * (i + 0.5), 10.5 - i * (7 / count), high / 2 - 0.7)
  return { solid, line: '' }
}

/** Rings of a tree or on water, open on one side. */
const rings: Shape = (dice) => {
  const count = 2 + dice(2)
  const turn = dice(4) * 90 + 45
  let line = ''
  for (let i = 0; i < count; i++)
    line += arc(16, 16, 11.5 - i * (i < 2 ? 4.8 : 4.4), turn + (i % 2 ? 180 : 0) + 35, 290)
  return { solid: dice(2) ? disc(16, 16, 2) : '', line }
}

/** Waves, perhaps with the moon above. */
const waves: Shape = (dice) => {
  const count = 2 + dice(2)
  const moon = dice(3)
  const steep = one(dice, [3, 5])
  const first = moon ? 18.5 : 18.8 - count * 2.8
  let line = ''
  for (let i = 0; i < count; i++) {
    const y = n(first + i * (moon ? 7.5 - count : 5.6))
    line += `M5 ${y}q2.75-${steep} 5.5 0t5.5 0t5.5 0t5.5 0`
  }
  return { solid: moon ? disc(moon === 1 ? 11 : 21, 9.5, 3.6) : '', line }
}

/** A sprig with leaves in pairs or by turns. */
const sprig: Shape = (dice) => {
  const pairs = 2 + dice(2)
  const byTurns = dice(2) === 0
  let solid = leaf(16, 10.5, -90, 6)
  for (let i = 0; i < pairs; i++) {
    const y = 24 - i * (14 / pairs)
    solid += leaf(16, y, -30, 9 - i) + leaf(16, byTurns ? y - 3 : y, -150, 9 - i)
  }
  return { solid, line: 'M16 28V9' }
}

/** The sun and its rays. */
const sun: Shape = (dice) => {
  const count = one(dice, [5, 7, 8, 12])
  const hollow = dice(2) === 0
  let line = hollow ? disc(16, 16, 4.7) : ''
  for (const turn of around(count)) line += `M${at(turn, 8.6)}L${at(turn, count > 8 ? 11.4 : 12.4)}`
  return { solid: hollow ? '' : disc(16, 16, 5.6), line }
}

/** The moon with a few stars. */
const moon: Shape = (dice) => {
  const side = dice(2) ? 1 : -1
  const stars = dice(4)
  const x = (away: number) => n(16 + side * away)
  const sweep = side > 0 ? 0 : 1
  const solid = `M${x(3)} 5.5A11 11 0 1 ${sweep} ${x(10)} 20.5A9 9 0 1 ${1 - sweep} ${x(3)} 5.5Z`
  const sky: [number, number][] = [
    [4.5, 13.5],
    [10, 8.5],
    [10.5, 15],
  ]
  return {
    solid:
      solid +
      sky
        .slice(0, stars)
        .map(([dx, y]) => disc(16 + side * dx, y, 1.6))
        .join(''),
    line: '',
  }
}

/** A shell, ribs spreading from its foot. */
const shell: Shape = (dice) => {
  const ribs = 3 + dice(3)
  const upright = dice(2) ? 1 : -1
  const foot = 16 + upright * 9.5
  const turn = (side: number) => side * 46 - 90 * upright
  let line = ''
  for (let i = 0; i < ribs; i++) line += `M16 ${n(foot)}L${at(turn((2 * i) / (ribs - 1) - 1), 18, 16, foot)}`
  const rim = `M${at(turn(-1), 18, 16, foot)}A18 18 0 0 1 ${at(turn(1), 18, 16, foot)}`
  return { solid: dice(2) ? disc(16, foot, 2.6) : '', line: line + rim }
}

/** Hills with the sun behind. */
const hills: Shape = (dice) => {
  const side = dice(2)
  const peaks = dice(2) === 0
  const far = peaks
    ? side
      ? 'M4 22L12 11L18 20'
      : 'M14 20L20 11L28 22'
    : side
      ? 'M4 20Q11 8 18 19'
      : 'M14 19Q21 8 28 20'
  const near = peaks
    ? side
      ? 'M9 26L20 15L28 26Z'
      : 'M4 26L12 15L23 26Z'
    : side
      ? 'M8 26Q19 9 28 26Z'
      : 'M4 26Q13 9 24 26Z'
  return { solid: near + (dice(2) ? disc(side ? 22.5 : 9.5, 8.8, 2.8) : ''), line: far }
}

/** A cloud, perhaps with the sun beside it. (No drops: in red they would look like blood.) */
const cloud: Shape = (dice) => {
  const side = dice(2) ? 1 : -1
  const x = (away: number) => n(16 + side * away)
  const sweep = side > 0 ? 1 : 0
  const edge = `M${x(-7)} 25A5 5 0 0 ${sweep} ${x(-7)} 15A7.5 7.5 0 0 ${sweep} ${x(6.5)} 14A5.5 5.5 0 0 ${sweep} ${x(7)} 25Z`
  const high = dice(2) ? disc(16 + side * 8.5, 7.5, 2.4) : ''
  return dice(2) ? { solid: edge + high, line: '' } : { solid: high, line: edge }
}

/** A snail's turn, made of half circles that grow. */
const spiral: Shape = (dice) => {
  const halves = 3 + dice(3)
  const side = dice(2)
  const first = one(dice, [-1, 1])
  const step = 24 / halves
  // an odd count reaches half a step further to one side
  let x = 16 - (halves % 2 ? (first * step) / 2 : 0)
  let line = `M${n(x)} 16`
  for (let i = 1; i <= halves; i++) {
    const wide = i * step
    x += wide * (i % 2 ? first : -first)
    line += `A${n(wide / 2)} ${n(wide / 2)} 0 0 ${side} ${n(x)} 16`
  }
  return { solid: '', line }
}

/** Loops that hold one another. */
const loops: Shape = (dice) => {
  const count = 2 + dice(3)
  const start = one(dice, [0, 45])
  let line = ''
  for (const turn of around(count)) {
    const [x, y] = place(turn + start, 5)
    line += disc(x, y, count === 2 ? 6.6 : 5.6)
  }
  return { solid: dice(2) && count > 2 ? disc(16, 16, 1.8) : '', line }
}

/** A star with soft corners. */
const star: Shape = (dice) => {
  const count = one(dice, [4, 5, 7])
  const hollow = dice(2) === 0
  const inner = one(dice, [4, 6.2])
  const half = 180 / count
  const edge = around(count).map((turn) => `${at(turn, 12)}L${at(turn + half, inner)}`)
  const path = `M${edge.join('L')}Z`
  return hollow ? { solid: disc(16, 16, 1.8), line: path } : { solid: path, line: '' }
}

/** One large leaf. */
const broadleaf: Shape = (dice) => {
  const side = dice(2) ? 1 : -1
  const veins = dice(2) === 0
  const x = (away: number) => n(16 + side * away)
  const edge = `M${x(-9)} 25Q${x(-13)} 6 ${x(10)} 6Q${x(12)} 26 ${x(-9)} 25Z`
  const stalk = `M${x(-11.5)} 27.5L${x(4)} 12`
  return veins
    ? { solid: '', line: `${edge}${stalk}M${x(-4)} 20V13.5M${x(-4)} 20H${x(3)}` }
    : { solid: edge, line: `M${x(-8)} 24L${x(-12)} 28` }
}

/** A small boat. */
const boat: Shape = (dice) => {
  const side = dice(2) ? 1 : -1
  const two = dice(2) === 0
  const x = (away: number) => n(16 + side * away)
  const hull = 'M4.5 20.5H27.5Q25 26.5 20 26.5H12Q7 26.5 4.5 20.5Z'
  const sail = `M${x(1)} 5V18H${x(10)}Q${x(8)} 10 ${x(1)} 5Z`
  const jib = two ? `M${x(-1.5)} 9V18H${x(-8)}Q${x(-6)} 12 ${x(-1.5)} 9Z` : ''
  return dice(2) ? { solid: hull + sail + jib, line: '' } : { solid: hull, line: sail + jib }
}

/** A house bird, seen from the side. */
const bird: Shape = (dice) => {
  const side = dice(2) ? 1 : -1
  const x = (away: number) => n(16 + side * away)
  const body = `M${x(-12)} 12Q${x(-7)} 18 ${x(-1)} 14Q${x(3)} 6.5 ${x(8)} 9L${x(12)} 11.5L${x(9)} 13Q${x(9)} 23 ${x(-1)} 23Q${x(-9)} 22 ${x(-12)} 12Z`
  return dice(2)
    ? { solid: body, line: '' }
    : { solid: disc(16 + side * 6, 11.8, 1.2), line: `${body}M${x(1)} 23V27.5` }
}

const shapes = [
  flower,
  cairn,
  rings,
  waves,
  sprig,
  sun,
  moon,
  shell,
  hills,
  cloud,
  spiral,
  loops,
  star,
  broadleaf,
  boat,
  bird,
]

function around(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (360 / count) * i - 90)
}

function place(turn: number, far: number, x = 16, y = 16): [number, number] {
  const radians = (turn * Math.PI) / 180
  return [x + far * Math.cos(radians), y + far * Math.sin(radians)]
}

function at(turn: number, far: number, x = 16, y = 16): string {
  return place(turn, far, x, y).map(n).join(' ')
}

function oval(x: number, y: number, wide: number, high: number): string {
  const w = n(wide)
  const h = n(high)
  return `M${n(x - wide)} ${n(y)}a${w} ${h} 0 1 1 ${n(2 * wide)} 0a${w} ${h} 0 1 1 ${n(-2 * wide)} 0Z`
}

function disc(x: number, y: number, far: number): string {
  return oval(x, y, far, far)
}

function arc(x: number, y: number, far: number, from: number, turn: number): string {
  const r = n(far)
  return `M${at(from, far, x, y)}A${r} ${r} 0 ${turn > 180 ? 1 : 0} 1 ${at(from + turn, far, x, y)}`
}

function leaf(x: number, y: number, turn: number, long: number): string {
  const root = `${n(x)} ${n(y)}`
  const tip = at(turn, long, x, y)
  return `M${root}Q${at(turn - 38, long * 0.72, x, y)} ${tip}Q${at(turn + 38, long * 0.72, x, y)} ${root}Z`
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function one<T>(dice: Dice, list: readonly [T, ...T[]] | readonly T[]): T {
  const chosen = list[dice(list.length)]
  if (chosen === undefined) throw new Error('an empty list has no choice')
  return chosen
}

/** mulberry32: small, even enough for pictures. */
function diceOf(seed: number): Dice {
  let at = seed | 0
  return (sides) => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}
