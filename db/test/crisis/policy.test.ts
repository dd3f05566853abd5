import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/crisis/finding.ts'
import { policy } from '../../src/crisis/policy.ts'
import { screen } from '../../src/crisis/screen.ts'

const found = (category: Finding['category'], severity: Finding['severity']): Finding => ({
  category,
  severity,
  spans: [[0, 4]],
  why: ['test'],
})

const follows = (...findings: Finding[]) => policy({ findings })

describe('what follows from findings', () => {
  test('distress is never held, however grave', () => {
    for (const category of [
      'suicide',
      'self_harm',
      'overdose',
      'abuse',
      'violence',
      'eating',
      'method',
      'worry',
    ] as const)
      for (const severity of ['emergency', 'urgent', 'concern', 'routine'] as const)
        expect(follows(found(category, severity)).held).toBe(false)
  })

  test('encouragement is held, and a lowered one is not', () => {
    expect(follows(found('encouragement', 'urgent')).held).toBe(true)
    expect(follows(found('encouragement', 'routine')).held).toBe(false)
  })

  test('methods and contacts are veiled, also where they are routine', () => {
    expect(follows(found('method', 'routine')).veils).toEqual([[0, 4]])
    expect(follows(found('contact', 'routine')).veils).toEqual([[0, 4]])
    expect(follows(found('suicide', 'emergency')).veils).toEqual([])
  })

  test('veils that touch become one', () => {
    const other: Finding = { ...found('contact', 'routine'), spans: [[3, 9]] }
    expect(follows(found('method', 'concern'), other).veils).toEqual([[0, 9]])
  })

  test('each kind of distress has its card, and a body in danger comes first', () => {
    expect(follows(found('suicide', 'urgent')).help).toBe('distress')
    expect(follows(found('eating', 'concern')).help).toBe('distress')
    expect(follows(found('violence', 'urgent')).help).toBe('distress')
    expect(follows(found('abuse', 'urgent')).help).toBe('safety')
    expect(follows(found('suicide', 'emergency'), found('abuse', 'urgent')).help).toBe('safety')
    expect(follows(found('suicide', 'emergency'), found('overdose', 'emergency')).help).toBe('medical')
  })

  test('below a concern there is no card, nor for a worry about a friend', () => {
    expect(follows(found('suicide', 'routine')).help).toBe(null)
    expect(follows(found('worry', 'urgent')).help).toBe(null)
    expect(follows(found('encouragement', 'urgent')).help).toBe(null)
  })

  test('the gravest severity counts, and none when nothing was found', () => {
    expect(follows(found('contact', 'routine'), found('suicide', 'urgent')).severity).toBe('urgent')
    expect(policy(screen('what a lovely morning'))).toEqual({ held: false, veils: [], help: null, severity: null })
  })
})
