/** The same numbers for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to, not including, this. */
  below(end: number): number
  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[]
}

export function seeded(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    shuffled(things) {
      const left = [...things]
      return things.flatMap(() => left.splice(below(left.length), 1))
    },
  }
}
