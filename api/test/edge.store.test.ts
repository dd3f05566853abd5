import { createConnection, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDoor, openDoor } from '../../docker/http.ts'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { expectHeaders, expectProblem } from './headers.ts'
import { aGroup, aMember, askingOver, aThread, type Ask, type Asked, type Member } from './makers.ts'

/** Stands in every hostile input; no answer may hold it. */
const canary = 'KANARIENVOGEL'

let api: TestApi
let ask: Ask
let port: number
let member: Member
let group: string
let thread: string
let post: string
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  api = await testApi({ limitFactor: 100 })
  // the door of production, on any free port
  door = await openDoor({ port: 0, host: '127.0.0.1', origin: api.origin }, (request, response) =>
    api.api.routing(request, response),
  )
  port = (door.address() as AddressInfo).port
  ask = askingOver(`http://127.0.0.1:${port}`, api.origin)
  group = await aGroup(api)
  member = await aMember(ask, group)
  ;({ thread, post } = await aThread(ask, member))
})
afterAll(() => closeDoor(door))

/** After each attack: nothing of it came back, the headers are there, and the next honest person is served at once. */
async function expectUnmoved(answer: Asked): Promise<void> {
  expect(answer.text).not.toContain(canary)
  expect(JSON.stringify(answer.headers)).not.toContain(canary)
  expectHeaders(answer, api.origin)
  await expectServed()
}

async function expectServed(): Promise<void> {
  const times: number[] = []
  // the fastest of three: what is measured is the service, not the machine
  for (let round = 0; round < 3 && !times.some((time) => time < 200); round += 1) {
    const start = performance.now()
    const { status, body } = await ask('GET', '/api/health')
    times.push(performance.now() - start)
    expect([status, body]).toEqual([200, { store: true }])
  }
  expect(Math.min(...times)).toBeLessThan(200)
}

const reply = (body: unknown, headers: Record<string, string> = {}) =>
  ask('POST', `/api/threads/${thread}/posts`, { body, cookie: member.cookie, headers })
const honest = () => ({ text: `${canary} words`, clientKey: crypto.randomUUID() })

describe('JSON and its shape', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  test.each<[string, unknown, number, string]>([
    ['an unknown field', () => ({ ...honest(), severity: canary }), 400, 'invalid'],
    [
      'a field that would make somebody else of one',
      () => ({ ...honest(), persona: canary, role: 'admin' }),
      400,
      'invalid',
    ],
    ['an unknown field in a note', () => ({ ...honest(), note: { topics: ['abuse'], [canary]: 1 } }), 400, 'invalid'],
    ['a list for a text', () => ({ ...honest(), text: [canary] }), 400, 'invalid'],
    ['a number for a text', () => ({ ...honest(), text: 7 }), 400, 'invalid'],
    ['an object for a text', () => ({ ...honest(), text: { [canary]: 1 } }), 400, 'invalid'],
    ['null for a text', () => ({ ...honest(), text: null }), 400, 'invalid'],
    ['a missing key', () => ({ text: canary }), 400, 'invalid'],
    ['a topic that is not on the list', () => ({ ...honest(), note: { topics: [canary] } }), 400, 'invalid'],
    ['a topic said twice', () => ({ ...honest(), note: { topics: ['abuse', 'abuse'] } }), 400, 'invalid'],
    ['nothing', '', 400, 'unreadable'],
    ['null', 'null', 400, 'invalid'],
    ['a list', '[]', 400, 'invalid'],
    ['a text', `"${canary}"`, 400, 'invalid'],
    ['a number', '1', 400, 'invalid'],
    ['JSON that ends early', `{"text":"${canary}`, 400, 'unreadable'],
    ['something after the end', () => `${JSON.stringify(honest())} ${canary}`, 400, 'unreadable'],
    ['a second value after the first', () => `${JSON.stringify(honest())}{}`, 400, 'unreadable'],
    ['comments', () => `/* ${canary} */${JSON.stringify(honest())}`, 400, 'unreadable'],
    ['single quotes', `{'text':'${canary}'}`, 400, 'unreadable'],
    ['a comma too much', `{"text":"${canary}",}`, 400, 'unreadable'],
    ['NaN', `{"text":NaN}`, 400, 'unreadable'],
    ['a byte order mark alone', '\ufeff', 400, 'unreadable'],
    ['lists nested nine deep', nested(9), 400, 'unreadable'],
    ['lists nested thirty thousand deep', nested(30_000), 400, 'unreadable'],
    ['brackets that close before they open', `${']'.repeat(20_000)}${'['.repeat(20_000)}`, 400, 'unreadable'],
    [
      'objects nested deep inside of a field',
      () => `{"text":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
      400,
      'unreadable',
    ],
    [
      'five thousand fields',
      () => `{${Array.from({ length: 5_000 }, (_, n) => `"f${n}":1`).join(',')}}`,
      400,
      'invalid',
    ],
    ['__proto__', `{"__proto__":{"isAdmin":true},"text":"${canary}"}`, 400, 'invalid'],
    ['__proto__ in disguise', `{"\\u005f_proto__":{"polluted":1},"text":"${canary}"}`, 400, 'invalid'],
    ['constructor.prototype', `{"constructor":{"prototype":{"polluted":1}}}`, 400, 'invalid'],
    [
      '__proto__ inside a note',
      () => `{"text":"x","note":{"topics":[],"__proto__":{}},"clientKey":"${crypto.randomUUID()}"}`,
      400,
      'invalid',
    ],
    ['a body of 64 KB and one byte', `"${'x'.repeat(64 * 1024 - 1)}"`, 413, 'too_large'],
    ['a body of a megabyte', `"${'x'.repeat(1024 * 1024)}"`, 413, 'too_large'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await reply(typeof body === 'function' ? (body as () => unknown)() : body)
    expectProblem(answer, status, code)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    await expectUnmoved(answer)
  })

  test.each([
    ['in capitals', (id: string) => id.toUpperCase()],
    ['in braces', (id: string) => `{${id}}`],
    ['as a urn', (id: string) => `urn:uuid:${id}`],
    ['without hyphens', (id: string) => id.replaceAll('-', '')],
    ['with a space after it', (id: string) => `${id} `],
    ['with a line end after it', (id: string) => `${id}\n`],
    ['cut short', (id: string) => id.slice(0, -1)],
    ['as a number', () => '1'],
    ['as a path', () => '../../etc/passwd'],
    ['as SQL', () => `' or 1=1 --${canary}`],
  ])('an id %s', async (_what, spell) => {
    const inBody = await reply({ text: canary, clientKey: spell(crypto.randomUUID()) })
    expectProblem(inBody, 400, 'invalid')
    await expectUnmoved(inBody)
    for (const url of [
      `/api/groups/${encodeURIComponent(spell(group))}/threads`,
      `/api/threads/${encodeURIComponent(spell(thread))}`,
    ]) {
      const inPath = await ask('GET', url, { cookie: member.cookie })
      expectProblem(inPath, 400, 'invalid')
      await expectUnmoved(inPath)
    }
  })

  test.each([0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, '1', true, null, [1]])('version %j of an edit', async (version) => {
    const answer = await ask('PUT', `/api/posts/${post}`, { body: { version, text: canary }, cookie: member.cookie })
    expectProblem(answer, 400, 'invalid')
    await expectUnmoved(answer)
  })

  test('a version that never was is a conflict and no error', async () => {
    const answer = await ask('PUT', `/api/posts/${post}`, {
      body: { version: 1_000_000_000, text: canary },
      cookie: member.cookie,
    })
    expectProblem(answer, 409, 'changed')
  })
})

describe('texts', () => {
  test.each<[string, string]>([
    ['NUL', `${canary}\0`],
    ['a lone high surrogate', `${canary}\ud83d`],
    ['a lone low surrogate', `\ude00${canary}`],
    ['surrogates the wrong way round', `${canary}\ude00\ud83d`],
    ['nothing', ''],
    ['only spaces', ' \t\n\u00a0\u3000\u2028'],
    ['only zero-width letters', '\u200b\u200c\u200d\u2060\ufeff\u00ad'],
    ['only direction marks', '\u202e\u2066\u2069\u200f'],
    ['only tags', '\u{e0041}\u{e007f}'],
    ['only combining marks', '\u0301\u0302\u0303'],
    ['only fillers that look empty', '\u115f\u1160\u3164\uffa0\u2800'],
    ['one letter more than fits', 'x'.repeat(10_001)],
    ['sixty thousand letters', canary + 'x'.repeat(60_000)],
  ])('%s is refused, and the person can mend it', async (_what, text) => {
    // JSON carries a lone surrogate as an escape
    const answer = await reply(JSON.stringify({ text, clientKey: crypto.randomUUID() }))
    expectProblem(answer, 422, 'bad_text')
    expect(answer.body.fields).toMatchObject([
      { path: '/text', reason: text.length > 10_000 ? 'too_long' : 'not_words' },
    ])
    await expectUnmoved(answer)
  })

  test('the same in a title and in the words of a note', async () => {
    const clientKey = crypto.randomUUID()
    for (const bad of ['\0', '\ud800', '\u200b', 'x'.repeat(200)]) {
      const titled = await ask('POST', `/api/groups/${group}/threads`, {
        body: JSON.stringify({ title: bad, text: 'x', clientKey }),
        cookie: member.cookie,
      })
      expectProblem(titled, 422, 'bad_text')
      const noted = await reply(JSON.stringify({ text: 'x', note: { topics: [], words: bad }, clientKey }))
      expectProblem(noted, 422, 'bad_text')
    }
  })

  test.each<[string, string]>([
    ['emoji families and flags', '👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦 1️⃣'],
    ['right to left, with direction marks', '\u2067مرحبا\u2069 \u202eabc\u202c'],
    ['many marks on one letter', `x${'\u0301'.repeat(5_000)}`],
    ['unassigned, private and non-characters', '\u{2ffff}\ue000\ufffe\u0378 x'],
    ['control characters', 'a\u0007b\u001b[31mc\u0085d\r\nfake log line'],
    ['Turkish and German letters', 'İstanbul ı ß ẞ Σς'],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} ${7*7} [a](javascript:alert(1))'],
    ['links to places inside', 'http://169.254.169.254/ http://[::ffff:127.0.0.1]/ file:///etc/passwd'],
    ['formulas', '=cmd|/c calc!A1'],
    ['the longest text', 'ä'.repeat(10_000)],
    ['decomposed letters', 'e\u0301 is not é'],
    ['the word __proto__', '__proto__ constructor'],
  ])('%s are kept as they were written', async (_what, text) => {
    const written = await reply({ text, clientKey: crypto.randomUUID() })
    expect(written.status).toBe(201)
    const read = await ask('GET', `/api/posts/${String(written.body.post)}`, { cookie: member.cookie })
    expect(read.body.post.text).toBe(text)
  })
})

describe('what comes as JSON', () => {
  const send = (type: string | null, body: Buffer | string) =>
    raw(
      [
        `POST /api/threads/${thread}/posts HTTP/1.1`,
        ...plain(),
        ...(type === null ? [] : [`Content-Type: ${type}`]),
        `Content-Length: ${Buffer.byteLength(body)}`,
      ],
      body,
    )
  const json = () => JSON.stringify(honest())

  test.each<[string, string | null, () => Buffer | string, number, string]>([
    ['as text/plain', 'text/plain', json, 415, 'not_json'],
    ['as a form', 'application/x-www-form-urlencoded', () => `text=${canary}`, 415, 'not_json'],
    ['as multipart', 'multipart/form-data; boundary=x', () => `--x\r\n\r\n${canary}\r\n--x--`, 415, 'not_json'],
    ['as XML', 'application/xml', () => `<a>${canary}</a>`, 415, 'not_json'],
    ['without a type', null, json, 415, 'not_json'],
    ['in UTF-16 by its word', 'application/json; charset=utf-16', json, 415, 'not_json'],
    ['in Latin-1 by its word', 'application/json; charset="ISO-8859-1"', json, 415, 'not_json'],
    ['in UTF-16 in truth', 'application/json', () => Buffer.from(`\ufeff${json()}`, 'utf16le'), 400, 'unreadable'],
    [
      'with a broken letter',
      'application/json',
      () => Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      400,
      'unreadable',
    ],
    [
      'with an overlong letter',
      'application/json',
      () => Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
      400,
      'unreadable',
    ],
    [
      'with a surrogate in bytes',
      'application/json',
      () => Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
      400,
      'unreadable',
    ],
    [
      'cut in the middle of a letter',
      'application/json',
      () => Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xf0, 0x9f])]),
      400,
      'unreadable',
    ],
    ['with a raw control character', 'application/json', () => `{"text":"${canary}\u0001"}`, 400, 'unreadable'],
    ['with a type that is no type', 'application', json, 415, 'not_json'],
  ])('%s', async (_how, type, body, status, code) => {
    const answer = await send(type, body())
    expectProblem(answer, status, code)
    await expectUnmoved(answer)
  })

  test('packed is not unpacked', async () => {
    const { gzipSync } = await import('node:zlib')
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, 0x20))
    const answer = await raw(
      [
        `POST /api/threads/${thread}/posts HTTP/1.1`,
        ...plain(),
        'Content-Type: application/json',
        'Content-Encoding: gzip',
        `Content-Length: ${bomb.length}`,
      ],
      bomb,
    )
    expectProblem(answer, 400, 'unreadable')
    await expectUnmoved(answer)
  })

  test('in UTF-8 by its word is taken', async () => {
    expect((await send('application/json; charset=UTF-8', json())).status).toBe(201)
  })
})

describe('where it comes from', () => {
  const write = (headers: Record<string, string | undefined>) => {
    const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    const body = JSON.stringify(honest())
    return raw(
      [
        `POST /api/threads/${thread}/posts HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        `Cookie: ${member.cookie}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        ...given,
      ],
      body,
    )
  }

  test.each<[string, Record<string, string>]>([
    ['another origin', { Origin: `https://${canary}.example` }],
    ['our host under another scheme', { Origin: 'https://localhost:4000' }],
    ['our host at another port', { Origin: 'http://localhost:4001' }],
    ['an origin that begins like ours', { Origin: 'http://localhost:4000.evil.example' }],
    ['an origin that ends like ours', { Origin: 'http://evil.example/http://localhost:4000' }],
    ['our origin in capitals', { Origin: 'HTTP://LOCALHOST:4000' }],
    ['our origin with a path', { Origin: 'http://localhost:4000/' }],
    ['no origin at all', {}],
    ['the null origin of a sandbox', { Origin: 'null' }],
    ['the null origin from elsewhere', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['no origin, from a neighbour site', { 'Sec-Fetch-Site': 'same-site' }],
    ['no origin, typed in', { 'Sec-Fetch-Site': 'none' }],
    ['another origin that says it is us', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
    [
      'our name in other headers',
      { Referer: 'http://localhost:4000/', 'X-Forwarded-Host': 'localhost:4000', Host2: 'localhost:4000' },
    ],
  ])('%s may not write', async (_who, headers) => {
    const answer = await write(headers)
    expectProblem(answer, 403, 'foreign_origin')
    await expectUnmoved(answer)
  })

  test('our pages may, and a browser that keeps the origin to itself', async () => {
    expect((await write({ Origin: api.origin })).status).toBe(201)
    expect((await write({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201)
    expect((await write({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201)
  })

  test('every way to write is held to it, and no header makes a read of a write', async () => {
    const writes: [string, string][] = [
      ['POST', '/api/me/phrase'],
      ['POST', '/api/sessions'],
      ['DELETE', '/api/sessions/mine'],
      ['PUT', `/api/posts/${post}`],
      ['DELETE', `/api/posts/${post}`],
      ['POST', `/api/groups/${group}/personas`],
      ['DELETE', `/api/groups/${group}/personas`],
      ['PUT', `/api/groups/${group}/agreement`],
      ['PUT', `/api/groups/${group}/ignored/${member.id}`],
      ['POST', '/api/nowhere'],
      ['PATCH', '/api/me'],
      ['OPTIONS', '/api/me/phrase'],
    ]
    for (const [method, url] of writes) {
      const answer = await ask(method, url, { cookie: member.cookie, headers: { origin: 'https://evil.example' } })
      expectProblem(answer, 403, 'foreign_origin')
    }
    const sneaked = await ask('GET', `/api/posts/${post}`, {
      cookie: member.cookie,
      headers: { 'x-http-method-override': 'DELETE', 'x-method': 'DELETE' },
    })
    expect(sneaked.body.post.state).toBe('shown')
  })

  test('no answer lets another origin read it', async () => {
    const answer = await ask('GET', '/api/groups', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('cookies', () => {
  const me = (...cookies: string[]) =>
    raw(['GET /api/me HTTP/1.1', 'Host: localhost', 'Connection: close', ...cookies.map((one) => `Cookie: ${one}`)])
  const planted = `s=${Buffer.alloc(32, 7).toString('base64url')}`

  test.each<[string, () => string[]]>([
    ['a planted one before the real one', () => [`${planted}; ${member.cookie}`]],
    ['a planted one after it', () => [`${member.cookie}; ${planted}`]],
    ['the same one twice', () => [`${member.cookie}; ${member.cookie}`]],
    ['two headers', () => [planted, member.cookie]],
    ['one with a space before its sign', () => [`${planted.replace('=', ' =')}; ${member.cookie}`]],
    ['one with a tab before its sign', () => [`${planted.replace('=', '\t=')}; ${member.cookie}`]],
    ['one without space between', () => [`${planted};${member.cookie}`]],
    ['an empty one', () => [`s=; ${member.cookie}`]],
  ])('two of ours are refused: %s', async (_which, cookies) => {
    const answer = await me(...cookies())
    expectProblem(answer, 400, 'invalid')
    await expectUnmoved(answer)
  })

  test.each<[string, string]>([
    ['random bytes', planted],
    ['nothing', 's='],
    ['too long', `s=${'A'.repeat(4_000)}`],
    ['not base64', 's=%00%ff%zz'],
    ['quotes and SQL', `s="' or 1=1 --${canary}"`],
    ['the name of the other scheme', '__Host-s=x'],
    ['the name in capitals', 'S=x'],
  ])('%s make a stranger', async (_what, cookie) => {
    const answer = await me(cookie)
    expect([answer.status, answer.body]).toEqual([200, { session: false, phrase: false, personas: [] }])
    await expectUnmoved(answer)
    expectProblem(await ask('POST', '/api/me/phrase', { cookie }), 401, 'sign_in')
  })

  test('of other names are left alone', async () => {
    expect((await me(`theme=dark; ss=1; xs=2; ${member.cookie}; sx=3`)).body.session).toBe(true)
  })
})

describe('addresses and queries', () => {
  test.each<[string, number, string]>([
    [`/api/${canary}`, 404, 'not_found'],
    [`/${canary}`, 404, 'not_found'],
    ['/api/groups/', 404, 'not_found'],
    [`/api//groups/${canary}`, 404, 'not_found'],
    [`/api/..%2f..%2fetc%2fpasswd${canary}`, 404, 'not_found'],
    [`/api/%2e%2e/%2e%2e/${canary}`, 404, 'not_found'],
    [`/api/groups/%00${canary}/threads`, 400, 'invalid'],
    [`/api/%zz${canary}`, 404, 'not_found'],
    [`/api/groups/%ff%fe${canary}/threads`, 404, 'not_found'],
    [`/api/groups/${'x'.repeat(101)}${canary}/threads`, 404, 'not_found'],
    ['/API/GROUPS', 404, 'not_found'],
    ['/api/groups;a=b', 404, 'not_found'],
    [`/api/threads/THREAD?from=0${canary}`, 400, 'invalid'],
    ['/api/threads/THREAD?from=-1', 400, 'invalid'],
    ['/api/threads/THREAD?from=1e3', 400, 'invalid'],
    ['/api/threads/THREAD?from=1.5', 400, 'invalid'],
    ['/api/threads/THREAD?from=99999999999', 400, 'invalid'],
    ['/api/threads/THREAD?from=1&from=2', 400, 'invalid'],
    ['/api/threads/THREAD?from[]=1', 400, 'invalid'],
    [`/api/threads/THREAD?from=1&${canary}=2`, 400, 'invalid'],
    ['/api/threads/THREAD?__proto__=1', 400, 'invalid'],
    ['/api/threads/THREAD?a[__proto__]=1', 400, 'invalid'],
    [`/api/groups/GROUP/threads?after=${canary}%00`, 400, 'invalid'],
    [`/api/groups/GROUP/threads?after=${canary}`, 404, 'not_found'],
    [`/api/groups/GROUP/threads?after=${'A'.repeat(201)}`, 400, 'invalid'],
    ['/api/groups/GROUP/threads?after=AQAB', 404, 'not_found'],
    ['/api/groups/GROUP/threads?after=', 400, 'invalid'],
    ['/api/groups/GROUP/threads?AFTER=x', 400, 'invalid'],
    ['/api/groups?x=1', 400, 'invalid'],
  ])('%s', async (url, status, code) => {
    const answer = await raw([`GET ${url.replace('THREAD', thread).replace('GROUP', group)} HTTP/1.1`, ...plain()])
    expectProblem(answer, status, code)
    await expectUnmoved(answer)
  })

  test.each(['HEAD', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is no way in', async (method) => {
    const answer = await raw([`${method} /api/me HTTP/1.1`, ...plain()])
    expect(answer.status).toBe(404)
    expectHeaders(answer, api.origin)
  })
})

describe('the wire', () => {
  const body = () => JSON.stringify(honest())
  const head = () => [`POST /api/threads/${thread}/posts HTTP/1.1`, ...plain(), 'Content-Type: application/json']

  test.each<[string, () => [string[], string]]>([
    ['two lengths', () => [[...head(), 'Content-Length: 5', 'Content-Length: 6'], body()]],
    ['two lengths in one header', () => [[...head(), 'Content-Length: 5, 6'], body()]],
    ['a length and chunks', () => [[...head(), 'Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n`]],
    ['chunks and a length', () => [[...head(), 'Transfer-Encoding: chunked', 'Content-Length: 5'], `0\r\n\r\n`]],
    ['chunks that are none', () => [[...head(), 'Transfer-Encoding: xchunked'], `0\r\n\r\n`]],
    ['chunks and identity', () => [[...head(), 'Transfer-Encoding: chunked, identity'], `0\r\n\r\n`]],
    ['a chunk of no length', () => [[...head(), 'Transfer-Encoding: chunked'], `zz\r\n${canary}\r\n0\r\n\r\n`]],
    ['a negative length', () => [[...head(), 'Content-Length: -5'], body()]],
    ['a length in words', () => [[...head(), 'Content-Length: five'], body()]],
    ['a space before the colon', () => [[...head(), 'Content-Length : 5'], body()]],
    ['a bare line feed in a header', () => [[...head(), `X-A: ${canary}\nX-B: 1`, 'Content-Length: 0\r'], '']],
    ['a folded header', () => [[...head(), 'X-A: 1', ` ${canary}`], '']],
    ['a NUL in a header', () => [[...head(), `X-A: ${canary}\0`], '']],
    ['a header without a name', () => [[...head(), `: ${canary}`], '']],
    ['no HTTP', () => [[`${canary} nonsense`], '']],
    ['another version of HTTP', () => [['GET /api/me HTTP/3.0', ...plain()], '']],
    ['no host', () => [['GET /api/me HTTP/1.1', 'Connection: close'], '']],
    ['a header of 64 KB', () => [[...head(), `X-A: ${'a'.repeat(64 * 1024)}`], '']],
    [
      'three thousand headers',
      () => [[...head(), ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: ${canary}`)], ''],
    ],
    ['an address of 64 KB', () => [[`GET /api/${'a'.repeat(64 * 1024)} HTTP/1.1`, ...plain()], '']],
  ])('%s is refused, and the connection closed', async (_what, make) => {
    const [lines, content] = make()
    const answer = await raw(lines, content)
    expect([400, 413, 431]).toContain(answer.status)
    await expectUnmoved(answer)
  })

  test.each([
    ['a method that is none', 'G(T /api/health HTTP/1.1', [], 400],
    ['no version', 'GET /api/health', [], 400],
    ['a line that is no header', 'GET /api/health HTTP/1.1', [canary], 400],
    ['cookies of 20 KB', 'GET /api/health HTTP/1.1', [`Cookie: s=${canary.repeat(1600)}`], 431],
    ['an expectation', 'POST /api/sessions HTTP/1.1', ['Host: localhost', `Expect: ${canary}`], 417],
    ['CONNECT', 'CONNECT localhost:443 HTTP/1.1', ['Host: localhost'], 404],
    [
      'an upgrade to what we do not speak',
      'GET / HTTP/1.1',
      ['Host: localhost', 'Connection: Upgrade', 'Upgrade: h2c'],
      404,
    ],
  ])(
    '%s, which never reaches a route, is answered with the headers of every answer',
    async (_what, line, lines, status) => {
      const answer = await raw([line, ...lines])
      expect(answer.status).toBe(status)
      expect(answer.headers['connection']).toBe('close')
      await expectUnmoved(answer)
    },
  )

  test('a length that is longer than what comes holds nobody up', async () => {
    const open = Array.from({ length: 40 }, () => {
      const socket = createConnection(port, '127.0.0.1').on('error', () => {})
      socket.write([...head(), 'Content-Length: 1000', '', '{"text":"'].join('\r\n'))
      return socket
    })
    await new Promise((done) => setTimeout(done, 100))
    await expectServed()
    for (const socket of open) socket.destroy()
    await expectServed()
  })

  test('a body that trickles is cut off, and counts as no error of ours', async () => {
    const started = performance.now()
    const socket = createConnection(port, '127.0.0.1')
    socket.write([...head(), 'Content-Length: 60000', '', '{"text":"'].join('\r\n'))
    const trickle = setInterval(() => socket.write('x'), 100)
    const answer = await heard(socket, 25_000)
    clearInterval(trickle)
    expect(performance.now() - started).toBeLessThan(15_500)
    expectProblem(answer, 408, 'too_slow')
    await expectUnmoved(answer)
  }, 30_000)

  test('three hundred idle connections leave room for the next person', async () => {
    const idle = await Promise.all(
      Array.from(
        { length: 300 },
        () =>
          new Promise<ReturnType<typeof createConnection>>((done) => {
            const socket = createConnection(port, '127.0.0.1', () => done(socket)).on('error', () => {})
          }),
      ),
    )
    await expectServed()
    for (const socket of idle) socket.destroy()
  })

  test('chunk extensions without end are cut off', async () => {
    const answer = await raw([...head(), 'Transfer-Encoding: chunked'], `1;${'a'.repeat(200_000)}\r\nx\r\n0\r\n\r\n`)
    expect([400, 413, 431]).toContain(answer.status)
    await expectUnmoved(answer)
  })

  test('somebody who hangs up in the middle is nobody’s trouble', async () => {
    for (let round = 0; round < 30; round += 1) {
      const socket = createConnection(port, '127.0.0.1').on('error', () => {})
      const content = body()
      socket.write([...head(), `Content-Length: ${content.length}`, '', content.slice(0, round)].join('\r\n'))
      await new Promise((done) => setTimeout(done, 2))
      socket.resetAndDestroy()
    }
    await expectServed()
  })

  test('requests sent one behind the other are answered one by one, in order', async () => {
    const socket = createConnection(port, '127.0.0.1')
    const get = (url: string, last = false) =>
      `GET ${url} HTTP/1.1\r\nHost: localhost\r\n${last ? 'Connection: close\r\n' : ''}\r\n`
    socket.write(get('/api/health') + get('/api/nowhere') + get('/api/me', true))
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk as Buffer)
    const statuses = [
      ...Buffer.concat(chunks)
        .toString()
        .matchAll(/HTTP\/1\.1 (\d+)/g),
    ].map((found) => found[1])
    expect(statuses).toEqual(['200', '404', '200'])
  })
})

const plain = () => ['Host: localhost', 'Connection: close', `Origin: ${api.origin}`, `Cookie: ${member.cookie}`]

/** Sends these very bytes and hears the answer. */
function raw(lines: string[], body: string | Buffer = ''): Promise<Asked> {
  const socket = createConnection(port, '127.0.0.1')
  socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]))
  return heard(socket, 10_000)
}

async function heard(socket: ReturnType<typeof createConnection>, within: number): Promise<Asked> {
  const chunks: Buffer[] = []
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error('no answer')), within)
    const finish = () => {
      clearTimeout(timer)
      socket.destroy()
      done()
    }
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', finish)
    socket.on('close', finish)
    socket.on('error', finish)
  })
  const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  )
  const text = rest.join('\r\n\r\n')
  return {
    status: Number(line.split(' ')[1] ?? 0),
    headers,
    text,
    body: text !== '' && /json/.test(headers['content-type'] ?? '') ? JSON.parse(text) : undefined,
    cookie: undefined,
  }
}
