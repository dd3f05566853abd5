import { randomInt } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { invite } from '@tealight/db/staff/invite'
import { anAuthenticator } from './authenticator.ts'
import { aMember, aGroup, asking, type Ask } from './makers.ts'
import { aStaffMember, cookieOf, numberOf } from './staff.ts'

let at: TestApi
let ask: Ask
let world: { ask: Ask; origin: string; db: TestApi['db'] }
let sql: postgres.Sql

beforeAll(async () => {
  at = await testApi({ limitFactor: 100 })
  ask = asking(at.api, at.origin)
  world = { ask, origin: at.origin, db: at.db }
  sql = postgres(at.url, { max: 1, onnotice: () => undefined })
})
afterAll(() => sql.end())

const aCode = (role: 'moderator' | 'admin' = 'moderator') =>
  at.db.transaction((tx) => invite(tx, 'operator', { role, group: null }))

async function challenge() {
  const asked = await ask('GET', '/api/desk/challenge')
  return { options: asked.body.options, cookie: cookieOf(asked, 'dc') }
}

describe('a passkey', () => {
  test('is made with a code, and opens the desk again', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const me = await ask('GET', '/api/desk/me', { cookie: robin.cookie })
    expect(me.body).toMatchObject({ name: robin.name, fresh: true, roles: [{ role: 'moderator', group: null }] })

    await ask('DELETE', '/api/desk/sessions/mine', { cookie: robin.cookie })
    expect((await ask('GET', '/api/desk/me', { cookie: robin.cookie })).status).toBe(401)

    const { options, cookie } = await challenge()
    const back = await ask('POST', '/api/desk/sessions', { body: { passkey: robin.passkey.show(options) }, cookie })
    expect(back.status).toBe(201)
    expect((await ask('GET', '/api/desk/me', { cookie: cookieOf(back, 'd') })).body.name).toBe(robin.name)
  })

  test('answers a challenge once', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const { options, cookie } = await challenge()
    const body = { passkey: robin.passkey.show(options) }
    expect((await ask('POST', '/api/desk/sessions', { body, cookie })).status).toBe(201)
    expect((await ask('POST', '/api/desk/sessions', { body, cookie })).body.code).toBe('wrong_code')
    // signed anew, the challenge is still used up
    const again = { passkey: robin.passkey.show(options) }
    expect((await ask('POST', '/api/desk/sessions', { body: again, cookie })).body.code).toBe('wrong_code')
  })

  test('answers only the challenge of its own browser and ceremony', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const mine = await challenge()
    const other = await challenge()
    const body = { passkey: robin.passkey.show(mine.options) }
    for (const cookie of [other.cookie, undefined, 'dc=AQAB'])
      expect((await ask('POST', '/api/desk/sessions', { body, cookie })).body.code).toBe('wrong_code')
    const started = await ask('POST', '/api/desk/join', { body: { code: await aCode(), name: 'Somebody' } })
    const joining = { passkey: robin.passkey.show(started.body.options) }
    const cookie = cookieOf(started, 'dc')
    expect((await ask('POST', '/api/desk/sessions', { body: joining, cookie })).body.code).toBe('wrong_code')
  })

  test('of another place, of nobody, copied, or without the person being verified opens nothing', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const tries = [
      (options: { challenge: string }) => ({ ...robin.passkey.show(options), id: 'bm9ib2R5' }),
      (options: { challenge: string }) => ({
        ...anAuthenticator(at.origin).show(options),
        id: robin.passkey.show(options).id,
      }),
      (options: { challenge: string }) => ({
        ...anAuthenticator('https://elsewhere.example').show(options),
        id: robin.passkey.show(options).id,
      }),
    ]
    for (const show of tries) {
      const { options, cookie } = await challenge()
      const tried = await ask('POST', '/api/desk/sessions', { body: { passkey: show(options) }, cookie })
      expect(tried.body.code).toBe('wrong_code')
    }
    robin.passkey.forget()
    const { options, cookie } = await challenge()
    const copied = await ask('POST', '/api/desk/sessions', { body: { passkey: robin.passkey.show(options) }, cookie })
    expect(copied.body.code).toBe('wrong_code')

    const started = await ask('POST', '/api/desk/join', { body: { code: await aCode(), name: 'Unverified' } })
    const unverified = anAuthenticator(at.origin, { verifies: false }).make(started.body.options)
    const body = { passkey: unverified }
    const finished = await ask('POST', '/api/desk/join/finish', { body, cookie: cookieOf(started, 'dc') })
    expect(finished.body.code).toBe('wrong_code')
  })
})

describe('a code', () => {
  test('is good once, in any grouping and case', async () => {
    const code = await aCode()
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const [one, two] = [
      await ask('POST', '/api/desk/join', { body: { code: typed, name: 'First' } }),
      await ask('POST', '/api/desk/join', { body: { code, name: 'Second' } }),
    ]
    const finish = (started: typeof one) =>
      ask('POST', '/api/desk/join/finish', {
        body: { passkey: anAuthenticator(at.origin).make(started.body.options) },
        cookie: cookieOf(started, 'dc'),
      })
    const finished = await Promise.all([finish(one), finish(two)])
    expect(finished.map(({ status }) => status).sort()).toEqual([201, 401])
    expect((await ask('POST', '/api/desk/join', { body: { code, name: 'Third' } })).body.code).toBe('wrong_code')
  })

  test('that is old, or nobody’s, is a wrong code', async () => {
    const code = await aCode()
    await sql`update staff_codes set ends_at = now() where used_by is null`
    for (const typed of [code, 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA', 'nonsense'])
      expect((await ask('POST', '/api/desk/join', { body: { code: typed, name: 'Late' } })).body.code).toBe(
        'wrong_code',
      )
  })

  test('gives somebody who is signed in one more role, at once', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const code = await aCode('admin')
    expect((await ask('GET', '/api/desk/staff', { cookie: robin.cookie })).body.code).toBe('not_allowed')
    expect((await ask('POST', '/api/desk/me/roles', { body: { code }, cookie: robin.cookie })).status).toBe(201)
    expect((await ask('GET', '/api/desk/staff', { cookie: robin.cookie })).status).toBe(200)
  })

  test('cannot take somebody else’s name', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const started = await ask('POST', '/api/desk/join', { body: { code: await aCode(), name: ` ${robin.name} ` } })
    expect(started.body.code).toBe('name_taken')
  })
})

async function joinByNumber(name: string) {
  const started = await ask('POST', '/api/desk/join', { body: { code: await aCode(), name } })
  const { secret, deskKey } = started.body
  const body = { number: numberOf(secret) }
  const finished = await ask('POST', '/api/desk/join/finish', { body, cookie: cookieOf(started, 'dc') })
  return { secret, deskKey, finished, cookie: cookieOf(finished, 'd') }
}

describe('a number', () => {
  test('with its desk key opens the desk, and counts once', async () => {
    const { secret, deskKey, finished } = await joinByNumber('Number once')
    expect(finished.status).toBe(201)
    // the number that enrolled counts no more
    const used = { deskKey, number: numberOf(secret) }
    expect((await ask('POST', '/api/desk/sessions', { body: used })).body.code).toBe('wrong_code')
    const next = { deskKey: deskKey.toLowerCase(), number: numberOf(secret, 30) }
    expect((await ask('POST', '/api/desk/sessions', { body: next })).status).toBe(201)
    expect((await ask('POST', '/api/desk/sessions', { body: next })).body.code).toBe('wrong_code')
  })

  test('two steps away, or with another key, opens nothing', async () => {
    const { secret, deskKey } = await joinByNumber('Number away')
    const other = await joinByNumber('Number other')
    for (const body of [
      { deskKey, number: numberOf(secret, 90) },
      { deskKey, number: numberOf(secret, -90) },
      { deskKey: other.deskKey, number: numberOf(secret, 30) },
    ])
      expect((await ask('POST', '/api/desk/sessions', { body })).body.code).toBe('wrong_code')
  })

  test('opens the grave acts of its own account only', async () => {
    const mine = await joinByNumber('Steps up')
    const other = await joinByNumber('Other')
    await sql`update staff_sessions set verified_at = now() - interval '6 minutes'`
    const wrong = { number: numberOf(other.secret, 30) }
    expect((await ask('PUT', '/api/desk/sessions/mine', { body: wrong, cookie: mine.cookie })).body.code).toBe(
      'wrong_code',
    )
    expect((await ask('GET', '/api/desk/me', { cookie: mine.cookie })).body.fresh).toBe(false)
    const right = { number: numberOf(mine.secret, 30) }
    expect((await ask('PUT', '/api/desk/sessions/mine', { body: right, cookie: mine.cookie })).status).toBe(200)
    expect((await ask('GET', '/api/desk/me', { cookie: mine.cookie })).body.fresh).toBe(true)
  })
})

describe('a session', () => {
  const away = (cookie: string) => ask('GET', '/api/desk/me', { cookie })
  async function aged(cookie: string, columns: string) {
    const token = Buffer.from(cookie.slice(2), 'base64url')
    const hash = at.keys.all('session')[0]
    expect(hash).toBeDefined()
    const { mac } = await import('@tealight/db/keys/box')
    const key = mac(hash?.secret ?? token, 'staff', token)
    await sql`update staff_sessions set ${sql.unsafe(columns)} where token_hash = ${key}`
  }

  test('ends after 12 hours, and after 30 minutes without an act', async () => {
    const robin = await aStaffMember(world, 'moderator')
    await aged(robin.cookie, `seen_at = now() - interval '29 minutes'`)
    expect((await away(robin.cookie)).status).toBe(200)
    // that was an act: it counts from here
    await aged(robin.cookie, `seen_at = seen_at - interval '29 minutes'`)
    expect((await away(robin.cookie)).status).toBe(200)
    await aged(robin.cookie, `seen_at = now() - interval '31 minutes'`)
    expect((await away(robin.cookie)).body.code).toBe('sign_in')

    const other = await aStaffMember(world, 'moderator')
    await aged(other.cookie, `ends_at = ends_at - interval '11 hours 59 minutes'`)
    expect((await away(other.cookie)).status).toBe(200)
    await aged(other.cookie, `ends_at = ends_at - interval '2 minutes'`)
    expect((await away(other.cookie)).body.code).toBe('sign_in')
  })

  test('is not kept alive by a page that asks by itself', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const asking = [
      ['/api/desk/me', { 'x-unattended': '1' }],
      ['/api/desk/changes?since=AAAA', {}],
    ] as const
    for (const [url, headers] of asking) {
      await aged(robin.cookie, `seen_at = now() - interval '29 minutes'`)
      expect((await ask('GET', url, { cookie: robin.cookie, headers })).status).not.toBe(401)
      await aged(robin.cookie, `seen_at = seen_at - interval '2 minutes'`)
      expect((await away(robin.cookie)).body.code).toBe('sign_in')
    }
  })

  test('gives way to a third', async () => {
    const robin = await aStaffMember(world, 'moderator')
    const cookies = [robin.cookie]
    for (let more = 0; more < 2; more += 1) {
      await sql`update staff_sessions set ends_at = ends_at - interval '1 second'`
      const { options, cookie } = await challenge()
      const back = await ask('POST', '/api/desk/sessions', { body: { passkey: robin.passkey.show(options) }, cookie })
      cookies.push(cookieOf(back, 'd'))
    }
    const states = await Promise.all(cookies.map(async (cookie) => (await away(cookie)).status))
    expect(states).toEqual([401, 200, 200])
  })

  test('opens no grave act five minutes after the passkey was shown', async () => {
    const admin = await aStaffMember(world, 'admin')
    const body = { role: 'helper', group: null }
    const inviting = () => ask('POST', '/api/desk/staff/codes', { body, cookie: admin.cookie })
    await aged(admin.cookie, `verified_at = now() - interval '4 minutes 50 seconds'`)
    expect((await inviting()).status).toBe(201)
    await aged(admin.cookie, `verified_at = now() - interval '5 minutes 1 second'`)
    expect((await inviting()).body.code).toBe('step_up')

    const { options, cookie } = await challenge()
    const shown = { body: { passkey: admin.passkey.show(options) }, cookie: `${cookie}; ${admin.cookie}` }
    expect((await ask('PUT', '/api/desk/sessions/mine', shown)).status).toBe(200)
    expect((await inviting()).status).toBe(201)
  })

  test('of a member is none at the desk', async () => {
    const member = await aMember(ask, await aGroup(at))
    expect((await away(member.cookie)).body.code).toBe('sign_in')
    expect((await away(member.cookie.replace(/^s=/, 'd='))).body.code).toBe('sign_in')
  })

  test('is ended with the account, and a role with the next request', async () => {
    const admin = await aStaffMember(world, 'admin')
    const robin = await aStaffMember(world, 'auditor')
    const { staff } = (await ask('GET', '/api/desk/staff', { cookie: admin.cookie })).body
    const line = staff.find(({ name }: { name: string }) => name === robin.name)
    expect((await ask('GET', '/api/desk/audit', { cookie: robin.cookie })).status).toBe(200)

    await ask('DELETE', `/api/desk/staff/roles/${line.roles[0].id}`, { cookie: admin.cookie })
    expect((await ask('GET', '/api/desk/audit', { cookie: robin.cookie })).body.code).toBe('not_allowed')
    await ask('DELETE', `/api/desk/staff/${line.id}`, { cookie: admin.cookie })
    expect((await away(robin.cookie)).body.code).toBe('sign_in')

    const { options, cookie } = await challenge()
    const back = await ask('POST', '/api/desk/sessions', { body: { passkey: robin.passkey.show(options) }, cookie })
    expect(back.body.code).toBe('wrong_code')
  })
})

test('somebody adds a second passkey, and ends the first, but never the last', async () => {
  const robin = await aStaffMember(world, 'moderator')
  const started = await ask('POST', '/api/desk/me/keys/start', { cookie: robin.cookie })
  const second = anAuthenticator(at.origin)
  const body = { passkey: second.make(started.body.options) }
  const cookie = `${robin.cookie}; ${cookieOf(started, 'dc')}`
  expect((await ask('POST', '/api/desk/me/keys', { body, cookie })).status).toBe(201)
  expect((await ask('POST', '/api/desk/me/keys', { body, cookie })).status).not.toBe(201)

  const { passkeys } = (await ask('GET', '/api/desk/me/keys', { cookie: robin.cookie })).body
  expect(passkeys).toHaveLength(2)
  const end = (id: string) => ask('DELETE', `/api/desk/me/keys/${id}`, { cookie: robin.cookie })
  expect((await end(passkeys[0].id)).status).toBe(200)
  expect((await end(passkeys[1].id)).body.code).toBe('changed')
})

test('what staff did stands in the audit log, without names', async () => {
  const robin = await aStaffMember(world, 'moderator')
  const auditor = await aStaffMember(world, 'auditor')
  const { rows } = (await ask('GET', '/api/desk/audit', { cookie: auditor.cookie })).body
  const acts = rows
    .filter(({ actor }: { actor: string }) => actor === robin.name)
    .map(({ act }: { act: string }) => act)
  expect(acts).toEqual(['staff.role_given'])
  const stored = await sql`select detail::text || coalesce(object, '') as said from audit`
  expect(JSON.stringify([...stored])).not.toMatch(/Robin|First/)
})

test('the door gets slow for a number that is tried again and again, wherever from', async () => {
  const strict = await testApi()
  // where limits are in a Redis, other tests count there too: so from somewhere else each time
  const from = () => `10.${randomInt(256)}.${randomInt(256)}.7`
  const asked = asking(strict.api, strict.origin)
  const askStrict: Ask = (method, url, question) => asked(method, url, { address: from(), ...question })
  const code = await strict.db.transaction((tx) => invite(tx, 'operator', { role: 'helper', group: null }))
  const started = await askStrict('POST', '/api/desk/join', { body: { code, name: 'Tried' } })
  const { secret, deskKey } = started.body
  await askStrict('POST', '/api/desk/join/finish', {
    body: { number: numberOf(secret) },
    cookie: cookieOf(started, 'dc'),
  })
  const codes = []
  for (let tried = 0; tried < 11; tried += 1) {
    const body = { deskKey, number: String(100_000 + tried) }
    codes.push((await askStrict('POST', '/api/desk/sessions', { body })).body.code)
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('wrong_code'))
  expect(codes[10]).toBe('slow_down')
  // also the right one has to wait
  const right = { deskKey, number: numberOf(secret, 30) }
  expect((await askStrict('POST', '/api/desk/sessions', { body: right })).body.code).toBe('slow_down')
})
