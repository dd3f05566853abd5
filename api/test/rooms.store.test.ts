import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeRoom } from '../../db/src/rooms/make.ts'
import { aRoomWorld, scale, type RoomWorld } from './a-room.ts'
import { expectHeaders, expectProblem } from './headers.ts'
import { aGroup, aMember, type Member } from './makers.ts'
import { overEvents, type Listener } from './room-lines.ts'

let api: RoomWorld['api']
let ask: RoomWorld['ask']
let group: string
let sql: RoomWorld['sql']
let aRoom: RoomWorld['aRoom']
let socketOf: RoomWorld['socketOf']
let post: RoomWorld['post']
let place: RoomWorld['place']
let keep: RoomWorld['keep']

beforeAll(async () => {
  ;({ api, ask, group, sql, aRoom, socketOf, post, place, keep } = await aRoomWorld())
})

const write = (text: string, key: string = crypto.randomUUID()) => ({ v: 1, type: 'write', key, text }) as const

describe('a talk', () => {
  test('is the same, in the same order, by socket, by events and by the plain page', async () => {
    const { room, members } = await aRoom(3)
    const [ivy, oak, fern] = members as [Member, Member, Member]
    const bySocket = await socketOf(room, ivy)
    const byEvents = await overEvents(place, room, oak.cookie)
    keep(byEvents)
    expectHeaders({ headers: byEvents.response.headers as Record<string, string> }, api.origin)

    bySocket.say(write('By socket'))
    await expect.poll(() => bySocket.of('wrote')).toHaveLength(1)
    expect((await post(room, oak, 'By a form, beside events')).status).toBe(201)
    expect((await post(room, fern, 'By a form alone', { replyTo: 1 })).status).toBe(201)
    const texts = ['By socket', 'By a form, beside events', 'By a form alone']
    await expect.poll(() => bySocket.texts()).toEqual(texts)
    await expect.poll(() => byEvents.texts()).toEqual(texts)
    const { body } = await ask('GET', `/api/rooms/${room}`, { cookie: fern.cookie })
    expect(body.messages.map(({ text }: { text: string }) => text)).toEqual(texts)
    expect(body.messages.map(({ mine }: { mine: boolean }) => mine)).toEqual([false, false, true])
    expect(body.room.present).toBe(3)
    expect([bySocket.gaps, byEvents.gaps]).toEqual([0, 0])
    expect(bySocket.messages.get(3)?.replyTo).toBe(1)
    expect(Buffer.byteLength(JSON.stringify(bySocket.of('news').at(-1)))).toBeLessThan(2_000)
  })

  test('reaches everybody with its edits, what was taken back and what a moderator hid', async () => {
    const { room, members } = await aRoom(2)
    const [ivy, oak] = members as [Member, Member]
    const lines = [await socketOf(room, ivy), await socketOf(room, oak)]
    const first = (await post(room, ivy, 'One')).body
    const second = (await post(room, ivy, 'Two')).body
    const third = (await post(room, ivy, 'Three')).body
    const edited = await ask('PUT', `/api/posts/${first.post}`, {
      cookie: ivy.cookie,
      body: { version: 1, text: 'Uno' },
    })
    expect(edited.status).toBe(200)
    await ask('DELETE', `/api/posts/${second.post}`, { cookie: ivy.cookie })
    await sql`with raised as (update threads set revision = revision + 1 where id = ${room} returning revision)
      update posts set state = 'held', revision = raised.revision from raised where id = ${third.post}`
    await expect
      .poll(() => lines.map((line) => line.texts()), { timeout: 4_000 })
      .toEqual([
        ['Uno', null, 'Three'],
        ['Uno', null],
      ])
    expect(lines.map(({ gaps }) => gaps)).toEqual([0, 0])
  })

  test('is caught up with after an absence, from where one stood, with what changed meanwhile', async () => {
    const { room, members } = await aRoom(2)
    const [ivy, oak] = members as [Member, Member]
    const before = (await post(room, ivy, 'Before')).body
    const line = await socketOf(room, oak)
    await expect.poll(() => line.texts()).toEqual(['Before'])
    const stood = line.revision
    line.close()
    await line.closed
    for (let n = 0; n < 5; n += 1) await post(room, ivy, `Away ${n}`)
    await ask('DELETE', `/api/posts/${before.post}`, { cookie: ivy.cookie })
    const again = await socketOf(room, oak, stood)
    await expect.poll(() => again.texts()).toEqual([null, 'Away 0', 'Away 1', 'Away 2', 'Away 3', 'Away 4'])
    expect(again.frames).toHaveLength(1)
    expect(again.gaps).toBe(0)
    const news = await ask('GET', `/api/rooms/${room}/news?since=${stood}`, { cookie: oak.cookie })
    expect(news.body.news.to).toBe(again.revision)
  })

  test('tells its writer what became of each message, and the same key is the same message', async () => {
    const { room, members } = await aRoom(1)
    const [ivy] = members as [Member]
    const line = await socketOf(room, ivy)
    const key = crypto.randomUUID()
    for (const _ of [1, 2, 3]) line.say(write('Once', key))
    await expect.poll(() => line.of('wrote')).toHaveLength(3)
    expect(new Set(line.of('wrote').map(({ post }) => post)).size).toBe(1)
    line.say(write('I want to kill myself tonight'))
    await expect.poll(() => line.of('wrote').at(-1)?.help).toBe('distress')
    await sql`update rooms set slow = 60 where thread_id = ${room}`
    line.say(write('In time'))
    line.say(write('Too soon'))
    await expect.poll(() => line.of('refused')).toMatchObject([{ code: 'slow_mode' }])
    expect(line.texts()).toEqual(['Once', 'I want to kill myself tonight', 'In time'])
  })

  test('keeps those apart who do not want to see each other, and newcomers from what was before', async () => {
    const { room, members } = await aRoom(2)
    const [ivy, oak] = members as [Member, Member]
    await ask('PUT', `/api/groups/${group}/ignored/${oak.id}`, { cookie: ivy.cookie })
    const mine = await socketOf(room, ivy)
    const other = await socketOf(room, oak)
    await post(room, oak, 'Not for Ivy')
    await post(room, ivy, 'Not for Oak')
    await expect.poll(() => mine.texts()).toEqual([null, 'Not for Oak'])
    await expect.poll(() => other.texts()).toEqual(['Not for Ivy'])
    const late = await aMember(ask, group)
    await ask('PUT', `/api/rooms/${room}/seat`, { cookie: late.cookie })
    const latecomer = await socketOf(room, late)
    await post(room, oak, 'Welcome')
    await expect.poll(() => latecomer.texts()).toEqual(['Welcome'])
    expect(JSON.stringify(latecomer.frames)).not.toContain('Not for')
    // also whoever is ignored while both are inside
    await ask('PUT', `/api/groups/${group}/ignored/${oak.id}`, { cookie: late.cookie })
    const hears = async (line: Listener, from: Member, text: string) => {
      await post(room, from, text)
      // whoever is in the room and ignores nobody has it: then the others would have had it too
      await expect.poll(() => witness.texts().at(-1)).toBe(text)
      return line.texts().includes(text)
    }
    const third = await aMember(ask, group)
    await ask('PUT', `/api/rooms/${room}/seat`, { cookie: third.cookie })
    const witness = await socketOf(room, third)
    await expect
      .poll(() => hears(other, late, `For Oak no more ${crypto.randomUUID()}`), { timeout: 4_000, interval: 300 })
      .toBe(false)
    await expect
      .poll(() => hears(latecomer, oak, `For the latecomer no more ${crypto.randomUUID()}`), { timeout: 4_000 })
      .toBe(false)
  })
})

describe('a line ends within two seconds', () => {
  const ways: [string, string, (member: Member, room: string) => Promise<unknown>][] = [
    ['the session is ended', 'sign_in', ({ cookie }) => ask('DELETE', '/api/sessions/mine', { cookie })],
    ['one goes out', 'outside', ({ cookie }, room) => ask('DELETE', `/api/rooms/${room}/seat`, { cookie })],
    ['one is banned', 'outside', ({ id }) => sql`update personas set standing = 'banned' where id = ${id}`],
    [
      'one is paused',
      'outside',
      ({ id }) => sql`update personas set paused_until = now() + interval '1 day' where id = ${id}`,
    ],
    [
      'the room is closed',
      'room_closed',
      (_, room) => sql`update rooms set state = 'closed' where thread_id = ${room}`,
    ],
  ]
  test.each(ways)('when %s', async (_what, why, end) => {
    const { room, members } = await aRoom(1)
    const [ivy] = members as [Member]
    const [socket, events] = [await socketOf(room, ivy), await overEvents(place, room, ivy.cookie)]
    await expect.poll(() => socket.frames.length + events.frames.length).toBe(2)
    await end(ivy, room)
    const since = performance.now()
    await Promise.all([socket.closed, events.closed])
    expect(performance.now() - since).toBeLessThan(2_000)
    for (const line of [socket, events]) expect(line.frames.at(-1)).toEqual({ v: 1, type: 'bye', why })
  })
})

describe('at the door', () => {
  test('the rooms of a group for members are told to members only', async () => {
    const closed = await aGroup(api, { reading: 'members' })
    const room = await api.db.transaction((tx) => makeRoom(tx, { group: closed, title: 'Back room', about: 'x' }))
    const member = await aMember(ask, closed)
    const stranger = await aMember(ask, group)
    for (const cookie of [undefined, stranger.cookie]) {
      expectProblem(await ask('GET', `/api/groups/${closed}/rooms`, { cookie }), 403, 'join_first')
      expectProblem(await ask('GET', `/api/rooms/${room}`, { cookie }), 403, 'join_first')
    }
    const { body } = await ask('GET', `/api/groups/${closed}/rooms`, { cookie: member.cookie })
    expect(body.rooms).toMatchObject([{ id: room, title: 'Back room', present: 0 }])
  })

  const upgrade = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((done, fail) => {
      const key = Buffer.alloc(16).toString('base64')
      const asked = httpRequest({
        port: place.port,
        host: '127.0.0.1',
        agent: false,
        path,
        headers: {
          connection: 'upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': key,
          ...headers,
        },
      }).end()
      asked.on('response', (answer) => (answer.resume(), done(answer.statusCode)))
      asked.on('upgrade', (_, socket) => (socket.destroy(), done(101)))
      asked.on('error', fail)
    })

  test('only whoever is inside comes in, from our own pages, saying where they stand', async () => {
    const { room, members } = await aRoom(1)
    const [{ cookie }] = members as [Member]
    const { origin } = api
    const stranger = await aMember(ask, group)
    const path = `/live/rooms/${room}?since=0`
    expect(await upgrade(path, { cookie, origin })).toBe(101)
    expect(await upgrade(path, { cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await upgrade(path, { cookie, origin: 'null' })).toBe(403)
    expect(await upgrade(path, { cookie })).toBe(403)
    expect(await upgrade(path, { origin })).toBe(401)
    expect(await upgrade(path, { cookie: stranger.cookie, origin })).toBe(403)
    expect(await upgrade(`/live/rooms/${crypto.randomUUID()}?since=0`, { cookie, origin })).toBe(404)
    for (const since of ['-1', '9223372036854775808', 'x', '1&since=2', ''])
      expect(await upgrade(`/live/rooms/${room}?since=${since}`, { cookie, origin }), since).toBe(400)
    expectProblem(await ask('GET', `/live/rooms/${room}/events?since=0`, { cookie: stranger.cookie }), 403, 'outside')
  })

  test.each<[string, (line: Listener) => void]>([
    ['no JSON', (line) => line.raw('hello')],
    ['a number', (line) => line.raw('1')],
    ['an unknown type', (line) => line.raw('{"v":1,"type":"type"}')],
    ['another version', (line) => line.raw(JSON.stringify({ ...write('x'), v: 2 }))],
    ['a field too many', (line) => line.raw(JSON.stringify({ ...write('x'), group: crypto.randomUUID() }))],
    ['a text that is a list', (line) => line.raw(JSON.stringify({ ...write('x'), text: ['x'] }))],
    ['an empty text', (line) => line.raw(JSON.stringify(write('  ')))],
    ['NUL in a text', (line) => line.raw(JSON.stringify(write('a\0b')))],
    [
      'a lone surrogate',
      (line) => line.raw('{"v":1,"type":"write","key":"' + crypto.randomUUID() + '","text":"\\ud800"}'),
    ],
    ['a text too long', (line) => line.raw(JSON.stringify(write('x'.repeat(2_001))))],
    ['a frame of 20 KB', (line) => line.raw('x'.repeat(20_000))],
    ['a binary frame', (line) => line.raw(new Uint8Array([1, 2, 3]))],
    ['a key that is none', (line) => line.raw(JSON.stringify(write('x', 'x')))],
    ['a place below nought', (line) => line.raw('{"v":1,"type":"since","revision":-1}')],
    ['a place beyond all numbers', (line) => line.raw('{"v":1,"type":"since","revision":1e300}')],
    [
      'frames without end',
      (line) => {
        for (let n = 0; n < 20_000; n += 1) line.raw('{"v":1,"type":"since","revision":0}')
      },
    ],
  ])(
    '%s ends the line, and nobody else notices',
    async (_what, attack) => {
      const { room, members } = await aRoom(2)
      const [ivy, oak] = members as [Member, Member]
      const [bad, good] = [await socketOf(room, ivy), await socketOf(room, oak)]
      attack(bad)
      expect([1008, 1009, 1006]).toContain(await bad.closed)
      const start = performance.now()
      good.say(write('Still here'))
      await expect.poll(() => good.texts(), { interval: 5 }).toEqual(['Still here'])
      expect(performance.now() - start).toBeLessThan(200)
    },
    20_000,
  )

  test('words that no message can hold are told by the form, which keeps them', async () => {
    const { room, members } = await aRoom(1)
    const [ivy] = members as [Member]
    expectProblem(await post(room, ivy, '   '), 422, 'bad_text')
    expectProblem(await post(room, ivy, 'x'.repeat(2_001)), 422, 'bad_text')
    expectProblem(await post(room, await aMember(ask, group), 'From outside'), 403, 'outside')
    expectProblem(await ask('PUT', `/api/rooms/${room}/seat`), 401, 'sign_in')
  })
})

test('somebody with many pages open has eight at each api: the oldest is told to come again later', async () => {
  const { room, members } = await aRoom(2)
  const [ivy, oak] = members as [Member, Member]
  const other = await socketOf(room, oak)
  const pages: Listener[] = []
  for (let page = 0; page <= 8 * scale.apis; page += 1) pages.push(await socketOf(room, ivy))
  const byes = () => pages.flatMap((page) => page.of('bye'))
  await expect.poll(byes).toEqual([{ v: 1, type: 'bye', why: 'moved', after: 60_000 }])
  const rest = pages.filter((page) => page.of('bye').length === 0)
  await post(room, oak, 'Still there?')
  for (const page of [other, ...rest]) await expect.poll(() => page.texts()).toEqual(['Still there?'])
  expect(byes()).toHaveLength(1)
  // of the first that were opened at their api
  expect(pages.findIndex((page) => page.of('bye').length > 0)).toBeLessThan(scale.apis)
})

describe('whoever says that they stand where nobody stands', () => {
  test('silences nobody, and is told where the room stands', async () => {
    const { room, members } = await aRoom(3)
    const [ivy, oak, fern] = members as [Member, Member, Member]
    const liar = await socketOf(room, ivy, 999_999_999)
    const byEvents = await overEvents(place, room, fern.cookie, 999_999_999)
    keep(byEvents)
    const honest = await socketOf(room, oak)
    liar.say({ v: 1, type: 'since', revision: 999_999_999 })
    await post(room, oak, 'Is anybody here')
    await expect.poll(() => honest.texts()).toEqual(['Is anybody here'])
    await expect.poll(() => [liar.revision, byEvents.revision]).toEqual([honest.revision, honest.revision])
    // and nobody is told the same without end: by the time that the next words are there, no more has come
    for (const words of ['One', 'Two', 'Three']) {
      await post(room, oak, words)
      for (const line of [liar, byEvents]) await expect.poll(() => line.texts()).toContain(words)
    }
    for (const line of [liar, byEvents]) expect(line.of('news').length).toBeLessThan(10)
  })
})
