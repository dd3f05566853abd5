import { describe, expect, test } from 'vitest'
import { testApi } from '../../docker/testing.ts'
import { aGroup, aMember, asking } from './makers.ts'
import { expectHeaders } from './headers.ts'

describe.each([
  ['https://talk.example.org', /^__Host-s=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
  ['http://localhost:4000', /^s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/],
])('at %s', (origin, form) => {
  test('the cookie is bound to this host, out of reach of scripts, and ends with the browser', async () => {
    const world = await testApi({ origin, limitFactor: 100 })
    const ask = asking(world.api, origin)
    const group = await aGroup(world)
    const { offer } = (await ask('GET', `/api/groups/${group}/names`)).body
    const joined = await ask('POST', `/api/groups/${group}/personas`, { body: { offer, choice: 0, rulesVersion: 1 } })
    expect(joined.headers['set-cookie']).toMatch(form)
    expectHeaders(joined, origin)

    // who has a session keeps it: no other answer sets a cookie
    const cookie = joined.cookie
    for (const url of ['/api/me', '/api/groups', `/api/groups/${group}/threads`])
      expect((await ask('GET', url, { cookie })).headers['set-cookie']).toBeUndefined()

    const out = await ask('DELETE', '/api/sessions/mine', { cookie })
    expect(out.headers['set-cookie']).toMatch(/^(__Host-)?s=; .*Expires=Thu, 01 Jan 1970/)
    expect((await ask('GET', '/api/me', { cookie })).body.session).toBe(false)
  })

  test('a cookie of the other scheme opens nothing', async () => {
    const world = await testApi({ origin, limitFactor: 100 })
    const ask = asking(world.api, origin)
    const { cookie } = await aMember(ask, await aGroup(world))
    const other = cookie.startsWith('__Host-') ? cookie.replace('__Host-', '') : `__Host-${cookie}`
    expect((await ask('GET', '/api/me', { cookie })).body.session).toBe(true)
    expect((await ask('GET', '/api/me', { cookie: other })).body.session).toBe(false)
  })
})
