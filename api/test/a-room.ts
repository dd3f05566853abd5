import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { makeRoom } from '../../db/src/rooms/make.ts'
import { closeDoor, openDoor } from '../../docker/http.ts'
import { testApi } from '../../docker/testing.ts'
import { aGroup, aMember, askingOver, type Member } from './makers.ts'
import { overSocket, type Listener } from './room-lines.ts'

export type RoomWorld = Awaited<ReturnType<typeof aRoomWorld>>

/** The api behind the door of production, with its way in for sockets, and a group. Call it in `beforeAll`; it ends with the file. */
export async function aRoomWorld() {
  const api = await testApi({ limitFactor: 100 })
  const door = await openDoor(
    { port: 0, host: '127.0.0.1', origin: api.origin },
    (request, response) => api.api.routing(request, response),
    { upgrade: (request, socket, head) => api.api.server.emit('upgrade', request, socket, head) },
  )
  const place = { port: (door.address() as AddressInfo).port, origin: api.origin }
  const ask = askingOver(`http://127.0.0.1:${place.port}`, api.origin)
  const group = await aGroup(api)
  const sql = postgres(api.url, { max: 1 })
  const open: Listener[] = []
  afterAll(async () => {
    open.forEach((one) => one.close())
    await Promise.all([closeDoor(door), api.api.close()])
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
      const room = await api.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'A while together' }))
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
