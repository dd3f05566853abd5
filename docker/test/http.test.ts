import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { hostCheck } from '../hosts.ts'
import { addressReader } from '../http.ts'

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

describe('who asks', () => {
  test('the peer, whatever it says of itself', () => {
    expect(addressReader([])(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
  })

  test('behind a proxy that we trust, the one before it', () => {
    expect(addressReader(['10.0.0.0/8'])(from('10.1.2.3', '198.51.100.1'))).toBe('198.51.100.1')
  })

  test('what a person put in front of the list is not heard', () => {
    expect(addressReader(['10.0.0.0/8'])(from('10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9'))).toBe('198.51.100.1')
  })

  test('an IPv4 peer of an IPv6 socket is the same peer', () => {
    expect(addressReader(['127.0.0.1'])(from('::ffff:127.0.0.1', '2001:db8::1'))).toBe('2001:db8::1')
  })
})

describe('for whom it is meant', () => {
  const isForUs = hostCheck('https://help.example.org', 4000)
  const to = (host: string | undefined, url = '/') => ({ headers: { host }, url }) as unknown as IncomingMessage

  test.each(['help.example.org', 'HELP.example.org', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000'])(
    '%s is us',
    (host) => {
      expect(isForUs(to(host))).toBe(true)
    },
  )

  test.each(['evil.example', 'localhost', 'help.example.org.evil.example', undefined])('%s is not', (host) => {
    expect(isForUs(to(host))).toBe(false)
  })

  test('a whole address in the place of a path is not', () => {
    expect(isForUs(to('localhost:4000', 'http://evil.example/'))).toBe(false)
  })
})
