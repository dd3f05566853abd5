import { describe, expect, test } from 'vitest'
import { keyInMemory, prefixOf } from '../src/limits/who.ts'

describe('the network of an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.200'],
    ['::ffff:203.0.113.7', '203.0.113.9'],
    ['2001:db8:1:2ff::1', '2001:db8:1:200:ffff::9'],
    ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0002'],
    ['fe80::1%eth0', 'fe80::2'],
  ])('%s is the one of %s', (one, other) => {
    expect(prefixOf(one)).toBe(prefixOf(other))
  })

  test.each([
    ['203.0.113.7', '203.0.114.7'],
    ['2001:db8:1:100::1', '2001:db8:1:200::1'],
    ['::1', '127.0.0.1'],
  ])('%s is not the one of %s', (one, other) => {
    expect(prefixOf(one)).not.toBe(prefixOf(other))
  })

  test.each(['', 'unix', '1.2.3', '999.1.1.1', 'a'.repeat(10_000)])('%j is nobody’s', (address) => {
    expect(prefixOf(address)).toBe('unknown')
  })
})

test('the key of the hour is another one in each process', async () => {
  expect(await keyInMemory()()).not.toEqual(await keyInMemory()())
})
