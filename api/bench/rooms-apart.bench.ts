import { fork } from 'node:child_process'
import { once as onceHeard } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchSeconds } from '../../docker/bench/compare.ts'
import { alternate, mean, temporaryFolder, withService, withStore, type Result } from '../../docker/bench/kit.ts'
import { gather, type Meeting } from '../../docker/bench/members.ts'
import { quickStart } from '../../docker/once.ts'
import { freePort } from '../../docker/ports.ts'
import { startRedis } from '../../docker/testing/redis.ts'
import { root } from '../../docker/tools.ts'
import { seat, startBare } from './room-world.ts'
import { bareDialect, isWhole, openTalk, ourDialect, type Dialect, type Measured } from './talk.ts'

export const name = 'rooms-apart'
export const title =
  'P13: people of each room on four api processes with Redis, beside all on one; and what more rooms cost'

const processes = 4
const people = 50
const rooms = 20
/** Messages a second in each room. */
const pace = 4
/** For the cost of one more room: the same people and pace in each. */
const few = { rooms: 20, people: 10 }
const many = { rooms: 80, people: 10 }

export function run(): Promise<Result> {
  const folder = temporaryFolder()
  return withStore(
    async ({ url, pid: postgres }) => {
      const redis = await startRedis(join(folder, 'redis'), ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
      const env = { DATABASE_URL: url, REDIS_URL: redis.url, TEALIGHT_KEYS: join(folder, 'keys') }
      try {
        return await withService(
          async (service) => {
            const { origin } = service
            const meeting = await gather(origin, rooms * people)
            const inside = await seat({ url, origin }, meeting, { rooms, people })
            const several = await Promise.all(Array.from({ length: processes }, () => startApi(origin, env)))
            try {
              const one = [service.pids()['web and api'], postgres]
              const all = [...several.map(({ pid }) => pid), postgres]
              const placeOf = (member: number) => several[member % processes]?.place ?? ''
              const alone = () => once({ rooms, people, pids: one }, ourDialect(origin, inside))
              const apart = () => once({ rooms, people, pids: all }, ourDialect(origin, inside, placeOf))
              // what has just started is slow for a while
              await apart()
              await alone()
              const talks = await alternate(apart, alone)
              const bare = await startBare()
              const theirs = await once({ rooms, people, pids: [bare.pid] }, bareDialect(bare.port))
              bare.stop()
              const cost = await costOfMore({ url, origin, pids: one }, meeting)
              const [ours, beside] = [talks.ours, talks.bare].map((two) => mean(two.map(({ p99 }) => p99)))
              const ratio = (ours ?? 0) / (beside ?? 1)
              return {
                ours: ours ?? 0,
                bare: beside ?? 0,
                unit: 'ms p99',
                better: 'lower',
                goal: 'four processes <= 1.5 x one, one more room costs the same however many there are (<= 1.2 x), nothing lost, doubled, out of order or foreign',
                kept: ratio <= 1.5 && cost.ratio <= 1.2 && isWhole(...talks.ours, ...talks.bare),
                details: {
                  bareIs: 'one process of ours',
                  messagesPerSecondInEachRoom: pace,
                  fourProcesses: talks.ours,
                  oneProcess: talks.bare,
                  bareWs: theirs,
                  costOfMore: cost,
                },
              }
            } finally {
              for (const { stop } of several) await stop()
            }
          },
          { args: ['--demo'], env },
        )
      } finally {
        await redis.stop()
        rmSync(folder, { recursive: true, force: true })
      }
      // each process may hold ten
    },
    { connections: 100 },
  )
}

/** People come, talk and go; those who come next catch up with what these said. One of each process is a witness. */
async function once(size: { rooms: number; people: number; pids: number[] }, dialect: Dialect): Promise<Measured> {
  const talk = await openTalk({ ...size, witnesses: processes }, dialect)
  // until all have caught up with those before them
  await sleep(1_000)
  await talk.measure({ perSecond: pace }, 2)
  const measured = await talk.measure({ perSecond: pace }, benchSeconds)
  talk.close()
  return measured
}

/** Microseconds of processor for each delivery, with few rooms and with many, all of the same size and pace. */
async function costOfMore(
  { url, origin, pids }: { url: string; origin: string; pids: number[] },
  meeting: Meeting,
): Promise<{ few: Measured; many: Measured; ratio: number }> {
  const of = async (size: typeof few) =>
    once({ ...size, pids }, ourDialect(origin, await seat({ url, origin }, meeting, size)))
  const [one, other] = [await of(few), await of(many)]
  return { few: one, many: other, ratio: Math.round((other.cpu / one.cpu) * 100) / 100 }
}

/** The api alone, as docker/api.ts runs it. */
async function startApi(origin: string, env: Record<string, string>) {
  const port = await freePort()
  const child = fork(join(root, 'docker/api.ts'), [], {
    execArgv: quickStart,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env, PORT: String(port), TEALIGHT_ORIGIN: origin, TEALIGHT_LIMIT_FACTOR: '1000000' },
  })
  await onceHeard(child, 'message')
  return {
    place: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGKILL')
      await onceHeard(child, 'exit')
    },
  }
}
