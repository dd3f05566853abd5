import { setTimeout as sleep } from 'node:timers/promises'
import type { Breach } from '@tealight/db/assessments/invariants'
import { changeSeat } from '@tealight/db/rooms/run'
import { join, type Member } from '../bench/members.ts'
import { outbox } from '../crowd/outbox.ts'
import { openPage, type Page } from '../crowd/page.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'
import { canary, type Acknowledged } from './writers.ts'

export interface Silence {
  /** What they said before. */
  acknowledged: Acknowledged[]
  /** How often somebody was muted and banned, how often they tried to speak all the same, and how long a line stayed. */
  counts: { muted: number; banned: number; tries: number; slowest: number }
  /** Something is being broken just now: what is promised within two seconds counts from its end. */
  trouble(isNow: boolean): void
  end(): Promise<void>
  check(): Promise<Breach[]>
}

/** What is promised: a mute or a ban takes hold within so long. */
const promised = 2_000
/** After trouble, until connections are there again. */
const recovery = 1_000

/**
 * One person after another comes in, speaks, is muted or banned, and tries to speak and to listen on, by socket and by the
 * plain page, at both apis. What they first say after the act was acknowledged is never taken. Whoever is banned hears nothing
 * later than two seconds afterwards.
 */
export function startSilence(world: World, random: Random): Silence {
  const { origin, doors, room, look, db } = world
  const counts = { muted: 0, banned: 0, tries: 0, slowest: 0 }
  const acknowledged: Acknowledged[] = []
  const forbidden = new Set<string>()
  const wrong = new Map<string, number>()
  const note = (name: string) => wrong.set(name, (wrong.get(name) ?? 0) + 1)
  const door = () => doors[random.below(2)] ?? doors[0]
  let quietSince = 0
  let isEnding = false
  const going = Promise.all(
    [mute, ban].map(async (once) => {
      do await once()
      while (!isEnding)
    }),
  )

  async function mute(): Promise<void> {
    const { member, persona, page } = await enter()
    await insist(() => db.transaction((tx) => changeSeat(tx, facilitator, room, persona, { mute: 60 })))
    counts.muted += 1
    await tryOn(member, page)
    page.end()
  }

  async function ban(): Promise<void> {
    let bannedAt = Infinity
    let endedAt = Infinity
    const { member, persona, page } = await enter({
      heard() {
        const now = performance.now()
        if (now > Math.max(bannedAt, quietSince) + promised) note('somebody who was banned heard on')
      },
      lost: () => (endedAt = Math.min(endedAt, performance.now())),
    })
    await insist(async () => look`update personas set standing = 'banned' where id = ${persona}`)
    bannedAt = performance.now()
    counts.banned += 1
    await tryOn(member, page)
    if (page.isOpen() && performance.now() > Math.max(bannedAt, quietSince) + promised)
      note('the line of somebody who was banned stayed open')
    if (quietSince < bannedAt && endedAt < Infinity && endedAt > bannedAt)
      counts.slowest = Math.max(counts.slowest, endedAt - bannedAt)
    page.end()
  }

  /** Somebody new who has been heard once. */
  async function enter(more: { heard?(): void; lost?(): void } = {}) {
    const rulesVersion = 1
    const member = await insist(() => join(door(), { id: world.group, rulesVersion }, origin))
    const { cookie } = member
    await insist(() => ask(`/api/rooms/${room}/seat`, { cookie, method: 'PUT' }))
    const { heard, speak } = outbox()
    const page = openPage({
      ...{ origin, door, cookie, room, wrong: note },
      wait: () => 20 + random.below(150),
      heard(frame) {
        heard(frame)
        more.heard?.()
      },
      lost: () => more.lost?.(),
    })
    const key = crypto.randomUUID()
    const clicked = performance.now()
    const { post } = await speak(page, `Hello ${canary}`, key)
    acknowledged.push({ key, post, grave: false, versions: 1, clicked, acknowledged: performance.now() })
    const [row] = await insist(
      async () => look<{ persona: string }[]>`select persona_id as persona from posts where id = ${post}`,
    )
    return { member, persona: row?.persona ?? '', page }
  }

  /** Speaks on for a while, each time with a new key. */
  async function tryOn({ cookie }: Member, page: Page): Promise<void> {
    const until = performance.now() + 3_000
    while (performance.now() < until) {
      const [bySocket, byForm] = [crypto.randomUUID(), crypto.randomUUID()]
      forbidden.add(bySocket).add(byForm)
      const text = `You have to hear this ${canary}`
      page.send({ v: 1, type: 'write', key: bySocket, text })
      const body = { text, clientKey: byForm }
      void ask(`/api/rooms/${room}/messages`, { cookie, method: 'POST', body }).catch(() => {})
      counts.tries += 2
      await sleep(250)
    }
  }

  async function ask(path: string, { cookie, method, body }: { cookie: string; method: string; body?: object }) {
    const answer = await fetch(`${door()}${path}`, {
      method,
      headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(8_000),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    await answer.body?.cancel()
  }

  return {
    acknowledged,
    counts,
    trouble(isNow) {
      quietSince = isNow ? Infinity : performance.now() + recovery
    },
    async end() {
      isEnding = true
      await going
    },
    async check() {
      const rows = await look<{ key: string }[]>`select client_key as key from posts where thread_id = ${room}`
      for (const { key } of rows) if (forbidden.has(key)) note('words of somebody who was muted or banned')
      return [...wrong].map(([name, count]) => ({ name: `silence: ${name}`, count }))
    },
  }
}

/** Again until it was done: the service may be away. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await sleep(100)
    }
  }
}

const facilitator = {
  id: crypto.randomUUID(),
  name: 'Robin',
  roles: [{ role: 'facilitator', group: null }],
  verifiedFresh: false,
} as const
