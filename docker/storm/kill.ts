import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../bench/kit.ts'
import { openPage, type Page } from '../crowd/page.ts'
import { seeded } from '../faults/random.ts'
import type { World } from '../faults/world.ts'
import { say } from '../say.ts'
import { openAll, until, type Inside } from './crowd.ts'
import { startSpeakers } from './speaker.ts'

const goal = { most: 0.95, mostMs: 10_000, allMs: 30_000 }

/** One of two apis is killed with all its sockets on it, while people talk: who is back when, and what they missed. */
export async function killUnderCrowd(world: World, people: readonly Inside[], seed: number): Promise<boolean> {
  const { origin, doors, apis, look } = world
  const random = seeded(seed)
  const wrong: string[] = []
  let killedAt = 0
  const lost = new Set<number>()
  const back: number[] = []
  // a proxy asks any of the two; until it was killed, all came to the first
  const door = () => (killedAt === 0 ? doors[0] : (doors[random.below(2)] ?? doors[1]))
  const pages = await openAll(people, ({ cookie, room }, at): Page =>
    openPage({
      ...{ origin, door, cookie, room },
      wrong: (what) => wrong.push(what),
      lost: () => lost.add(at),
      heard() {
        if (lost.delete(at)) back.push(performance.now() - killedAt)
      },
    }),
  )
  await until(() => pages.every((page) => page.isOpen()), 60_000)
  const speakers = people.filter(({ room }, at) => people.findIndex((one) => one.room === room) === at)
  const talk = startSpeakers({ door: () => doors[1], origin }, speakers, 1)
  await sleep(3_000)

  wrong.length = 0
  lost.clear()
  back.length = 0
  const open = pages.filter((page) => page.isOpen()).length
  killedAt = performance.now()
  await apis[0].kill()
  await until(() => back.length >= open, 60_000)
  await sleep(3_000)
  await talk.end()
  const missing = async () => {
    const rows = await look<{ room: string; id: string; key: string; number: number }[]>`
      select thread_id as room, id, client_key as key, number from posts order by number`
    const byRoom = Map.groupBy(rows, ({ room }) => room)
    const readers = pages.map((page, at) => ({ page, rows: byRoom.get(people[at]?.room ?? '') ?? [] }))
    return {
      toSomebody: readers.reduce(
        (sum, { page, rows }) => sum + rows.filter((row) => page.seen.get(row.number)?.id !== row.id).length,
        0,
      ),
      tooMany: readers.reduce((sum, { page, rows }) => sum + Math.max(0, page.seen.size - rows.length), 0),
      lost: talk.said.filter(
        ({ key, post }) =>
          rows
            .filter((row) => row.key === key)
            .map(({ id }) => id)
            .join() !== post,
      ).length,
    }
  }
  let left = await missing()
  for (let wait = 0; wait < 15 && left.toSomebody > 0; wait += 1) {
    await sleep(1_000)
    left = await missing()
  }
  for (const page of pages) page.end()

  const [p50, p95, all] = [0.5, goal.most, 1].map((share) => percentile(back, share)) as [number, number, number]
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)
  say(`  storm: ${open} sockets, one of two apis killed, ${talk.said.length} messages meanwhile, seed ${seed}`)
  say(
    `    back: half after ${seconds(p50)} s, 95 % after ${seconds(p95)} s, all (${back.length}) after ${seconds(all)} s`,
  )
  say(
    `    acknowledged and lost ${left.lost}, missing ${left.toSomebody}, too many ${left.tooMany}, doubled or out of order ${wrong.length}`,
  )
  const isWhole = left.lost + left.toSomebody + left.tooMany + wrong.length === 0
  return isWhole && back.length >= open && open === people.length && p95 <= goal.mostMs && all <= goal.allMs
}
