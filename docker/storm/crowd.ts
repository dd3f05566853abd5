import { makeRoom } from '@tealight/db/rooms/make'
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from '../bench/members.ts'
import type { World } from '../faults/world.ts'

/** So many people to a room. */
export const inRoom = 100

/** Somebody in a room. */
export interface Inside {
  room: string
  cookie: string
}

/** So many people, each in one of the rooms that they need. */
export async function gatherCrowd({ db, group, origin }: World, count: number): Promise<Inside[]> {
  const rooms: string[] = []
  for (let at = 0; at * inRoom < count; at += 1) {
    const place = { group, title: `Room ${at}`, about: 'A storm', capacity: inRoom + 20, isCalm: true }
    rooms.push(await db.transaction((tx) => makeRoom(tx, place)))
  }
  const people: Inside[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < count) {
        const room = rooms[Math.floor(next / inRoom)] ?? ''
        next += 1
        const { cookie } = await join(origin, { id: group, rulesVersion: 1 })
        const answer = await fetch(`${origin}/api/rooms/${room}/seat`, { method: 'PUT', headers: { origin, cookie } })
        if (!answer.ok) throw new Error(`nobody was let in: ${answer.status}`)
        people.push({ room, cookie })
      }
    }),
  )
  return people
}

/** Where each room stands: a page that has just been read stands there too. */
export async function standsOf({ look }: World): Promise<(room: string) => number> {
  const rows = await look<{ id: string; revision: number }[]>`select id, revision from threads where live`
  const stands = new Map(rows.map(({ id, revision }) => [id, revision]))
  return (room) => stands.get(room) ?? 0
}

/** Waits, in steps of 100 ms, until it is so; gives how long that took, or null when it was not within the time. */
export async function until(isSo: () => boolean, milliseconds: number): Promise<number | null> {
  const start = performance.now()
  while (!isSo()) {
    if (performance.now() - start > milliseconds) return null
    await sleep(100)
  }
  return performance.now() - start
}

/** Opens them a few at a time. */
export async function openAll<T>(people: readonly Inside[], open: (one: Inside, at: number) => T): Promise<T[]> {
  const opened: T[] = []
  for (const [at, one] of people.entries()) {
    opened.push(open(one, at))
    if (at % 20 === 19) await sleep(40)
  }
  return opened
}
