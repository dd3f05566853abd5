import { describe, expect, test } from 'vitest'
import { asRoot, draftKeyOf, limitKeyOf, newRoot, ownerOf, personaIdOf } from '../src/identities/root.ts'

const group = '0b8a3f5e-6a0c-4a58-9a53-0a8f6f2f9c01'
const root = asRoot(Buffer.alloc(32, 1))

describe('what is derived from a root', () => {
  test('is a UUID of version 8 for a persona, and the same one each time', () => {
    const id = personaIdOf(root, group, 0)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(personaIdOf(root, group, 0)).toBe(id)
  })

  test('never changes between releases: whoever holds a phrase would lose their personas', () => {
    expect(personaIdOf(root, group, 0)).toBe('3401d0b5-693a-84ba-bffb-3dfea32bd62c')
    expect(personaIdOf(root, group, 3)).toBe('87aa8bd7-d318-81ef-b3e3-58303b79343d')
    expect(ownerOf(root).toString('hex')).toBe('b8b752eaca8a93e60286ce5249b70d848fb98aadb40f2afee4b862b1f5d2ab64')
    expect(draftKeyOf(root).toString('hex')).toBe('47458aeb2b8416f9522f708faa4ec825b9d2bcfc784df0a49e227af83cbb4578')
  })

  test('is another one for another root, group or number', () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => [
      personaIdOf(root, group, n),
      personaIdOf(newRoot(), group, 0),
      personaIdOf(root, crypto.randomUUID(), 0),
    ]).flat()
    expect(new Set(ids).size).toBe(3_000)
  })

  test('is no other persona when the group is spelled in another way', () => {
    // Postgres takes each of these for the same group; a ban would not count if they gave other ids
    for (const spelled of [
      group.toUpperCase(),
      `{${group}}`,
      group.replaceAll('-', ''),
      ` ${group}`,
      `urn:uuid:${group}`,
    ])
      expect(() => personaIdOf(root, spelled, 0)).toThrow()
  })

  test('holds no byte of the root', () => {
    const fresh = newRoot()
    const derived = [ownerOf(fresh), draftKeyOf(fresh), Buffer.from(limitKeyOf(fresh, '2026-11-22'), 'base64url')]
    for (const bytes of derived)
      for (let at = 0; at + 4 <= 32; at += 1) expect(bytes.includes(fresh.subarray(at, at + 4))).toBe(false)
  })

  test('counts a day, and the next day nobody knows it again', () => {
    expect(limitKeyOf(root, '2026-11-22')).toBe(limitKeyOf(root, '2026-11-22'))
    expect(limitKeyOf(root, '2026-11-22')).not.toBe(limitKeyOf(root, '2026-11-23'))
  })
})
