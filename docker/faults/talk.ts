import { setTimeout as sleep } from 'node:timers/promises'
import type { Breach } from '@tealight/db/assessments/invariants'
import { outbox, type Wrote } from '../crowd/outbox.ts'
import { openPage, type Page } from '../crowd/page.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'
import { canary, type Acknowledged } from './writers.ts'

export interface Talk {
  acknowledged: Acknowledged[]
  /** Says so many things, by all people at once; each is sent again with its key until it was taken. */
  say(count: number): Promise<void>
  /** Waits until all have been told all, for so long at most. */
  settle(seconds: number): Promise<void>
  check(): Promise<Breach[]>
  /** How many messages were changed, taken back, hidden, and read again at another api at once. */
  changes: { edited: number; takenBack: number; hidden: number; read: number }
  end(): void
}

/**
 * People in a room who speak, change their words and take them back, and a moderator who hides some, while their lines
 * break by themselves as well. Each time they come back they come to any of the apis.
 */
export function startTalk({ origin, doors, members, room, look }: World, random: Random): Talk {
  const acknowledged: Acknowledged[] = []
  const authors = new Map<string, Page>()
  const changes: Talk['changes'] = { edited: 0, takenBack: 0, hidden: 0, read: 0 }
  const wrong = new Map<string, number>()
  const note = (name: string) => wrong.set(name, (wrong.get(name) ?? 0) + 1)
  const door = () => doors[random.below(2)] ?? doors[0]
  const { heard, speak } = outbox()
  let said = 0
  const pages = members.map(({ cookie }) =>
    openPage({ origin, door, cookie, room, heard, wrong: note, wait: () => 20 + random.below(150) }),
  )
  const breaking = setInterval(() => pages[random.below(pages.length)]?.cut(), 250)

  async function sayOne(page: Page): Promise<void> {
    said += 1
    const at = said
    const grave = at % 3 === 0
    const text = `${grave ? 'I want to kill myself.' : 'The kettle is on.'} ${canary} in the room ${at}`
    const key = crypto.randomUUID()
    const clicked = performance.now()
    const answer = await speak(page, text, key)
    const { post } = answer
    const told = { key, post, grave, versions: 1, clicked, acknowledged: performance.now() }
    acknowledged.push(told)
    authors.set(post, page)
    if (at % 5 === 0) await readAtOnce(page, answer)
    await readOwn(page, answer)
    if (at % 7 === 0) {
      await change(page, 'PUT', post, { version: 1, text: `${text} (changed)` })
      told.versions = 2
      changes.edited += 1
    }
    if (at % 11 === 0) {
      await change(page, 'DELETE', post)
      changes.takenBack += 1
    } else if (at % 13 === 0) await hide(post)
  }

  /** Whoever was told that their words are there finds them there, whichever api they ask. */
  async function readAtOnce({ cookie }: Page, { post, number }: Wrote): Promise<void> {
    for (;;) {
      // others may have said more than a page meanwhile
      const answer = await ask(door(), `/api/rooms/${room}?before=${number + 1}`, { cookie })
      if (answer?.ok) {
        const { messages } = (await answer.json().catch(() => ({ messages: null }))) as {
          messages: { id: string }[] | null
        }
        if (messages && !messages.some(({ id }) => id === post)) note('one’s own words were not there when one read')
        if (messages) break
      }
      await sleep(50)
    }
    changes.read += 1
  }

  /** And is told of them by their line. */
  async function readOwn({ seen }: Page, { number, post }: Wrote): Promise<void> {
    for (let waited = 0; waited < 300; waited += 1) {
      if (seen.get(number)?.id === post) return
      await sleep(100)
    }
    note('one’s own words were not seen within 30 s')
  }

  async function change({ cookie }: Page, method: string, post: string, body?: object): Promise<void> {
    for (;;) {
      const answer = await ask(door(), `/api/posts/${post}`, { method, cookie, body })
      // a retry of a change that was made finds it so, or finds nothing to take back any more
      if (answer && (answer.ok || answer.status === 404)) return
      if (answer && answer.status !== 503) note(`an answer that nobody should get: ${answer.status}`)
      await sleep(50)
    }
  }

  /** As a moderator does, whose change the other processes are not rung for. */
  async function hide(post: string): Promise<void> {
    for (;;) {
      const done = await look`
        with raised as (update threads set revision = revision + 1 where id = ${room} returning revision)
        update posts set state = 'hidden', revision = raised.revision from raised where id = ${post}`.catch(() => null)
      if (done) break
      await sleep(50)
    }
    changes.hidden += 1
  }

  async function ask(
    place: string,
    path: string,
    { method = 'GET', cookie, body }: { method?: string; cookie: string; body?: object | undefined },
  ): Promise<Response | null> {
    return fetch(`${place}${path}`, {
      method,
      headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(8_000),
    }).catch(() => null)
  }

  return {
    acknowledged,
    changes,
    async say(count) {
      let left = count
      await Promise.all(
        pages.map(async (page) => {
          while (left > 0) {
            left -= 1
            await sayOne(page)
          }
        }),
      )
    },
    async settle(seconds) {
      clearInterval(breaking)
      for (let waited = 0; waited < seconds * 5; waited += 1) {
        const [row] = await look<{ revision: number }[]>`select revision from threads where id = ${room}`
        if (pages.every(({ revision }) => revision === row?.revision)) return
        await sleep(200)
      }
      note('somebody was not told all')
    },
    async check() {
      const rows = await look<{ number: number; id: string; version: number; state: string }[]>`
        select number, id, version, state from posts where thread_id = ${room} order by number`
      for (const page of pages) {
        const { seen } = page
        const numbers = [...seen.keys()].sort((a, b) => a - b)
        if (numbers.join() !== rows.map(({ number }) => number).join()) note('a message that somebody was not told of')
        for (const { number, id, version, state } of rows) {
          const one = seen.get(number)
          if (!one) continue
          if (one.id !== id) note('another message than the store has')
          if (one.version !== version && state !== 'deleted') note('a change that somebody was not told of')
          const mayRead = state === 'shown' || (state === 'hidden' && authors.get(id) === page)
          if (mayRead !== (one.text !== null)) note(`a message that is ${state}, and one page does not know`)
        }
      }
      return [...wrong].map(([name, count]) => ({ name: `room: ${name}`, count }))
    },
    end() {
      clearInterval(breaking)
      for (const page of pages) page.end()
    },
  }
}
