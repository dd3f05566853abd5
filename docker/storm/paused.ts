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
const loud = { perSecond: 40, length: 2_000 }
/** Long enough to fill what the machine keeps for them, and to be let go afterwards. */
const seconds = 60
const calmSeconds = 20

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
  let letGo = 0
  /** What is said while we measure waits for us. */
  let countedFrom = 0
  const open = ({ cookie, room }: Inside, isWitness: boolean): Page =>
    openPage({
      ...{ origin, cookie, room, since: stands(room) },
      door: () => doors[0],
      wrong: () => {},
      lost: () => void (letGo += 1),
      heard(frame) {
        if (frame.type !== 'news' || !isWitness) return
        for (const { text } of frame.messages) {
          const sent = Number(sentAt.exec(text ?? '')?.[1])
          if (sent > countedFrom) times.push(performance.now() - sent)
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

  async function phase(seconds: number) {
    times = []
    const held: number[] = []
    for (let at = 0; at < seconds; at += 5) {
      countedFrom = performance.now()
      await sleep(5_000)
      countedFrom = Infinity
      held.push((await apis[0].measure()).used)
      await sleep(500)
    }
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), count: times.length, held: Math.max(...held) }
  }
  const since = performance.now()
  await sleep(5_000)
  const before = await phase(calmSeconds)
  const slow = near.slice(0, paused)
  for (const page of slow) page.pause()
  const meanwhile = await phase(seconds)
  letGo = 0
  for (const page of slow) page.resume()
  await sleep(3_000)
  const after = await phase(calmSeconds)
  await Promise.all([calm.end(), noise.end()])
  for (const page of pages) page.end()

  const each = Math.max(0, meanwhile.held - Math.max(before.held, after.held)) / paused
  const show = ({ p50, p99, count }: typeof before) => `${p50.toFixed(0)} / ${p99.toFixed(0)} ms (${count})`
  const perSecond = Math.round((noise.said.length * 1000) / (performance.now() - since))
  say(
    `  paused: ${paused} of ${pages.length} readers read nothing for ${seconds} s, in a room where ${perSecond} messages of 6 kB are said each second; ${letGo} were let go`,
  )
  say(
    `    one of them cost ${each.toFixed(2)} MB; held at most ${before.held.toFixed(1)} before, ${meanwhile.held.toFixed(1)} meanwhile, ${after.held.toFixed(1)} MB after`,
  )
  say(
    `    the others were told within (p50 / p99): before ${show(before)}, meanwhile ${show(meanwhile)}, after ${show(after)}`,
  )
  return letGo === paused && each <= mostMb && meanwhile.p99 <= Math.max(before.p99, after.p99) * 1.25 + 20
}
