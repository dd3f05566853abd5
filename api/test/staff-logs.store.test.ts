import { makeApi } from '@tealight/api/app'
import { invite } from '@tealight/db/staff/invite'
import { expect, test } from 'vitest'
import { testDb } from '../../docker/testing.ts'
import { logger } from '../src/logging.ts'
import { asking } from './makers.ts'
import { cookieOf, cookiesOf, numberOf } from './staff.ts'

// At its most talkative, the log holds nothing of who is at the desk, nor anything by which they come in.

const origin = 'http://localhost:4000'

test('no name, code, key, number or token of staff is logged', async () => {
  const lines: string[] = []
  const own = typeof logger === 'object' ? logger : expect.fail()
  Object.assign(own, { level: 'trace', stream: { write: (line: string) => void lines.push(line) } })
  const store = await testDb()
  const api = await makeApi({ db: store.openAs('api'), origin, limitFactor: 100 })
  const ask = asking(api, origin)
  const name = 'Kanarienvogel'
  const code = await store.db.transaction((tx) => invite(tx, 'operator', { role: 'admin', group: null }))

  const started = await ask('POST', '/api/desk/join', { body: { code, name } })
  const { secret, deskKey } = started.body
  const number = numberOf(secret)
  const ticket = cookieOf(started, 'dc')
  await ask('POST', '/api/desk/join/finish', { body: { number: '000000' }, cookie: ticket })
  const finished = await ask('POST', '/api/desk/join/finish', { body: { number }, cookie: ticket })
  const cookie = cookieOf(finished, 'd')
  const twice = await ask('POST', '/api/desk/join/finish', { body: { number }, cookie: ticket })
  expect(twice.body.code).toBe('wrong_code')
  await ask('POST', '/api/desk/sessions', { body: { deskKey, number } })
  await ask('PUT', '/api/desk/sessions/mine', { body: { number }, cookie })
  await ask('POST', '/api/desk/sessions', { body: { deskKey, number: code } })
  await ask('GET', `/api/desk/audit?before=${deskKey}`, { cookie })
  for (const url of ['/api/desk/me', '/api/desk/staff', '/api/desk/me/keys', `/api/desk/join/${code}`])
    await ask('GET', url, { cookie })
  // the store goes away under it, which is the one thing that is logged with its places
  await store.db.sql.execute('alter table staff_roles rename to staff_roles_away')
  expect((await ask('GET', '/api/desk/me', { cookie })).status).toBeGreaterThanOrEqual(500)
  await api.close()

  const log = lines.join('\n')
  expect(log).toContain('broken')
  const secrets = [name, code, deskKey, secret, number, cookiesOf(finished)['d'], cookiesOf(started)['dc']]
  for (const one of secrets) {
    expect(one?.length).toBeGreaterThan(5)
    expect(log.includes(one ?? ''), String(one).slice(0, 6)).toBe(false)
  }
})
