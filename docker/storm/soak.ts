import { setTimeout as sleep } from 'node:timers/promises'
import { openPage, type Page } from '../crowd/page.ts'
import { seeded } from '../faults/random.ts'
import type { World } from '../faults/world.ts'
import { say } from '../say.ts'
import { openAll, standsOf, until, type Inside } from './crowd.ts'
import { startSpeakers } from './speaker.ts'

const everyMs = 3_000
/** Until caches are filled and code is warm. */
const warmUp = 0.25

/** People talk much faster than people do, and come and go all the time: what the api holds must not rise. */
export async function soak(
  world: World,
  people: readonly Inside[],
  { seconds, seed }: { seconds: number; seed: number },
): Promise<boolean> {
  const { origin, doors, apis } = world
  const random = seeded(seed)
  const sitting = people.slice(0, 400)
  let revisions = 0
  const stands = await standsOf(world)
  const open = ({ cookie, room }: Inside, since = stands(room)): Page =>
    openPage({
      ...{ origin, cookie, room, since, wrong: () => {}, wait: () => 50 },
      door: () => doors[0],
      heard: (frame) => void (revisions += frame.type === 'news' ? 1 : 0),
    })
  const pages = await openAll(sitting, (one) => open(one))
  await until(() => pages.every((page) => page.isOpen()), 60_000)
  const speakers = Array.from({ length: 20 }, (_, at) => sitting[at * 20] ?? people[0]).filter(
    (one) => one !== undefined,
  )
  const talk = startSpeakers({ door: () => doors[0], origin }, speakers, 5)
  let changes = 0
  const leaving = setInterval(() => {
    // one closes the page and opens it again, one loses the network
    const at = random.below(pages.length)
    const who = sitting[at]
    pages[at]?.end()
    if (who && pages[at]) pages[at] = open(who, pages[at].revision)
    pages[random.below(pages.length)]?.cut()
    changes += 2
  }, 50)

  const held: { at: number; mb: number }[] = []
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) {
    await sleep(everyMs)
    const { used } = await apis[0].measure()
    held.push({ at: (performance.now() - start) / 60_000, mb: used })
  }
  clearInterval(leaving)
  await talk.end()
  for (const page of pages) page.end()

  const counted = held.slice(Math.floor(held.length * warmUp))
  const { slope, error } = line(counted)
  const first = counted[0]?.mb ?? 0
  say(
    `  soak: ${seconds} s, ${talk.said.length} messages, ${revisions} frames of news, ${changes} lines that came and went, seed ${seed}`,
  )
  say(
    `    held ${first.toFixed(1)} → ${(counted.at(-1)?.mb ?? 0).toFixed(1)} MB after the warm-up; slope ${(slope * 60).toFixed(2)} ± ${(error * 60 * 2).toFixed(2)} MB an hour ` +
      `(two standard errors, ${counted.length} points), ${((slope * 10_000 * (seconds / 60)) / Math.max(1, talk.said.length)).toFixed(3)} MB for 10,000 messages`,
  )
  // no slope that could be told from none, or one too small to matter
  return slope - 2 * error <= 0 || slope * (seconds / 60) < 1
}

/** The straight line through the points by least squares: what it rises by in a minute, and the standard error of that. */
function line(points: readonly { at: number; mb: number }[]): { slope: number; error: number } {
  const n = points.length
  const mean = (of: (point: { at: number; mb: number }) => number) => points.reduce((sum, one) => sum + of(one), 0) / n
  const [x, y] = [mean(({ at }) => at), mean(({ mb }) => mb)]
  const spread = points.reduce((sum, { at }) => sum + (at - x) ** 2, 0)
  const slope = points.reduce((sum, { at, mb }) => sum + (at - x) * (mb - y), 0) / spread
  const rest = points.reduce((sum, { at, mb }) => sum + (mb - y - slope * (at - x)) ** 2, 0)
  return { slope, error: Math.sqrt(rest / Math.max(1, n - 2) / spread) }
}
