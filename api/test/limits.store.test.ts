import { describe, expect, test } from 'vitest'
import { testApi } from '../../docker/testing.ts'
import { expectProblem } from './headers.ts'
import { aGroup, aMember, asking, aThread, type Member } from './makers.ts'

describe('limits', () => {
  test(
    'leave room for five hundred people behind one address, who all join and write within the hour',
    { timeout: 90_000 },
    async () => {
      const world = await testApi()
      const ask = asking(world.api, world.origin)
      const address = '192.0.2.10'
      const groups = await Promise.all(Array.from({ length: 5 }, () => aGroup(world)))
      const statuses: number[] = []
      const oneAfterAnother = Array.from({ length: 10 }, async (_, row) => {
        for (let n = 0; n < 50; n += 1) {
          const member = await aMember(ask, groups[(row + n) % 5] ?? '', { address })
          const body = { title: 'A night', text: 'I am awake', clientKey: crypto.randomUUID() }
          const written = await ask('POST', `/api/groups/${member.group}/threads`, {
            body,
            cookie: member.cookie,
            address,
          })
          const read = await ask('GET', `/api/groups/${member.group}/threads`, { cookie: member.cookie, address })
          statuses.push(written.status, read.status)
        }
      })
      await Promise.all(oneAfterAnother)
      expect(statuses.filter((status) => status > 201)).toEqual([])
      expect(statuses).toHaveLength(1_000)
    },
  )

  test('slow down one who writes too much, say for how long, and nobody else', async () => {
    const world = await testApi({ limitFactor: 0.1 })
    const ask = asking(world.api, world.origin)
    const group = await aGroup(world)
    const address = '233.252.3.20'
    const [loud, quiet] = [await aMember(ask, group, { address }), await aMember(ask, group, { address })]
    const { thread } = await aThread(ask, loud)
    const write = (by: Member) =>
      ask('POST', `/api/threads/${thread}/posts`, {
        body: { text: 'x', clientKey: crypto.randomUUID() },
        cookie: by.cookie,
        address,
      })
    for (let n = 0; n < 5; n += 1) expect((await write(loud)).status).toBe(201)
    const refused = await write(loud)
    expectProblem(refused, 429, 'slow_down')
    const seconds = Number(refused.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(600)
    expect(refused.body.retryAfter).toBe(seconds)
    expect(Object.keys(refused.headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([])
    // the one beside them writes, and the one who was refused still reads
    expect((await write(quiet)).status).toBe(201)
    expect((await ask('GET', `/api/threads/${thread}`, { cookie: loud.cookie, address })).status).toBe(200)
    // no other persona, address or session of theirs begins anew
    const other = await aMember(ask, await aGroup(world), { cookie: loud.cookie, address: '233.252.4.99' })
    const elsewhere = await ask('POST', `/api/groups/${other.group}/threads`, {
      body: { title: 'x', text: 'x', clientKey: crypto.randomUUID() },
      cookie: loud.cookie,
      address: '233.252.4.99',
    })
    expectProblem(elsewhere, 429, 'slow_down')
  })

  test('count strangers by where they come from, and hear nobody’s word on it', async () => {
    const world = await testApi({ limitFactor: 0.01 })
    const ask = asking(world.api, world.origin)
    const knock = (address: string, headers: Record<string, string> = {}) =>
      ask('POST', '/api/sessions', { body: { phrase: 'not mine' }, address, headers })
    for (let n = 0; n < 10; n += 1)
      expect((await knock('198.51.100.1', { 'x-forwarded-for': `203.0.113.${n}` })).status).toBe(401)
    const claims: Record<string, string>[] = [
      {},
      { 'x-forwarded-for': '203.0.113.200' },
      { 'x-real-ip': '203.0.113.201' },
      { forwarded: 'for=203.0.113.202' },
      { 'cf-connecting-ip': '203.0.113.203' },
      { cookie: 's=anything' },
    ]
    for (const headers of claims) expectProblem(await knock('198.51.100.1', headers), 429, 'slow_down')
    // a neighbour in the same network is counted with them, another network is not
    expectProblem(await knock('198.51.100.2'), 429, 'slow_down')
    expect((await knock('198.51.101.1')).status).toBe(401)
    // and help is never counted
    expect((await ask('GET', '/api/resources', { address: '198.51.100.1' })).status).toBe(200)
  })

  test('hear a proxy that is trusted, and no other', async () => {
    const world = await testApi({ limitFactor: 0.002, trustProxy: ['10.0.0.1'] })
    const ask = asking(world.api, world.origin)
    const knock = (address: string, from: string) =>
      ask('POST', '/api/sessions', { body: { phrase: 'x' }, address, headers: { 'x-forwarded-for': from } })
    for (let n = 0; n < 2; n += 1) expect((await knock('10.0.0.1', '203.0.113.1')).status).toBe(401)
    expect((await knock('10.0.0.1', '203.0.113.1')).status).toBe(429)
    expect((await knock('10.0.0.1', '203.0.114.1')).status).toBe(401)
    // what the person put in front of the proxy's word is not heard
    expect((await knock('10.0.0.1', '1.2.3.4, 203.0.113.1')).status).toBe(429)
    for (let n = 0; n < 2; n += 1) expect((await knock('10.0.0.2', `198.18.${n}.1`)).status).toBe(401)
    expect((await knock('10.0.0.2', '198.18.9.1')).status).toBe(429)
  })
})
