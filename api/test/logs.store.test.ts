import { makeApi, type App } from '@tealight/api/app'
import { whatMayBeTold } from '@tealight/db/refusals'
import { makeGroup } from '@tealight/db/groups/make'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { logger } from '../src/logging.ts'
import { expectHeaders, expectProblem } from './headers.ts'
import { aGroup, aMember, asking, aThread, type Ask } from './makers.ts'

// A log line is written by whitelist. Canaries go in by every door; none may come out.

const canaries = ['KANARIENVOGEL', 'KaNaRi-Secret', '203.0.113.77', '198.51.100.23', '2001:db8::77', 'CanaryAgent']
const [words = '', secret = '', address = '', forwarded = '', six = '', agent = ''] = canaries
const origin = 'http://localhost:4000'

let store: TestDb
let api: App
let ask: Ask
const lines: string[] = []

beforeAll(async () => {
  store = await testDb()
  // the service's own logger, listened to
  const own = typeof logger === 'object' ? logger : expect.fail()
  const listened = Object.assign(own, { level: 'trace', stream: { write: (line: string) => void lines.push(line) } })
  expect(listened).toBe(logger)
  const db = store.openAs('api')
  api = await makeApi({ db, origin, limitFactor: 100 })
  const fail = (url: string, error: () => unknown) =>
    api.get(url, { config: { public: true } }, async () => {
      throw await error()
    })
  fail('/api/fails/plain', () => new Error(`${words} was said`))
  fail('/api/fails/frames', () => new Error(`a\n    at ${words} (file.ts:1:1)\n    at ${secret}`))
  fail('/api/fails/code', () =>
    Object.assign(new Error('x'), {
      code: `${words} with spaces`,
      constraint_name: `${secret}!`,
      detail: words,
      parameters: [secret],
    }),
  )
  fail('/api/fails/cause', () => new Error('outer', { cause: new Error(words, { cause: secret }) }))
  fail('/api/fails/many', () => new AggregateError([new Error(words)], secret))
  fail('/api/fails/name', () => Object.assign(new Error(words), { stack: `${words}: no frames` }))
  fail('/api/fails/text', () => words)
  fail('/api/fails/object', () => ({ words, toString: () => secret }))
  // a constraint that fails, with the words in the parameters and in what Postgres says of the row
  fail('/api/fails/check', () =>
    db
      .transaction((tx) =>
        makeGroup(tx, { title: words, about: secret, language: 'en', reading: words as 'open', rules: [] }),
      )
      .catch((error: unknown) => error),
  )
  fail('/api/fails/unique', async () => {
    const rule = { id: words, title: secret, text: words }
    return db
      .transaction((tx) =>
        makeGroup(tx, { title: words, about: secret, language: 'en', reading: 'open', rules: [rule, rule] }),
      )
      .catch((error: unknown) => error)
  })
  fail('/api/fails/long', () =>
    // more than fits into a line of an index
    db
      .transaction((tx) =>
        makeGroup(tx, {
          title: words,
          about: secret,
          language: 'en',
          reading: 'open',
          rules: [{ id: `${words}${random(9_000)}`, title: secret, text: words }],
        }),
      )
      .catch((error: unknown) => error),
  )
  api.get(
    '/api/fails/shape',
    {
      config: { public: true },
      schema: { response: { 200: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } } },
    },
    () => JSON.parse(`{"n":"${words}"}`),
  )
  await api.ready()
  ask = asking(api, origin)
})
afterAll(async () => {
  await api.close()
})

const dirty = {
  'user-agent': agent,
  'x-forwarded-for': forwarded,
  'x-real-ip': forwarded,
  forwarded: `for="[${six}]"`,
  referer: `https://${words}.example/`,
  'accept-language': words,
}

function expectClean(since: number): string[] {
  const written = lines.slice(since)
  for (const line of written) for (const canary of canaries) expect(line).not.toContain(canary)
  return written
}

describe('an error of ours', () => {
  test.each(['plain', 'frames', 'code', 'cause', 'many', 'name', 'text', 'object', 'check', 'unique', 'long', 'shape'])(
    '%s: is logged by its kind and place, and told as broken',
    async (kind) => {
      const since = lines.length
      const answer = await ask('GET', `/api/fails/${kind}?q=${words}`, { headers: dirty, address })
      expectProblem(answer, 500, 'broken')
      expectHeaders(answer, origin)
      for (const canary of canaries) expect(answer.text).not.toContain(canary)
      const written = expectClean(since).map(
        (line) => JSON.parse(line) as { level: number; error?: object; time: string },
      )
      const [line] = written.filter((one) => one.level >= 50)
      expect(line?.error, 'somebody can find it').toHaveProperty('name')
      expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/)
    },
  )

  test('of the store says which constraint it was, and nothing of the row', async () => {
    const since = lines.length
    await ask('GET', '/api/fails/check')
    const [line] = expectClean(since).map((one) => JSON.parse(one) as { error?: unknown })
    expect(line?.error).toMatchObject({ code: '23514', constraint: 'groups_reading' })
  })
})

test('a refusal, an address and a name of a program are logged nowhere', async () => {
  const group = await aGroup(store)
  const member = await aMember(ask, group, { headers: dirty, address })
  const { thread } = await aThread(ask, member)
  const since = lines.length
  const { cookie } = member
  const sent: [string, string, unknown][] = [
    ['GET', `/api/groups/${words}/threads`, undefined],
    ['GET', `/api/threads/${thread}?from=${words}`, undefined],
    ['GET', `/api/${words}?token=${secret}`, undefined],
    ['GET', `/api/%zz${words}`, undefined],
    ['POST', '/api/sessions', { phrase: `${words} ${secret}` }],
    ['POST', `/api/threads/${thread}/posts`, { text: words, clientKey: words }],
    ['POST', `/api/threads/${thread}/posts`, { text: `${words}\0`, clientKey: crypto.randomUUID() }],
    ['POST', `/api/threads/${thread}/posts`, { text: words, [secret]: 1 }],
    ['POST', `/api/threads/${thread}/posts`, { text: `${words} and ${secret}`, clientKey: crypto.randomUUID() }],
    ['PUT', '/api/me/phrase', { words }],
  ]
  for (const [method, url, body] of sent) await ask(method, url, { body, cookie, headers: dirty, address })
  const written = expectClean(since)
  for (const line of written) {
    expect(line).not.toContain(cookie.slice(2))
    expect(line).not.toContain(member.id)
    expect(line).not.toContain(thread)
  }
})

test('the store that is away is an outage, told without a word of the store', async () => {
  const sql = postgres(store.url, { max: 1, onnotice: () => {} })
  await sql.unsafe('alter table groups rename to groups_away')
  const since = lines.length
  const answer = await ask('GET', '/api/groups', { headers: dirty, address })
  await sql.unsafe('alter table groups_away rename to groups')
  await sql.end()
  expectProblem(answer, 500, 'broken')
  expect(answer.text).not.toContain('groups')
  expectClean(since)
})

test('what may be told of anything at all holds no words', () => {
  const things: unknown[] = [
    words,
    null,
    undefined,
    7,
    { words },
    Symbol(words),
    new Error(words),
    new TypeError(words, { cause: words }),
    Object.assign(new Error(words), { name: `${words} ${secret}` }),
  ]
  for (const thing of things)
    for (const canary of canaries) expect(JSON.stringify(whatMayBeTold(thing))).not.toContain(canary)
})

const random = (length: number) => Array.from({ length }, () => Math.random().toString(36).slice(2, 3)).join('')
