import { describe, expect, test } from 'vitest'
import { readSettings } from '../settings.ts'

describe('settings', () => {
  test('nothing set: localhost, port 4000', () => {
    expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 4000, origin: 'http://localhost:4000' })
  })

  test('the origin follows the port', () => {
    expect(readSettings({ PORT: '8080' }).origin).toBe('http://localhost:8080')
  })

  test('other machines are let in only under an https address', () => {
    expect(() => readSettings({ HOST: '0.0.0.0' })).toThrow(/set TEALIGHT_ORIGIN=https/)
    expect(readSettings({ HOST: '0.0.0.0', TEALIGHT_ORIGIN: 'https://help.example.org/' }).origin).toBe(
      'https://help.example.org',
    )
  })

  test.each([
    ['http://help.example.org', /in the clear/],
    ['https://help.example.org/forum', /write it as https:\/\/help.example.org\./],
    ['help.example.org', /is not an address/],
    ['ftp://help.example.org', /is not an address/],
  ])('refuses the origin %s with the reason', (origin, reason) => {
    expect(() => readSettings({ TEALIGHT_ORIGIN: origin })).toThrow(reason)
  })

  test.each(['0', '70000', 'http', '-1', '80.5'])('refuses the port %s', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(/is not a port/)
  })

  test('never repeats an address that may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@db' })).toThrow(/DATABASE_URL is not an address/)
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@db' })).not.toThrow(/secret/)
  })

  test('what is set to nothing is not set', () => {
    expect(readSettings({ DATABASE_URL: '', REDIS_URL: '', PORT: '', HOST: '', TEALIGHT_ORIGIN: '' })).toMatchObject({
      databaseUrl: undefined,
      redisUrl: undefined,
      port: 4000,
    })
  })
})
