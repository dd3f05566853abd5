import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '../postgres/server.ts'
import { living } from '../testing/processes.ts'
import { memoryMb } from './cost.ts'
import { load, temporaryFolder, withService, type Result } from './kit.ts'
import { gather } from './members.ts'

export const name = 'memory'
export const title = 'P11: the whole embedded service in memory, at rest and while 64 connections write replies'

const atRestMb = 350
const underLoadMb = 700

export function run(): Promise<Result> {
  return withService(
    async (service) => {
      const bare = await bareMb()
      const meeting = await gather(service.origin, 64)
      const { top, postgres, ...rest } = service.pids()
      // Postgres's own processes hang below the guard
      const all = [top]
      await sleep(20_000)
      const calm = memoryMb(all)
      const parts = Object.fromEntries(
        Object.entries({ ...rest, postgres }).map(([part, pid]) => [part, Math.round(memoryMb([pid]))]),
      )

      let next = 0
      let peak = 0
      const watching = setInterval(() => (peak = Math.max(peak, memoryMb(all))), 500)
      const written = await load({
        url: service.origin,
        connections: 64,
        seconds: 15,
        warmUp: 0,
        requests: [
          {
            method: 'POST',
            path: `/api/threads/${meeting.thread}/posts`,
            setupRequest: (request) => ({
              ...request,
              headers: {
                origin: service.origin,
                'content-type': 'application/json',
                cookie: meeting.members[next++ % meeting.members.length]?.cookie ?? '',
              },
              body: JSON.stringify({ text: 'I know that hour. You are not alone in it.', clientKey: randomUUID() }),
            }),
          },
        ],
      })
      clearInterval(watching)
      return {
        ours: Math.round(calm),
        bare: Math.round(bare),
        unit: 'MB',
        better: 'lower',
        goal: `at rest <= ${atRestMb} MB, under load <= ${underLoadMb} MB, all processes and the store`,
        kept: calm <= atRestMb && peak <= underLoadMb && written.refused === 0,
        details: {
          atRestMb: Math.round(calm),
          underLoadMb: Math.round(peak),
          parts,
          repliesPerSecond: written.perSecond,
          refused: written.refused,
        },
      }
    },
    { args: ['--demo'] },
  )
}

/** The least that the same shape needs: an empty Postgres, a Node that says hello, a Node that waits. */
async function bareMb(): Promise<number> {
  const folder = temporaryFolder()
  const server = await startPostgres({ directory: join(folder, 'postgres') })
  const guard = living().find(({ ppid, command }) => ppid === process.pid && command.includes(folder))
  const hello =
    "require('node:http').createServer((_, answer) => answer.end('hello')).listen(0, () => console.log('up'))"
  const waits = "setInterval(() => {}, 1000); console.log('up')"
  const nodes = [hello, waits, waits].map((code) =>
    spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  await Promise.all(nodes.map(({ stdout }) => once(stdout, 'data')))
  await sleep(2000)
  const used = memoryMb([...nodes.map(({ pid = 0 }) => pid), guard?.pid ?? 0])
  for (const node of nodes) node.kill()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  return used
}
