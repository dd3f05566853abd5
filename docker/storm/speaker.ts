import { setTimeout as sleep } from 'node:timers/promises'
import type { Inside } from './crowd.ts'

/** A message that was acknowledged, and when it was sent. */
export interface Said {
  room: string
  key: string
  post: string
  sent: number
}

/** Stands in each text: when it was sent, in milliseconds. */
export const sentAt = /^(\d+\.\d) /

/**
 * Somebody in each of the rooms says something so many times a second, by the plain page, with the same key until it was
 * taken. `length`: filled up to so many letters, of three bytes each.
 */
export function startSpeakers(
  { door, origin, length = 0 }: { door(): string; origin: string; length?: number },
  speakers: readonly Inside[],
  perSecond: number,
): { said: Said[]; end(): Promise<void> } {
  const said: Said[] = []
  let isOver = false
  const all = speakers.map(async ({ room, cookie }, at) => {
    await sleep((at * 1000) / speakers.length / perSecond)
    while (!isOver) {
      const due = performance.now() + 1000 / perSecond
      await say(room, cookie)
      await sleep(Math.max(0, due - performance.now()))
    }
  })
  async function say(room: string, cookie: string): Promise<void> {
    const clientKey = crypto.randomUUID()
    const sent = performance.now()
    const text = `${sent.toFixed(1)} The kettle is on. `.padEnd(length, '夜')
    for (;;) {
      const answer = await fetch(`${door()}/api/rooms/${room}/messages`, {
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ text, clientKey }),
        signal: AbortSignal.timeout(8_000),
      }).catch(() => null)
      if (answer?.status === 201) {
        const { post } = (await answer.json()) as { post: string }
        said.push({ room, key: clientKey, post, sent })
        return
      }
      await answer?.body?.cancel()
      await sleep(100)
    }
  }
  return {
    said,
    async end() {
      isOver = true
      await Promise.all(all)
    },
  }
}
