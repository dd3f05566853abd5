import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { makeRoom } from '@tealight/db/rooms/make'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { memoryMb } from '../../docker/bench/cost.ts'
import { temporaryFolder, withService, withStore, type Result } from '../../docker/bench/kit.ts'
import { gather, type Meeting } from '../../docker/bench/members.ts'
import { bareDialect, openTalk, ourDialect, type Talk } from './talk.ts'

export const name = 'rooms'
export const title =
  'P4: 20 rooms of 50 people who talk as fast as they can, beside a bare ws server that stores nothing'

const rooms = 20
const people = 50
/** Messages of one room that are under way at once. */
const window = 16
const calm = 2

export function run(): Promise<Result> {
  return withStore(({ url, pid: postgres }) =>
    withService(
      async (service) => {
        const { origin } = service
        const meeting = await gather(origin, rooms * people)
        const made = await makeRooms(url, meeting)
        const cookies = await enter(origin, made, meeting)
        const bare = await startBare()
        const serving = service.pids()['web and api']
        try {
          const before = memoryMb([serving])
          const ours = await openTalk(
            { rooms, people, pids: [serving, postgres] },
            ourDialect(origin, { rooms: made, cookies }),
          )
          // what opening them left behind is collected by then
          await sleep(3_000)
          const idleKb = ((memoryMb([serving]) - before) * 1024) / ours.clients
          const theirs = await openTalk({ rooms, people, pids: [bare.pid] }, bareDialect(bare.port))
          const quiet = {
            ours: await ours.measure({ perSecond: calm }, benchSeconds),
            bare: await theirs.measure({ perSecond: calm }, benchSeconds),
          }
          const full = await both(ours, theirs)
          ours.close()
          theirs.close()
          const ratio = full.ours.perSecond / full.bare.perSecond
          const cpuRatio = full.ours.cpu / full.bare.cpu
          const isWhole = [full.ours, quiet.ours].every(({ lost, broken }) => lost === 0 && broken === 0)
          return {
            ours: full.ours.perSecond,
            bare: full.bare.perSecond,
            unit: 'delivered/s',
            better: 'higher',
            goal: '>= 1.0 x a bare ws server, CPU of process and store for a delivery <= 1.0 x, nothing lost, doubled or out of order',
            kept: ratio >= 1 && cpuRatio <= 1 && isWhole,
            details: {
              cpuRatio: Math.round(cpuRatio * 100) / 100,
              messagesPerSecond: Math.round(full.ours.perSecond / people),
              saturated: full,
              calm: { messagesPerSecondInEachRoom: calm, ...quiet },
              idleKbForEachSocket: Math.round(idleKb * 10) / 10,
              connectedMs: { ours: ours.connected, bare: theirs.connected },
            },
          }
        } finally {
          bare.stop()
        }
      },
      { args: ['--demo'], env: { DATABASE_URL: url } },
    ),
  )
}

/** Ours, bare, bare, ours: what the machine does meanwhile falls on both. The second half counts. */
async function both(ours: Talk, bare: Talk) {
  await ours.measure({ window }, 2)
  await bare.measure({ window }, benchSeconds)
  const theirs = await bare.measure({ window }, benchSeconds)
  return { ours: await ours.measure({ window }, benchSeconds), bare: theirs }
}

async function makeRooms(url: string, { group }: Meeting): Promise<string[]> {
  const db = openDb({ url, role: 'owner', keys: await openKeys(temporaryFolder()), connections: 1 })
  try {
    const made: string[] = []
    for (let at = 0; at < rooms; at += 1)
      made.push(
        await db.transaction((tx) => makeRoom(tx, { group, title: `Room ${at}`, about: 'A bench', isCalm: true })),
      )
    return made
  } finally {
    await db.close()
  }
}

/** Everybody takes a seat in their room; gives the cookies by room. */
async function enter(origin: string, made: readonly string[], { members }: Meeting): Promise<string[][]> {
  const cookies = made.map((_, room) => members.slice(room * people, (room + 1) * people).map(({ cookie }) => cookie))
  for (const [room, inside] of cookies.entries())
    await Promise.all(
      inside.map(async (cookie) => {
        const headers = { origin, cookie }
        const answer = await fetch(`${origin}/api/rooms/${made[room]}/seat`, { method: 'PUT', headers })
        if (!answer.ok) throw new Error(`nobody was let in: ${answer.status}`)
      }),
    )
  return cookies
}

async function startBare(): Promise<{ port: number; pid: number; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'bare-rooms.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { port, pid: child.pid ?? 0, stop: () => child.disconnect() }
}
