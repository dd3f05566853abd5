import { crashPoints } from '@tealight/worker/trap'
import type { KeptChild } from './kept-child.ts'
import type { Random } from './random.ts'
import { apiPoints } from './trapped.ts'
import type { World } from './world.ts'

/** One way to break something, by its name in the table. */
export interface Kill {
  name: string
  /** Before people write on. */
  prepare?(world: World): Promise<void>
  /** While they write. Gives false when the point was not come to. */
  run(world: World): Promise<boolean>
}

/** So many kills: every second at a named point of the road, the others of a whole process; in an order of the seed. */
export function planKills(count: number, random: Random, hasRedis: boolean): Kill[] {
  const points = endless(() => random.shuffled([...workerKills(random), ...apiKills(random)]))
  const processes = endless(() => random.shuffled([...processKills(random), ...(hasRedis ? redisKills : [])]))
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? points() : processes()))
}

/** One after the other, and from the beginning when all were there. */
function endless(deck: () => Kill[]): () => Kill {
  let left: Kill[] = []
  return () => {
    if (left.length === 0) left = deck()
    const next = left.pop()
    if (!next) throw new Error('there is nothing to kill')
    return next
  }
}

const workerKills = (random: Random): Kill[] =>
  crashPoints.map((point) => (byClock.has(point) ? clockKill(point) : roadKill(point, random)))

function roadKill(point: string, random: Random): Kill {
  const which = random.below(2)
  return {
    name: `worker at ${point}`,
    async prepare({ workers }) {
      await workers[which]?.crashAt(`${point}:${1 + random.below(2)}`)
      await workers[which]?.ready()
    },
    run: ({ workers }) => hasDied(workers[which] ?? workers[0]),
  }
}

/** The clocks begin with the process: what is due it comes to at once, unless the other one was quicker. */
function clockKill(point: string): Kill {
  return {
    name: `worker at ${point}`,
    async run({ workers, look }) {
      await makeDue(look, point)
      await Promise.all(workers.map((worker) => worker.crashAt(`${point}:1`)))
      const reached = await Promise.race(workers.map((worker) => worker.crashed(patience)))
      await Promise.all(workers.map((worker) => worker.kill()))
      return reached
    },
  }
}

const byClock: ReadonlySet<string> = new Set(
  crashPoints.filter((point) => /^(reconcile|escalate|heartbeat)/.test(point)),
)
const patience = 8_000

async function makeDue(look: World['look'], point: string): Promise<void> {
  if (point.startsWith('heartbeat')) await look`update pulse set sent_at = null`
  if (point.startsWith('escalate')) {
    await look`update flags set escalate_at = now() where id in (select id from flags where state = 'open' limit 3)`
  }
}

const apiKills = (random: Random): Kill[] =>
  apiPoints.map((point) => ({
    name: `api at ${point}`,
    async prepare({ apis: [api] }) {
      // its start is a transaction too
      await api.crashAt(`${point}:${2 + random.below(4)}`)
      await api.ready()
    },
    run: ({ apis: [api] }) => hasDied(api),
  }))

/** Armed and not come to: it is killed all the same, so that it is not armed any more. */
async function hasDied(child: KeptChild): Promise<boolean> {
  return (await child.crashed(patience)) || child.kill().then(() => false)
}

/** Long enough that others have gone on without it. */
const frozenMs = 3_000

const processKills = (random: Random): Kill[] => [
  { name: 'worker', run: ({ workers }) => done((workers[random.below(2)] ?? workers[0]).kill()) },
  { name: 'both workers', run: ({ workers }) => done(Promise.all(workers.map((worker) => worker.kill()))) },
  { name: 'an api', run: ({ apis }) => done((apis[random.below(2)] ?? apis[0]).kill()) },
  { name: 'both apis', run: ({ apis }) => done(Promise.all(apis.map((api) => api.kill()))) },
  { name: 'an api, frozen', run: ({ apis }) => done((apis[random.below(2)] ?? apis[0]).freeze(frozenMs)) },
  { name: 'a worker, frozen', run: ({ workers }) => done((workers[random.below(2)] ?? workers[0]).freeze(frozenMs)) },
  { name: 'Postgres, frozen', run: ({ postgres }) => done(postgres.freeze(frozenMs)) },
  { name: 'Postgres, at once', run: ({ postgres }) => done(postgres.kill('SIGQUIT')) },
  { name: 'Postgres', run: ({ postgres }) => done(postgres.kill('SIGKILL')) },
]

const redisKills: Kill[] = [
  { name: 'Redis', run: ({ redis }) => done(redis?.kill()) },
  { name: 'Redis, frozen', run: ({ redis }) => done(redis?.freeze(frozenMs)) },
  { name: 'Redis, wiped', run: ({ redis }) => done(redis?.wipe()) },
]

const done = (what: Promise<unknown> | undefined): Promise<boolean> => Promise.resolve(what).then(() => true)
