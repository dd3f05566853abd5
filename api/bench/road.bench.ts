import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile, type Result } from '../../docker/bench/kit.ts'
import type { FaultOptions } from '../../docker/faults/options.ts'
import { makeWorld, type World } from '../../docker/faults/world.ts'
import { askingOver } from '../test/makers.ts'
import { openDesk, type OpenDesk } from './open-desk.ts'

export const name = 'road'
export const title = 'P7: from the click to the flag on an open desk, one text after the other, on both backends'

const count = 200
const goals = { redis: { p50: 30, p99: 250 }, postgres: { p50: 60, p99: 500 } }
type Backend = keyof typeof goals

export async function run(): Promise<Result> {
  const redis = await measure('redis')
  const postgres = await measure('postgres')
  const isKept = (backend: Backend, { screened, deeper }: Times) =>
    [screened, deeper].every(({ p50, p99 }) => p50 <= goals[backend].p50 && p99 <= goals[backend].p99)
  return {
    ours: redis.deeper.p50,
    bare: redis.answer.p50,
    unit: 'ms (ours: flag that only the worker could raise, Redis; bare: the answer to the click)',
    better: 'lower',
    goal: `Redis p50 <= ${goals.redis.p50} ms, p99 <= ${goals.redis.p99} ms; Postgres ${goals.postgres.p50} and ${goals.postgres.p99} ms`,
    kept: isKept('redis', redis) && isKept('postgres', postgres),
    details: { redis, postgres },
  }
}

interface Spread {
  p50: number
  p99: number
}
interface Times {
  /** Until the writer has the answer. */
  answer: Spread
  /** A flag that the screen raised with the text. */
  screened: Spread
  /** A flag that only the worker could raise, from what the persona wrote before. */
  deeper: Spread
}

async function measure(backend: FaultOptions['backend']): Promise<Times> {
  const world = await makeWorld({ backend, sabotage: undefined })
  try {
    const desk = await openDesk(world.origin, world.db)
    const write = writing(world)
    const times = { answer: [] as number[], screened: [] as number[], deeper: [] as number[] }
    for (let n = -20; n < count; n += 1) {
      const thread = await write.thread(desk, 'I want to die.')
      const screened = await clicked(desk, () => write.reply(thread, `I want to kill myself. ${n}`, n))
      const deeper = await clicked(desk, () => write.reply(thread, 'It will be tonight.', n + 1))
      // the first are to warm up
      if (n < 0) continue
      times.answer.push(screened.answer, deeper.answer)
      times.screened.push(screened.flag)
      times.deeper.push(deeper.flag)
    }
    desk.close()
    return { answer: spread(times.answer), screened: spread(times.screened), deeper: spread(times.deeper) }
  } finally {
    await world.end()
  }
}

/** How long until the answer, and until an open desk has read the flag. */
async function clicked(desk: OpenDesk, write: () => Promise<unknown>): Promise<{ answer: number; flag: number }> {
  // as people do: with a pause in between, and longer than the one that gathers rings
  await sleep(100)
  const flagged = desk.next()
  const began = performance.now()
  await write()
  const answer = performance.now() - began
  return { answer, flag: (await flagged) - began }
}

function writing({ origin, members }: World) {
  const ask = askingOver(origin, origin)
  const cookie = (n: number) => members[(n + members.length * 10) % members.length]?.cookie
  let opened = 0
  const group = ask('GET', '/api/groups').then(({ body }) => String(body.groups[0].id))
  return {
    async thread(desk: OpenDesk, text: string): Promise<{ id: string; by: string | undefined }> {
      const by = cookie((opened += 1))
      const flagged = desk.next()
      const body = { title: 'Awake', text, clientKey: randomUUID() }
      const answer = await ask('POST', `/api/groups/${await group}/threads`, { cookie: by, body })
      await flagged
      return { id: answer.body.thread, by }
    },
    async reply({ id, by }: { id: string; by: string | undefined }, text: string, n: number): Promise<void> {
      const isDeeper = text.startsWith('It will')
      const body = { text, clientKey: randomUUID() }
      const answer = await ask('POST', `/api/threads/${id}/posts`, { cookie: isDeeper ? by : cookie(n + 7), body })
      if (answer.status !== 201) throw new Error(`did not reply: ${answer.text}`)
    },
  }
}

const spread = (times: number[]): Spread => ({
  p50: Math.round(percentile(times, 0.5) * 10) / 10,
  p99: Math.round(percentile(times, 0.99) * 10) / 10,
})
