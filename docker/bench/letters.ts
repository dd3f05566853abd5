import { randomUUID } from 'node:crypto'
import { send, type Meeting } from './members.ts'

/** What people write, some 350 characters; no two the same. */
export function letter(n: number): string {
  return [
    `It is the ${n}. night that I have been awake since three, and the house is quiet. What helped a little was to write down what I would say to a friend who felt as I do.`,
    'Thank you for asking how it went. I called, somebody listened for half an hour, and afterwards I slept until the morning. I do not know yet what comes next, and that is all right for now.',
  ].join('\n\n')
}

/** Opens threads with so many posts each, by all members in turn. Gives their ids. */
export async function writeThreads(
  origin: string,
  { group, members }: Pick<Meeting, 'group' | 'members'>,
  { threads, posts }: { threads: number; posts: number },
): Promise<string[]> {
  const ids: string[] = []
  let next = 0
  async function work() {
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
  await Promise.all(Array.from({ length: 32 }, work))
  return ids
}
