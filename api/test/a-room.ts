import { openBell } from '@tealight/db/bell'
import { openDb } from '@tealight/db/connect'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { makeRoom } from '../../db/src/rooms/make.ts'
import { closeDoor, openDoor } from '../../docker/http.ts'
import { testApi, testQueue, type TestApi } from '../../docker/testing.ts'
import { makeApi, type App } from '../src/app.ts'
import { aGroup, aMember, askingOver, type Ask, type Member } from './makers.ts'
import { overSocket, type Listener } from './room-lines.ts'

/** How many apis share the store and the bell; each request and each line goes to the next of them. */
export const scale = { apis: 1 }

export type RoomWorld = Awaited<ReturnType<typeof aRoomWorld>>

/** The api behind the door of production, with its way in for sockets, and a group. Call it in `beforeAll`; it ends with the file. */
export async function aRoomWorld() {
  const api = await testApi({ limitFactor: 100 })
  const others = await Promise.all(Array.from({ length: scale.apis > 1 ? scale.apis : 0 }, () => anotherApi(api)))
  const all = [...(scale.apis > 1 ? [] : [api.api]), ...others]
  const doors = await Promise.all(all.map((one) => openDoorTo(one, api.origin)))
  let turn = 0
  const place = {
    origin: api.origin,
    get port() {
      turn += 1
      return (doors[turn % doors.length]?.address() as AddressInfo).port
    },
  }
  const ask: Ask = (...question) => askingOver(`http://127.0.0.1:${place.port}`, api.origin)(...question)
  const group = await aGroup(api)
  const sql = postgres(api.url, { max: 1 })
  const open: Listener[] = []
  afterAll(async () => {
    open.forEach((one) => one.close())
    await Promise.all([...doors.map(closeDoor), ...all.map((one) => one.close())])
    await sql.end()
  })

  return {
    api,
    place,
    ask,
    group,
    sql,
    /** A room with so many people in it. */
    async aRoom(people: number): Promise<{ room: string; members: Member[] }> {
      const room = await api.db.transaction((tx) =>
        makeRoom(tx, { group, title: 'Tea', about: 'A while together', isCalm: true }),
      )
      const members = await Promise.all(Array.from({ length: people }, () => aMember(ask, group)))
      for (const { cookie } of members) await ask('PUT', `/api/rooms/${room}/seat`, { cookie })
      return { room, members }
    },
    async socketOf(room: string, { cookie }: Member, since = 0): Promise<Listener> {
      const one = await overSocket(place, room, cookie, since)
      open.push(one)
      return one
    },
    post: (room: string, { cookie }: Member, text: string, more: object = {}) =>
      ask('POST', `/api/rooms/${room}/messages`, { cookie, body: { text, clientKey: crypto.randomUUID(), ...more } }),
    /** Closed with the file. */
    keep: (one: Listener) => void open.push(one),
  }
}

/** On the same store, as another process would be: of each other they hear by the bell alone. */
async function anotherApi(test: TestApi): Promise<App> {
  const bell = await openBell(testQueue(test.url))
  const db = openDb({ url: test.url, role: 'api', keys: test.keys, bell, connections: 3 })
  afterAll(() => Promise.all([db.close(), bell.close()]))
  const api = await makeApi({ db, origin: test.origin, logger: false, limitFactor: 100 })
  await api.ready()
  return api
}

const openDoorTo = (api: App, origin: string) =>
  openDoor({ port: 0, host: '127.0.0.1', origin }, (request, response) => api.routing(request, response), {
    upgrade: (request, socket, head) => api.server.emit('upgrade', request, socket, head),
  })
