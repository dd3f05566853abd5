import { setTimeout as sleep } from 'node:timers/promises'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { memoryMb, untilIdle } from '../../docker/bench/cost.ts'
import { withService, withStore, type Result } from '../../docker/bench/kit.ts'
import { gather } from '../../docker/bench/members.ts'
import { seat, startBare } from './room-world.ts'
import { bareDialect, both, isWhole, openTalk, ourDialect } from './talk.ts'

export const name = 'rooms'
export const title =
  'P4: 20 rooms of 50 people who talk as fast as they can, beside a bare ws server that stores nothing'

const rooms = 20
const people = 50
/** Messages a second in each room. */
const paces = { quiet: 2, busy: 50 }

export function run(): Promise<Result> {
  return withStore(({ url, pid: postgres }) =>
    withService(
      async (service) => {
        const { origin } = service
        const seated = await seat({ url, origin }, await gather(origin, rooms * people), { rooms, people })
        const bare = await startBare()
        const serving = service.pids()['web and api']
        try {
          const before = memoryMb([serving])
          const ours = await openTalk({ rooms, people, pids: [serving, postgres] }, ourDialect(origin, seated))
          // what opening them left behind is collected by then
          await sleep(3_000)
          const idleKb = ((memoryMb([serving]) - before) * 1024) / ours.clients
          const theirs = await openTalk({ rooms, people, pids: [bare.pid] }, bareDialect(bare.port))
          const at = async (perSecond: number) => ({
            ours: await ours.measure({ perSecond }, benchSeconds),
            bare: await theirs.measure({ perSecond }, benchSeconds),
          })
          const quiet = await at(paces.quiet)
          const full = await both(ours, theirs)
          // the worker is still looking at what was said
          await untilIdle([service.pids().worker])
          const busy = await at(paces.busy)
          ours.close()
          theirs.close()
          const cpuRatio = full.ours.cpu / full.bare.cpu
          const waitRatio = busy.ours.p99 / busy.bare.p99
          const whole = isWhole(full.ours, busy.ours, quiet.ours)
          return {
            ours: full.ours.perSecond,
            bare: full.bare.perSecond,
            unit: 'delivered/s',
            better: 'higher',
            goal: '>= 1.0 x a bare ws server, CPU of process and store for a delivery <= 1.0 x, p99 at 50 a second in each room <= 3 x, nothing lost, doubled, out of order or foreign',
            kept: full.ours.perSecond >= full.bare.perSecond && cpuRatio <= 1 && waitRatio <= 3 && whole,
            details: {
              cpuRatio: Math.round(cpuRatio * 100) / 100,
              p99Ratio: Math.round(waitRatio * 100) / 100,
              messagesPerSecond: Math.round(full.ours.perSecond / people),
              saturated: full,
              busy: { messagesPerSecondInEachRoom: paces.busy, ...busy },
              quiet: { messagesPerSecondInEachRoom: paces.quiet, ...quiet },
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
