import { beforeAll, describe, expect, test } from 'vitest'
import { makeRoom } from '../../db/src/rooms/make.ts'
import { aRoomWorld, type RoomWorld } from './a-room.ts'
import { expectProblem } from './headers.ts'
import { aGroup, type Member } from './makers.ts'
import { aStaffMember } from './staff.ts'

let api: RoomWorld['api']
let ask: RoomWorld['ask']
let group: string
let sql: RoomWorld['sql']
let aRoom: RoomWorld['aRoom']
let socketOf: RoomWorld['socketOf']
let post: RoomWorld['post']

beforeAll(async () => {
  ;({ api, ask, group, sql, aRoom, socketOf, post } = await aRoomWorld())
})

describe('a facilitator', () => {
  const staffIn = (role: Parameters<typeof aStaffMember>[1], where: string | null = group) =>
    aStaffMember({ ask, origin: api.origin, db: api.db }, role, where)

  test('a facilitator runs the rooms of their groups and no others; who reads no texts runs none', async () => {
    const { room, members } = await aRoom(1)
    const [ivy] = members as [Member]
    const [mine, elsewhere, admin] = [
      await staffIn('facilitator'),
      await staffIn('facilitator', await aGroup(api)),
      await staffIn('admin'),
    ]
    const set = (cookie: string, body: object) => ask('PUT', `/api/desk/rooms/${room}`, { cookie, body })
    expectProblem(await set(elsewhere.cookie, { slow: 30 }), 403, 'not_allowed')
    expectProblem(await set(admin.cookie, { slow: 30 }), 403, 'not_allowed')
    expectProblem(await set(ivy.cookie, { slow: 30 }), 401, 'sign_in')
    expectProblem(await set(mine.cookie, { slow: -1 }), 400, 'invalid')
    expect((await set(mine.cookie, { slow: 30 })).status).toBe(200)
    expectProblem(await ask('GET', `/api/desk/rooms/${room}`, { cookie: elsewhere.cookie }), 403, 'not_allowed')
    expect((await ask('GET', '/api/desk/rooms', { cookie: elsewhere.cookie })).body.rooms).toEqual([])
    const speak = { text: 'Hello', clientKey: crypto.randomUUID() }
    expectProblem(
      await ask('POST', `/api/desk/rooms/${room}/messages`, { cookie: elsewhere.cookie, body: speak }),
      403,
      'not_allowed',
    )
    const out = ask('PUT', `/api/desk/rooms/${room}/seats/${ivy.id}`, { cookie: elsewhere.cookie, body: { out: true } })
    expectProblem(await out, 403, 'not_allowed')
  })

  test('what is set reaches all who are inside within two seconds, and is written down', async () => {
    const { room, members } = await aRoom(2)
    const [ivy, oak] = members as [Member, Member]
    const robin = await staffIn('facilitator')
    const lines = [await socketOf(room, ivy), await socketOf(room, oak)]
    await expect.poll(() => lines.every(({ frames }) => frames.length > 0)).toBe(true)
    const put = (path: string, body: object) => ask('PUT', `/api/desk/rooms${path}`, { cookie: robin.cookie, body })
    await put(`/${room}`, { state: 'paused', slow: 20 })
    await expect
      .poll(() => lines.map((line) => line.of('news').at(-1)?.room))
      .toMatchObject([
        { state: 'paused', slow: 20 },
        { state: 'paused', slow: 20 },
      ])
    expectProblem(await post(room, ivy, 'Now?'), 409, 'room_paused')
    // the key for all opens them again, of this facilitator's groups only
    const other = await aGroup(api)
    const foreign = await api.db.transaction((tx) => makeRoom(tx, { group: other, title: 'Elsewhere', about: 'x' }))
    await put('', { state: 'open' })
    expect((await put('', { state: 'paused' })).body.rooms).toBeGreaterThan(0)
    expect(await sql`select state from rooms where thread_id = ${foreign}`).toEqual([{ state: 'open' }])
    await put('', { state: 'open' })
    await put(`/${room}`, { slow: 0 })

    await put(`/${room}/seats/${ivy.id}`, { mute: 10 })
    const muted = await post(room, ivy, 'May I?')
    expectProblem(muted, 403, 'muted')
    expect(muted.body.retryAfter).toBeGreaterThan(500)
    await put(`/${room}/seats/${ivy.id}`, { mute: 0 })
    expect((await post(room, ivy, 'Thank you')).status).toBe(201)
    await put(`/${room}/seats/${oak.id}`, { out: true })
    await lines[1]?.closed
    expect(lines[1]?.frames.at(-1)).toMatchObject({ type: 'bye', why: 'outside' })
    const acts = await sql`select act from audit where object = ${room} order by seq`
    expect(acts.map(({ act }) => act)).toEqual([
      'room.changed',
      'room.changed',
      'seat.changed',
      'seat.changed',
      'seat.changed',
    ])
  })

  test('distress is pinned for the facilitator, who answers under a name with a role; nobody else is told', async () => {
    const { room, members } = await aRoom(2)
    const [ivy, oak] = members as [Member, Member]
    const robin = await staffIn('facilitator')
    const line = await socketOf(room, oak)
    const said = (await post(room, ivy, 'I want to kill myself tonight.')).body
    const { body } = await ask('GET', `/api/desk/rooms/${room}`, { cookie: robin.cookie })
    expect(body.pinned).toMatchObject([{ post: said.post, severity: 'emergency' }])
    expect(body.messages).toMatchObject([{ id: said.post, text: 'I want to kill myself tonight.' }])
    expect((await sql`select act from audit where object = ${room}`).map(({ act }) => act)).toEqual(['room.read'])
    const answer = { text: 'I am here with you.', clientKey: crypto.randomUUID() }
    for (const _ of [1, 2])
      await ask('POST', `/api/desk/rooms/${room}/messages`, { cookie: robin.cookie, body: answer })
    await expect.poll(() => line.texts()).toEqual(['I want to kill myself tonight.', 'I am here with you.'])
    expect(line.messages.get(2)?.author.role).toBe('facilitator')
    expect(JSON.stringify(line.frames)).not.toMatch(/emergency|flag|pinned/)
  })
})
