import { benchSeconds } from '../../docker/bench/compare.ts'
import { withService, withStore, type Result } from '../../docker/bench/kit.ts'
import { gather } from '../../docker/bench/members.ts'
import { seat, startBare } from './room-world.ts'
import { bareDialect, both, isWhole, openTalk, ourDialect } from './talk.ts'

export const name = 'big-room'
export const title = 'P5: one room of 2,000 people, beside a bare ws server that stores nothing'

const rooms = 1
const people = 2_000
/** Messages a second. */
const pace = 5

export function run(): Promise<Result> {
  return withStore(({ url, pid: postgres }) =>
    withService(
      async (service) => {
        const { origin } = service
        const seated = await seat({ url, origin }, await gather(origin, people), { rooms, people })
        const bare = await startBare()
        try {
          const pids = [service.pids()['web and api'], postgres]
          const ours = await openTalk({ rooms, people, pids }, ourDialect(origin, seated))
          const theirs = await openTalk({ rooms, people, pids: [bare.pid] }, bareDialect(bare.port))
          const calm = {
            ours: await ours.measure({ perSecond: pace }, benchSeconds),
            bare: await theirs.measure({ perSecond: pace }, benchSeconds),
          }
          const full = await both(ours, theirs)
          ours.close()
          theirs.close()
          return {
            ours: full.ours.perSecond,
            bare: full.bare.perSecond,
            unit: 'delivered/s',
            better: 'higher',
            goal: '>= 1.5 x a bare ws server, nothing lost, doubled, out of order or foreign',
            kept: full.ours.perSecond >= full.bare.perSecond * 1.5 && isWhole(full.ours, calm.ours),
            details: {
              cpuRatio: Math.round((full.ours.cpu / full.bare.cpu) * 100) / 100,
              saturated: full,
              calm: { messagesPerSecond: pace, ...calm },
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
