import { describe, expect, test } from 'vitest'
import { adjectives, nouns } from '../src/personas/names.ts'

describe('the names of personas', () => {
  test('are two plain words, and no word stands in both lists', () => {
    for (const word of [...adjectives, ...nouns]) expect(word).toMatch(/^[A-Z][a-z]{1,10}$/)
    expect(new Set(adjectives).size).toBe(adjectives.length)
    expect(new Set(nouns).size).toBe(nouns.length)
    const inBoth = adjectives.filter((word) => nouns.includes(word))
    expect(inBoth).toEqual([])
  })

  test('are enough that a group of 10,000 finds three free ones in twelve draws', () => {
    // with 10,000 taken, the chance that more than nine of twelve draws are taken must be next to nothing
    const taken = 10_000 / (adjectives.length * nouns.length)
    const chance = [10, 11, 12].reduce((sum, k) => sum + choose(12, k) * taken ** k * (1 - taken) ** (12 - k), 0)
    expect(chance).toBeLessThan(1e-9)
  })

  test('hint at no body, age, gender, origin, faith or danger, and mock nobody', () => {
    const unkind = `
      Fat Thin Old Young Sick Crazy Mad Sad Lonely Dead Dark Black White Brown Yellow Red Boy Girl Man Woman King Queen
      Lady Lord Witch Devil Angel Ghost Grave Bridge Blade Knife Pill Rope Gun Needle Razor Poison Cliff Train Robin Hazel
      Rose Lily Daisy Ivy Violet Olive Heather Jasmine Holly Basil Rowan Ash Lame Dumb Silly Weak Broken Lost Empty Pig
      Cow Snake Rat Worm Slug Toad Ape Monkey Gorilla Hyena Vulture Spider Leech
    `
      .trim()
      .split(/\s+/)
    expect([...adjectives, ...nouns].filter((word) => unkind.includes(word))).toEqual([])
  })
})

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
}
