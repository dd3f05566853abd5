import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../bench/kit.ts'
import { openPage, type Page } from '../crowd/page.ts'
import type { World } from '../faults/world.ts'
import { say } from '../say.ts'
import { openAll, standsOf, until, type Inside } from './crowd.ts'
import { sentAt, startSpeakers } from './speaker.ts'

const mostMb = 2
/** So many at once, so that one of them can be measured. */
const paused = 10
const loud = { perSecond: 100, length: 2_000 }
const seconds = 20

/** Some stop reading in a room where much is said: what one of them costs, and whether anybody else notices. */
export async function pauseReaders(world: World, people: readonly Inside[]): Promise<boolean> {
  const { origin, doors, apis } = world
  const [speaker] = people
  if (!speaker) throw new Error('nobody is there')
  // the first room is the loud one; few sit in it, or this machine would measure itself
  const loudRoom = people.filter(({ room }) => room === speaker.room).slice(0, paused + 5)
  const others = people.filter(({ room }) => room !== speaker.room)
  const stands = await standsOf(world)
  let times: number[] = []
  const open = ({ cookie, room }: Inside, isWitness: boolean): Page =>
    openPage({
      ...{ origin, cookie, room, since: stands(room) },
      door: () => doors[0],
      wrong: () => {},
      heard(frame) {
        if (frame.type !== 'news' || !isWitness) return
        for (const { text } of frame.messages) {
          const sent = Number(sentAt.exec(text ?? '')?.[1])
          if (sent > 0) times.push(performance.now() - sent)
        }
      },
    })
  const far = await openAll(others, (one, at) => open(one, at % 20 === 0))
  const near = loudRoom.map((one, at) => open(one, at >= paused))
  const pages = [...far, ...near]
  await until(() => pages.every((page) => page.isOpen()), 60_000)
  const rooms = [...new Set(others.map(({ room }) => room))].map(
    (room) => others.find((one) => one.room === room) ?? speaker,
  )
  const calm = startSpeakers({ door: () => doors[0], origin }, rooms, 1)
  const voices = Array.from({ length: 10 }, () => speaker)
  const noise = startSpeakers({ door: () => doors[0], origin, length: loud.length }, voices, loud.perSecond / 10)

  async function phase() {
    times = []
    await sleep(seconds * 1000)
    return {
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      count: times.length,
      held: (await apis[0].measure()).used,
    }
  }
  await sleep(5_000)
  const before = await phase()
  const slow = near.slice(0, paused)
  // the most that was held at any moment until they were let go
  let peak = 0
  const watching = setInterval(() => void apis[0].measure().then(({ used }) => (peak = Math.max(peak, used))), 1_000)
  for (const page of slow) page.pause()
  const meanwhile = await phase()
  clearInterval(watching)
  for (const page of slow) page.resume()
  await sleep(3_000)
  const after = await phase()
  await Promise.all([calm.end(), noise.end()])
  for (const page of pages) page.end()

  const ground = Math.max(before.held, after.held)
  const each = Math.max(0, Math.max(peak, meanwhile.held) - ground) / paused
  const show = ({ p50, p99, count }: typeof before) => `${p50.toFixed(0)} / ${p99.toFixed(0)} ms (${count})`
  say(
    `  paused: ${paused} of ${pages.length} readers read nothing for ${seconds} s, in a room where ${Math.round(noise.said.length / (3 * seconds + 8))} messages of 2 kB are said each second`,
  )
  say(
    `    one of them cost ${each.toFixed(2)} MB; held before ${before.held.toFixed(1)}, at most ${peak.toFixed(1)}, after ${after.held.toFixed(1)} MB`,
  )
  say(
    `    the others were told within (p50 / p99): before ${show(before)}, meanwhile ${show(meanwhile)}, after ${show(after)}`,
  )
  return each <= mostMb && meanwhile.p99 <= Math.max(before.p99, after.p99) * 1.25 + 20
}
