import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './world.ts'

/** What a person was told of one text, and when they had clicked. */
export interface Acknowledged {
  key: string
  post: string
  /** It speaks of danger; the others are ordinary, and looked at many at a time. */
  grave: boolean
  /** How often it was written: above 1, it was changed. */
  versions: number
  clicked: number
  acknowledged: number
}

/** Stands in every text, and must stand nowhere else. */
export const canary = 'KANARIENVOGEL'

export interface Writers {
  acknowledged: Acknowledged[]
  /** Writes so many more texts, by all people at once; each is sent again with its key until it was taken. */
  write(count: number, onAnswer: () => void): Promise<void>
  /** Answers that nobody should get. */
  odd: Set<string>
}

export function startWriters({ origin, doors, members, threads }: World): Writers {
  const acknowledged: Acknowledged[] = []
  const odd = new Set<string>()
  let written = 0

  async function writeOne(cookie: string): Promise<void> {
    const thread = threads[written % threads.length] ?? ''
    written += 1
    const grave = written % 3 !== 0
    const key = randomUUID()
    const said = grave ? 'I want to kill myself.' : 'The kettle is on.'
    const body = JSON.stringify({ text: `${said} ${canary} ${written}`, clientKey: key })
    const clicked = performance.now()
    for (let tries = written; ; tries += 1) {
      const answer = await send(`${doors[tries % 2]}/api/threads/${thread}/posts`, { origin, cookie, body })
      if (answer?.status === 201) {
        const { post }: { post: string } = JSON.parse(answer.text)
        acknowledged.push({ key, post, grave, versions: 1, clicked, acknowledged: performance.now() })
        return
      }
      // the service is away, or does not know what became of it: send it again
      if (answer && answer.status !== 503) odd.add(`${answer.status} ${answer.text.slice(0, 200)}`)
      await sleep(50)
    }
  }
  return {
    acknowledged,
    odd,
    async write(count, onAnswer) {
      let left = count
      await Promise.all(
        members.map(async ({ cookie }) => {
          while (left > 0) {
            left -= 1
            await writeOne(cookie)
            onAnswer()
          }
        }),
      )
    },
  }
}

async function send(
  url: string,
  { origin, cookie, body }: { origin: string; cookie: string; body: string },
): Promise<{ status: number; text: string } | null> {
  const headers = { origin, cookie, 'content-type': 'application/json' }
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(8_000) })
    return { status: answer.status, text: await answer.text() }
  } catch {
    return null
  }
}
