import { randomUUID } from 'node:crypto'
import { anxious } from '../demo/anxious.ts'
import { carers } from '../demo/carers.ts'
import { asTyped } from '../demo/group.ts'
import { loss } from '../demo/loss.ts'
import { nights } from '../demo/nights.ts'
import { students } from '../demo/students.ts'
import { work } from '../demo/work.ts'
import { send, type Meeting } from './members.ts'

/** As people write, some 350 characters: texts of the demo put together, and a number of its own. */
export function letter(n: number): string {
  const parts = [n, n * 7 + 3, n * 13 + 5].map((at) => texts[at % texts.length] ?? '')
  return `${parts.join('\n\n')}\n\nThat was night ${n}.`
}

/** By this a letter is known in an answer. */
export const signature = 'That was night'

const texts = [anxious, carers, loss, nights, students, work].flatMap(({ threads }) =>
  threads.flatMap(({ posts }) => posts.map(([, text]) => asTyped(text, () => 'you'))),
)

/** Opens threads with so many posts each, by all members in turn. Gives their ids. */
export async function writeThreads(
  origin: string,
  { group, members }: Pick<Meeting, 'group' | 'members'>,
  { threads, posts }: { threads: number; posts: number },
): Promise<string[]> {
  const ids: string[] = []
  let next = 0
  async function write() {
    for (let at = next++; at < threads; at = next++) ids[at] = await writeThread(at)
  }
  async function writeThread(at: number): Promise<string> {
    const cookie = (n: number) => members[(at + n) % members.length]?.cookie ?? ''
    const first = { title: `Awake again, ${at + 1}`, text: letter(at * posts), clientKey: randomUUID() }
    const opened = await send(origin, `/api/groups/${group}/threads`, cookie(0), first)
    const { thread } = (await opened.json()) as { thread: string }
    for (let n = 1; n < posts; n++) {
      const body = { text: letter(at * posts + n), clientKey: randomUUID() }
      const written = await send(origin, `/api/threads/${thread}/posts`, cookie(n), body)
      await written.body?.cancel()
    }
    return thread
  }
  await Promise.all(Array.from({ length: 32 }, write))
  return ids
}
