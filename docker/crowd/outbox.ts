import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ToRoom } from '@tealight/api/contract/rooms'
import type { Page } from './page.ts'

export type Wrote = Extract<ToRoom, { type: 'wrote' }>

/** What a page sends again and again until it was taken, as a page's outbox does. */
export function outbox() {
  const waiting = new Map<string, (answer: Wrote) => void>()
  return {
    /** Gives every frame that the page hears. */
    heard(frame: ToRoom): void {
      if (frame.type !== 'wrote') return
      waiting.get(frame.key)?.(frame)
      waiting.delete(frame.key)
    },
    async speak(page: Page, text: string, key: string = randomUUID(), again = 1_500): Promise<Wrote> {
      for (;;) {
        const { promise, resolve } = Promise.withResolvers<Wrote>()
        waiting.set(key, resolve)
        page.send({ v: 1, type: 'write', key, text })
        const answer = await Promise.race([promise, sleep(again, null, { ref: false })])
        if (answer) return answer
      }
    },
  }
}
