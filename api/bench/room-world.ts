import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { makeRoom } from '@tealight/db/rooms/make'
import { temporaryFolder } from '../../docker/bench/kit.ts'
import type { Meeting } from '../../docker/bench/members.ts'

export interface Seated {
  /** Their ids. */
  rooms: string[]
  /** Of who sits in each. */
  cookies: string[][]
}

/** So many rooms with so many people each. The first in each ignores the last, who is then shown nothing of it. */
export async function seat(
  { url, origin }: { url: string; origin: string },
  { group, members }: Meeting,
  size: { rooms: number; people: number },
): Promise<Seated> {
  const rooms = await makeRooms(url, group, size)
  const cookies = rooms.map((_, at) =>
    members.slice(at * size.people, (at + 1) * size.people).map(({ cookie }) => cookie),
  )
  for (const [at, inside] of cookies.entries()) {
    const asking = [...inside]
    const enter = async () => {
      for (let cookie = asking.pop(); cookie; cookie = asking.pop())
        await put(origin, `/api/rooms/${rooms[at]}/seat`, cookie)
    }
    await Promise.all(Array.from({ length: 16 }, enter))
    const { me } = await readMe(`${origin}/api/rooms/${rooms[at]}`, inside.at(-1) ?? '')
    await put(origin, `/api/groups/${group}/ignored/${me.id}`, inside[0] ?? '')
  }
  return { rooms, cookies }
}

async function makeRooms(url: string, group: string, { rooms, people }: { rooms: number; people: number }) {
  const db = openDb({ url, role: 'owner', keys: await openKeys(temporaryFolder()), connections: 1 })
  try {
    const made: string[] = []
    for (let at = 0; at < rooms; at += 1) {
      const room = { group, title: `Room ${at}`, about: 'A bench', capacity: people, isCalm: true }
      made.push(await db.transaction((tx) => makeRoom(tx, room)))
    }
    return made
  } finally {
    await db.close()
  }
}

async function readMe(url: string, cookie: string): Promise<{ me: { id: string } }> {
  return (await (await fetch(url, { headers: { cookie } })).json()) as { me: { id: string } }
}

async function put(origin: string, path: string, cookie: string): Promise<void> {
  const answer = await fetch(origin + path, { method: 'PUT', headers: { origin, cookie } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  await answer.body?.cancel()
}

export async function startBare(): Promise<{ port: number; pid: number; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'bare-rooms.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { port, pid: child.pid ?? 0, stop: () => child.disconnect() }
}
