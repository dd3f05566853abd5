import { describe, expect, test } from 'vitest'
import { deskActs, graveActs, mayAct, policy } from '../src/policy.ts'
import { groupsFor, reaches, requireFresh, requireReach, type RoleHeld, type Staff } from '../src/staff/reach.ts'
import { newTyped, normaliseTyped } from '../src/staff/typed.ts'
import { staffRoles } from '../src/words.ts'

const somebody = (...roles: RoleHeld[]): Staff => ({ id: 's', name: 'Robin', roles, verifiedFresh: false })

describe('reach', () => {
  test('is what the policy says, for each role and act, here and nowhere else', () => {
    let allowed = 0
    for (const role of staffRoles) {
      for (const act of deskActs) {
        const here = somebody({ role, group: 'a' })
        const everywhere = somebody({ role, group: null })
        expect(reaches(here, act, 'a')).toBe(mayAct(role, act))
        expect(reaches(here, act, 'b')).toBe(false)
        expect(reaches(here, act, null)).toBe(false)
        expect(reaches(everywhere, act, 'b')).toBe(mayAct(role, act))
        expect(reaches(everywhere, act, null)).toBe(mayAct(role, act))
        if (reaches(here, act, 'a')) allowed += 1
      }
    }
    expect(allowed).toBe(Object.values(policy).flat().length)
  })

  test('adds up over roles, each in its own group', () => {
    const two = somebody({ role: 'helper', group: 'a' }, { role: 'moderator', group: 'b' })
    expect(groupsFor(two, 'care')).toEqual(['a', 'b'])
    expect(groupsFor(two, 'hide')).toEqual(['b'])
    expect(groupsFor(two, 'invite')).toEqual([])
    expect(groupsFor(somebody({ role: 'lead', group: 'a' }, { role: 'helper', group: null }), 'care')).toBe('all')
  })

  test('is refused by name, and so is a factor that was not shown just now', () => {
    expect(() => requireReach(somebody({ role: 'helper', group: 'a' }), 'hide', 'a')).toThrow('not_allowed')
    expect(() => requireReach(somebody(), 'care', 'a')).toThrow('not_allowed')
    expect(() => requireFresh(somebody())).toThrow('step_up')
    expect(() => requireFresh({ ...somebody(), verifiedFresh: true })).not.toThrow()
  })
})

describe('the policy', () => {
  test('gives nobody both people’s words and the keys of the house', () => {
    for (const role of staffRoles) {
      const reads = mayAct(role, 'read_case')
      expect(reads && graveActs.some((act) => mayAct(role, act)), role).toBe(false)
      expect(reads && mayAct(role, 'read_audit'), role).toBe(false)
    }
  })

  test('names no act twice, and gives each to somebody', () => {
    for (const role of staffRoles) expect(new Set(policy[role]).size).toBe(policy[role].length)
    expect(new Set(Object.values(policy).flat())).toEqual(new Set(deskActs))
  })
})

describe('what is typed', () => {
  test('is 128 bits in five groups, and read however it is typed', () => {
    const all = Array.from({ length: 200 }, newTyped)
    expect(new Set(all).size).toBe(200)
    for (const one of all) {
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/)
      const plain = one.replaceAll('-', '')
      expect(normaliseTyped(one)).toBe(plain)
      expect(normaliseTyped(` ${one.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(plain)
      expect(normaliseTyped(plain.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain)
    }
  })

  test('is nothing when it cannot be one', () => {
    for (const typed of ['', 'AAAAA', `${newTyped()}A`, newTyped().replace(/.$/, 'U'), '☃'.repeat(26), 'é'.repeat(26)])
      expect(normaliseTyped(typed)).toBeNull()
  })
})
