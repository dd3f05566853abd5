import fc from 'fast-check'
import Schema from 'typebox/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { planMeetings } from '@tealight/db/meetings/plan'
import { makeRoom } from '@tealight/db/rooms/make'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { problems } from '../src/contract.ts'
import { expectHeaders } from './headers.ts'
import { aGroup, aMember, asking, aThread, type Ask, type Member } from './makers.ts'

// What is documented at /api/openapi.json is what happens, whatever is sent.

interface Json {
  [key: string]: any // eslint-disable-line @typescript-eslint/no-explicit-any
}
interface Operation {
  method: string
  path: string
  id: string
  spec: Json
}

let world: TestApi
let ask: Ask
let document: Json
let operations: Operation[]
let group: string
let member: Member
let thread: string
let post: string
let room: string
let meeting: string
let offers: string[]

beforeAll(async () => {
  world = await testApi({ limitFactor: 10_000 })
  ask = asking(world.api, world.origin)
  document = (await ask('GET', '/api/openapi.json')).body
  operations = Object.entries<Json>(document['paths']).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, spec]) => ({
      method: method.toUpperCase(),
      path,
      id: String(spec['operationId']),
      spec,
    })),
  )
  group = await aGroup(world)
  member = await aMember(ask, group)
  ;({ thread, post } = await aThread(ask, member))
  room = await world.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'A while together' }))
  const plan = { topic: 'Tea', agenda: 'A talk', day: '2040-05-01', time: '19:00', zone: 'UTC', minutes: 60, weeks: 1 }
  const planned = await world.db.transaction((tx) => planMeetings(tx, 'operator', room, plan))
  meeting = planned[0] ?? ''
  await ask('PUT', `/api/rooms/${room}/seat`, { cookie: member.cookie })
  offers = await Promise.all(
    Array.from({ length: 25 }, async () => (await ask('GET', `/api/groups/${group}/names`)).body.offer),
  )
})

/** Whoever opens another route to strangers says so here too. */
const open = [
  'whoAmI',
  'comeBack',
  'signOut',
  'readDraftKey',
  'listGroups',
  'readRules',
  'offerNames',
  'joinGroup',
  'listThreads',
  'readThread',
  'listRooms',
  'readRoom',
  'listMeetings',
  'listResources',
  'readHealth',
  'startJoin',
  'finishJoin',
  'readChallenge',
  'signInStaff',
  'signOutStaff',
]

describe('the document', () => {
  test('is OpenAPI 3.1, and all of it can be read by a machine', () => {
    expect(document['openapi']).toMatch(/^3\.1\.\d$/)
    expect(document['info']).toMatchObject({
      title: expect.any(String) as string,
      version: expect.any(String) as string,
    })
    expect(new Set(operations.map((one) => one.id)).size).toBe(operations.length)
    for (const { path, id, spec } of operations) {
      expect(id, path).toMatch(/^[a-z]+[A-Za-z]+$/)
      expect(spec['summary'], id).toMatch(/\w/)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
      const parameters: Json[] = spec['parameters'] ?? []
      expect(
        parameters
          .filter((one) => one['in'] === 'path')
          .map((one) => one['name'])
          .sort(),
        id,
      ).toEqual(inPath.sort())
      for (const one of parameters) {
        expect(['path', 'query']).toContain(one['in'])
        if (one['in'] === 'path') expect(one['required'], id).toBe(true)
        expectSchema(one['schema'], id)
      }
      const content: Json = spec['requestBody']?.content ?? {}
      for (const [type, { schema }] of Object.entries<Json>(content)) {
        expect(type, id).toBe('application/json')
        expectSchema(schema, id)
        for (const part of schema.anyOf ?? [schema])
          expect(resolve(part).additionalProperties, `${id} takes fields that it does not know`).toBe(false)
      }
      expect(Object.keys(spec['responses']).length, id).toBeGreaterThan(2)
      for (const [status, response] of Object.entries<Json>(spec['responses'])) {
        expect(status).toMatch(/^[2-5]\d\d$/)
        expect(response['description'], id).toEqual(expect.any(String))
        for (const [type, { schema }] of Object.entries<Json>(response['content'] ?? {})) {
          expect(type, id).toBe(Number(status) < 300 ? 'application/json' : 'application/problem+json')
          expectSchema(schema, id)
        }
      }
    }
  })

  test('knows every route that there is', () => {
    // `printRoutes` is the router's own word
    const routes = world.api.printRoutes({ commonPrefix: false })
    const count = [...routes.matchAll(/\((?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)(?:, \w+)*\)/g)].flatMap((found) =>
      found[0].slice(1, -1).split(', '),
    ).length
    // the document itself, the desk's socket, and the two lines into a room are what it leaves out
    expect(count).toBe(operations.length + 4)
  })

  function expectSchema(schema: Json, id: string): void {
    expect(schema, id).toBeTypeOf('object')
    const known = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']
    if ('type' in schema)
      expect(
        [schema['type']].flat().every((type) => known.includes(type)),
        id,
      ).toBe(true)
    else expect('anyOf' in schema || '$ref' in schema, `${id}: ${JSON.stringify(schema)}`).toBe(true)
    if ('$ref' in schema) expect(resolve(schema)).toBeTypeOf('object')
    for (const part of schema['anyOf'] ?? []) expectSchema(part, id)
    for (const part of Object.values<Json>(schema['properties'] ?? {})) expectSchema(part, id)
    if (schema['items']) expectSchema(schema['items'], id)
    for (const name of schema['required'] ?? []) expect(Object.keys(schema['properties'] ?? {}), id).toContain(name)
    if (schema['pattern']) expect(() => new RegExp(schema['pattern'], 'u')).not.toThrow()
  }
})

describe('every route', () => {
  test('is shut to strangers, but for those that are named here', async () => {
    expect(operations.filter((one) => open.includes(one.id))).toHaveLength(open.length)
    for (const one of operations) {
      for (const cookie of [
        undefined,
        's=',
        `s=${Buffer.alloc(32, 1).toString('base64url')}`,
        member.cookie.replace('s=', 'S='),
      ]) {
        const answer = await ask(one.method, pathOf(one), { cookie, ...(one.spec['requestBody'] && { body: {} }) })
        if (open.includes(one.id)) expect(answer.body?.code, one.id).not.toBe('sign_in')
        else expect([answer.status, answer.body.code], one.id).toEqual([401, 'sign_in'])
      }
    }
  })

  test('says before anything else that a stranger is one: nothing is told of what is there', async () => {
    const here = await ask('GET', `/api/posts/${post}`)
    const nowhere = await ask('GET', `/api/posts/${crypto.randomUUID()}`)
    expect(here.text).toBe(nowhere.text)
  })

  test('refuses to say of another’s post whether it is there', async () => {
    const other = await aMember(ask, group)
    const here = await ask('GET', `/api/posts/${post}`, { cookie: other.cookie })
    const nowhere = await ask('GET', `/api/posts/${crypto.randomUUID()}`, { cookie: other.cookie })
    expect([here.status, here.text]).toEqual([nowhere.status, nowhere.text])
  })
})

describe('whatever is sent', () => {
  test(
    'gets an answer that the document knows, never an error of ours, and nothing back of what was sent',
    { timeout: 120_000 },
    async () => {
      const checks = new Map<string, { Check(value: unknown): boolean }>()
      const seen = new Map<string, number>()
      const check = (one: Operation, status: number) => {
        const key = `${one.id} ${status}`
        const known = checks.get(key)
        if (known) return known
        const content: Json = one.spec['responses'][status]?.content ?? {}
        const [schema] = Object.values<Json>(content).map((media) => inlined(media['schema']))
        const compiled = Schema.Compile((schema ?? {}) as object)
        checks.set(key, compiled)
        return compiled
      }
      const attempt = (one: Operation) =>
        fc.record({
          one: fc.constant(one),
          params: fc.record(
            Object.fromEntries(
              (one.spec['parameters'] ?? []).map((parameter: Json) => [parameter['name'], parameterOf(parameter)]),
            ),
          ),
          extraQuery: fc.oneof(
            { weight: 12, arbitrary: fc.constant(null) },
            { weight: 1, arbitrary: fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 })) },
          ),
          body: one.spec['requestBody']
            ? bodyOf(inlined(Object.values<Json>(one.spec['requestBody'].content)[0]?.['schema']))
            : fc.constant(undefined),
          signedIn: fc.boolean(),
        })
      const cases = fc.array(fc.oneof(...operations.map(attempt)), { minLength: 8, maxLength: 8 })

      await fc.assert(
        fc.asyncProperty(cases, async (batch) => {
          for (const { one, params, extraQuery, body, signedIn } of batch) {
            const spec: Json[] = one.spec['parameters'] ?? []
            const value = (name: string) => encode(Reflect.get(params, name))
            const path = one.path.replace(/\{(\w+)\}/g, (_, name: string) => value(name))
            const asked = spec
              .filter((p) => p['in'] === 'query' && Reflect.get(params, p['name']) !== undefined)
              .map((p) => `${String(p['name'])}=${value(p['name'])}`)
            if (extraQuery) asked.push(extraQuery.map(encode).join('='))
            const url = asked.length > 0 ? `${path}?${asked.join('&')}` : path
            // who signs out or leaves here would be a stranger from then on
            const cookie =
              signedIn && one.id !== 'signOut' && one.id !== 'leaveGroup' && one.id !== 'deletePost'
                ? member.cookie
                : undefined
            const answer = await ask(one.method, url, {
              cookie,
              ...(body !== undefined && {
                body: body === 'nothing' ? '' : JSON.stringify(body),
                headers: { 'content-type': 'application/json' },
              }),
            })
            const said = `${one.method} ${url} ${JSON.stringify(body)} → ${answer.status} ${answer.text.slice(0, 300)}`
            seen.set(`${one.id} ${answer.status}`, (seen.get(`${one.id} ${answer.status}`) ?? 0) + 1)
            expect(answer.status, said).toBeLessThan(500)
            expectHeaders(answer, world.origin)
            // an address that leads nowhere, or a body that is no JSON, is refused before there is a route to ask
            const beforeTheRoute = ['not_found', 'unreadable', 'not_json', 'too_large'].includes(answer.body?.code)
            if (!beforeTheRoute) expect(Object.keys(one.spec['responses']), said).toContain(String(answer.status))
            if (answer.status >= 400) {
              expect(answer.body.status).toBe(answer.status)
              expect(problems[answer.body.code as keyof typeof problems], said).toBe(answer.status)
              expect(answer.text).not.toContain(echo)
            } else {
              expect(check(one, answer.status).Check(answer.body), said).toBe(true)
            }
          }
        }),
        { numRuns: Math.ceil(2_400 / 8), endOnFailure: true },
      )
      // the honest ones among them came through, and the hostile ones were refused
      const answered = (status: RegExp) => [...seen].filter(([key]) => status.test(key))
      const total = (list: [string, number][]) => list.reduce((sum, [, n]) => sum + n, 0)
      expect(total([...seen])).toBeGreaterThanOrEqual(2_400)
      expect(total(answered(/ 2\d\d$/))).toBeGreaterThan(200)
      expect(answered(/ 2\d\d$/).length).toBeGreaterThanOrEqual(9)
      expect(total(answered(/ 4\d\d$/))).toBeGreaterThan(500)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
      expect((await ask('GET', '/api/health')).body).toEqual({ store: true })
    },
  )
})

const echo = 'ECHOECHOECHO'

/** Honest, nearly honest and hostile values of a schema. */
function valueOf(schema: Json, name = ''): fc.Arbitrary<unknown> {
  const honest = honestOf(schema, name)
  return fc.oneof({ weight: 12, arbitrary: honest }, { weight: 1, arbitrary: hostile })
}

function honestOf(schema: Json, name: string): fc.Arbitrary<unknown> {
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]))
  if (name === 'offer') return fc.constantFrom(...offers)
  if (schema['format'] === 'uuid')
    return fc.oneof(
      fc.constantFrom(...idsOf(name)),
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
    )
  if (schema['format'] === 'date')
    return fc.constantFrom('2041-05-01', '2041-02-31', '2020-01-01', '0000-00-00', 'soon')
  if (schema['pattern']) return fc.oneof(fc.stringMatching(new RegExp(schema['pattern'])), fc.constantFrom('1', '20'))
  switch (schema['type']) {
    case 'string': {
      const most = Number(schema['maxLength'] ?? 100)
      return fc.oneof(
        fc
          .string({ minLength: 1, maxLength: Math.min(most, 200), unit: 'grapheme' })
          .map((text) => `${text}.`.slice(0, most)),
        fc.constantFrom('x'.repeat(most), 'x'.repeat(most + 1)),
        fc.string({ unit: 'binary', maxLength: 30 }),
      )
    }
    case 'integer':
      return fc.oneof(
        // the rules and every post begin at 1
        { weight: 6, arbitrary: fc.constant(1) },
        fc.integer({ min: least(schema), max: Math.max(least(schema), Math.min(Number(schema['maximum'] ?? 5), 3)) }),
        fc.constantFrom(
          Number(schema['minimum'] ?? 0) - 1,
          Number(schema['maximum'] ?? 2 ** 31),
          2 ** 31,
          2 ** 53,
          -1,
          0.5,
        ),
      )
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(valueOf(schema['items']), { maxLength: 4 })
    case 'object':
      return bodyOf(schema)
    default:
      return hostile
  }
}

const least = (schema: Json) => Number(schema['minimum'] ?? -5)

function bodyOf(schema: Json): fc.Arbitrary<unknown> {
  const properties = Object.entries<Json>(schema['properties'] ?? {}).map(
    ([name, part]) => [name, valueOf(part, name)] as const,
  )
  const required: string[] = schema['required'] ?? []
  const whole = fc.record(Object.fromEntries(properties), { requiredKeys: required })
  const less = fc.record(Object.fromEntries(properties), { requiredKeys: [] })
  const more = fc
    .tuple(whole, fc.constantFrom('severity', 'role', 'persona', 'constructor', 'id', echo), hostile)
    .map(([body, name, value]) => ({ ...body, [name]: value }))
  return fc.oneof(
    { weight: 10, arbitrary: whole },
    { weight: 1, arbitrary: less },
    { weight: 1, arbitrary: more },
    { weight: 1, arbitrary: hostile },
  )
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    echo,
    '\0',
    '\ud800',
    '\u202e',
    "' or 1=1 --",
    '${7*7}',
    '../../etc/passwd',
    '%00',
    'nothing',
    [],
    [[]],
    {},
    [echo],
    { [echo]: echo },
    { toString: 1 },
    { length: 1e9 },
    'x'.repeat(20_000),
    Array.from({ length: 500 }, () => echo),
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

function parameterOf(parameter: Json): fc.Arbitrary<unknown> {
  const schema = inlined(parameter['schema'])
  const honest = honestOf(schema, parameter['name'])
  const bad = fc.oneof(
    fc.constantFrom(echo, '', '1', '../x', '%', "'", 'null', 'x'.repeat(150), '\0'),
    fc.string({ maxLength: 20, unit: 'binary' }),
  )
  const any = fc.oneof({ weight: 8, arbitrary: honest }, { weight: 1, arbitrary: bad })
  return parameter['in'] === 'path' ? any : fc.option(any, { nil: undefined })
}

function idsOf(name: string): string[] {
  const ids: Record<string, string[]> = {
    group: [group],
    thread: [thread],
    post: [post],
    persona: [member.id],
    room: [room],
    meeting: [meeting],
  }
  return ids[name] ?? [crypto.randomUUID()]
}

const pathOf = (one: Operation) => one.path.replace(/\{(\w+)\}/g, (_, name: string) => idsOf(name)[0] ?? '')

function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  // a lone surrogate cannot stand in an address
  return encodeURIComponent(text.toWellFormed())
}

function resolve(schema: Json): Json {
  const ref = schema['$ref']
  if (typeof ref !== 'string') return schema
  return ref
    .slice(2)
    .split('/')
    .reduce<Json>((at, key) => at[key], document)
}

/** The schema with every reference followed. */
function inlined(schema: Json): Json {
  const whole = resolve(schema)
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => {
      if (key === 'properties')
        return [key, Object.fromEntries(Object.entries<Json>(value).map(([name, part]) => [name, inlined(part)]))]
      if (key === 'items') return [key, inlined(value)]
      if (key === 'anyOf') return [key, value.map(inlined)]
      return [key, value]
    }),
  )
}
