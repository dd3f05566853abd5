import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { makeApi, type App } from '@tealight/api/app'
import type { Ring } from '@tealight/db/bell/bell'
import type { Db } from '@tealight/db/connect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDoor, openDoor } from '../../docker/http.ts'
import { testDb } from '../../docker/testing.ts'
import { say } from '../src/flags/say.ts'
import { aGroup, aMember, aThread, asking, type Ask } from './makers.ts'
import { aStaffMember } from './staff.ts'

const origin = 'http://localhost:4000'
let db: Db
let owner: Db
let api: App
let ask: Ask
let sql: postgres.Sql
let port: number
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  const store = await testDb()
  owner = store.db
  sql = postgres(store.url, { max: 1 })
  db = store.openAs('api')
  api = await makeApi({ db, origin, logger: false, limitFactor: 1_000 })
  await api.ready()
  ask = asking(api, origin)
  // the door of production, with its way in for sockets
  door = await openDoor({ port: 0, host: '127.0.0.1', origin }, (request, response) => api.routing(request, response), {
    upgrade: (request, socket, head) => api.server.emit('upgrade', request, socket, head),
  })
  port = (door.address() as AddressInfo).port
})
afterAll(async () => {
  await closeDoor(door)
  await api.close()
  await sql.end()
})

const staffIn = (role: Parameters<typeof aStaffMember>[1], group: string | null) =>
  aStaffMember({ ask, origin, db: owner }, role, group)
/** Rings as the store does after a commit. */
const ring = (one: Ring) => db.bell.ring([one])
const idOf = async (name: string) => String((await sql`select id from staff where name = ${name}`)[0]?.['id'])

interface Live {
  socket: WebSocket
  frames: string[]
  closed: Promise<number>
}

async function aDesk(cookie: string): Promise<Live> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live/desk`, { headers: { cookie, origin } })
  const frames: string[] = []
  socket.addEventListener('message', ({ data }) => frames.push(JSON.parse(String(data)).type))
  const closed = new Promise<number>((done) => socket.addEventListener('close', ({ code }) => done(code)))
  await new Promise((done, fail) => {
    socket.addEventListener('open', done)
    socket.addEventListener('error', () => fail(new Error('it did not open')))
  })
  // the first look at the session is done
  await expect.poll(() => frames).toEqual(['beat'])
  return { socket, frames, closed }
}

/** Asks to be upgraded and gives the status of the answer. */
function upgrade(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const asked = httpRequest({
      port,
      host: '127.0.0.1',
      path: '/live/desk',
      headers: {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        ...headers,
      },
    })
    const told = (answer: IncomingMessage) => {
      done(answer.statusCode)
      asked.destroy()
    }
    asked.on('response', told).on('upgrade', told).on('error', fail).end()
  })
}

describe('the door', () => {
  test('opens to staff on our own page, and to nobody else', async () => {
    const group = await aGroup({ db: owner })
    const { cookie } = await staffIn('moderator', group)
    const member = await aMember(ask, group)
    const auditor = await staffIn('auditor', null)
    expect(await upgrade({ cookie, origin })).toBe(101)
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await upgrade({ cookie })).toBe(403)
    expect(await upgrade({ origin })).toBe(401)
    expect(await upgrade({ cookie: 'd=nonsense', origin })).toBe(401)
    expect(await upgrade({ cookie: member.cookie, origin })).toBe(401)
    expect(await upgrade({ cookie: auditor.cookie, origin })).toBe(403)
    expect((await ask('GET', '/live/desk', { cookie })).status).toBe(404)
  })
})

describe('an open desk', () => {
  test('is told within a moment of a flag in its groups, and of no other', async () => {
    const [group, foreign] = [await aGroup({ db: owner }), await aGroup({ db: owner })]
    const mine = await aDesk((await staffIn('moderator', group)).cookie)
    const theirs = await aDesk((await staffIn('moderator', foreign)).cookie)
    const began = performance.now()
    for (let n = 0; n < 5; n += 1)
      await aThread(ask, await aMember(ask, group), { text: 'I am going to kill myself tonight' })
    await expect.poll(() => mine.frames.includes('changed')).toBe(true)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(theirs.frames).toEqual(['beat'])
    mine.socket.close()
    theirs.socket.close()
  })

  test('is told at once of a change, and once more of many that follow in one moment', async () => {
    const group = await aGroup({ db: owner })
    const { socket, frames } = await aDesk((await staffIn('moderator', group)).cookie)
    for (let n = 0; n < 50; n += 1) ring({ topic: 'desk', group, number: n })
    await expect.poll(() => frames).toEqual(['beat', 'changed', 'changed'])
    // three times as long as changes are gathered: what must not come can only be waited for by the clock
    await new Promise((done) => setTimeout(done, 170))
    expect(frames).toEqual(['beat', 'changed', 'changed'])
    socket.close()
  })

  test('is told of a change whose ring was lost, at the next look', async () => {
    const group = await aGroup({ db: owner })
    const { name, cookie } = await staffIn('moderator', group)
    const { socket, frames } = await aDesk(cookie)
    await sql`update desks set number = number + 1 where group_id = ${group}`
    ring({ topic: 'staff', staff: await idOf(name) })
    await expect.poll(() => frames).toEqual(['beat', 'changed'])
    socket.close()
  })

  test('ends within two seconds when its person signs out', async () => {
    const group = await aGroup({ db: owner })
    const { cookie } = await staffIn('moderator', group)
    const { frames, closed } = await aDesk(cookie)
    const began = performance.now()
    expect((await ask('DELETE', '/api/desk/sessions/mine', { cookie })).status).toBeLessThan(300)
    expect(await closed).toBe(1000)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(frames.at(-1)).toBe('ended')
  })

  test('ends when the session fell idle, and a sign of life does not keep it', async () => {
    const group = await aGroup({ db: owner })
    const { name, cookie } = await staffIn('moderator', group)
    const { socket, frames, closed } = await aDesk(cookie)
    const id = await idOf(name)
    await sql`update staff_sessions set seen_at = now() - interval '29 minutes' where staff_id = ${id}`
    socket.send(JSON.stringify({ v: 1, type: 'here' }))
    await expect
      .poll(
        async () => (await sql`select here_until > now() as here from desks where group_id = ${group}`)[0]?.['here'],
      )
      .toBe(true)
    const [{ old } = { old: null }] = await sql`
      select seen_at < now() - interval '28 minutes' as old from staff_sessions where staff_id = ${id}`
    expect(old).toBe(true)
    await sql`update staff_sessions set seen_at = now() - interval '31 minutes' where staff_id = ${id}`
    ring({ topic: 'staff', staff: id })
    await closed
    expect(frames.at(-1)).toBe('ended')
  })

  test('ends when a role is taken away', async () => {
    const group = await aGroup({ db: owner })
    const { name, cookie } = await staffIn('moderator', group)
    const { frames, closed } = await aDesk(cookie)
    const id = await idOf(name)
    await sql`delete from staff_roles where staff_id = ${id}`
    ring({ topic: 'staff', staff: id })
    await closed
    expect(frames.at(-1)).toBe('ended')
  })

  test.each<[string, string | Uint8Array, number]>([
    ['an unknown frame', '{"v":1,"type":"decide"}', 1008],
    ['another version', '{"v":2,"type":"here"}', 1008],
    ['no JSON', 'here', 1008],
    ['bytes', new Uint8Array(3), 1008],
    ['more than it may say', 'x'.repeat(1025), 1009],
  ])('is closed when it says %s', async (_what, frame, code) => {
    const { socket, closed } = await aDesk((await staffIn('moderator', await aGroup({ db: owner }))).cookie)
    socket.send(frame)
    expect(await closed).toBe(code)
  })

  test('that does not read is let go', () => {
    const told: string[] = []
    const socket = (bufferedAmount: number) => ({
      bufferedAmount,
      send: () => told.push('sent'),
      terminate: () => told.push('let go'),
    })
    say(socket(64 * 1024), { v: 1, type: 'beat' })
    say(socket(64 * 1024 + 1), { v: 1, type: 'beat' })
    expect(told).toEqual(['sent', 'let go'])
  })
})
