import { randomUUID } from 'node:crypto'

export interface Member {
  cookie: string
}

export interface Meeting {
  group: string
  thread: string
  members: Member[]
}

/** People who have joined a group of a running service, and a thread that the first of them opened. */
export async function gather(origin: string, count: number): Promise<Meeting> {
  const { groups } = await read<{ groups: { id: string; rulesVersion: number }[] }>(`${origin}/api/groups`)
  const [group] = groups
  if (!group) throw new Error('there is no group: start with --demo')
  const members = await Promise.all(Array.from({ length: count }, () => join(origin, group)))
  const [first] = members
  if (!first) throw new Error('nobody joined')
  const opened = await send(origin, `/api/groups/${group.id}/threads`, first.cookie, {
    title: 'How do you get through the night?',
    text: 'I lie awake from three to five and everything is louder then.',
    clientKey: randomUUID(),
  })
  return { group: group.id, thread: ((await opened.json()) as { thread: string }).thread, members }
}

/** Somebody new. */
export async function join(
  door: string,
  group: { id: string; rulesVersion: number },
  origin: string = door,
): Promise<Member> {
  // many join at once, and a name that was offered may be taken meanwhile
  for (let tries = 0; tries < 20; tries++) {
    const { offer } = await read<{ offer: string }>(`${door}/api/groups/${group.id}/names`)
    const body = { offer, choice: tries % 3, rulesVersion: group.rulesVersion }
    const answer = await post(door, `/api/groups/${group.id}/personas`, { origin, cookie: '' }, body)
    if (answer.status === 201) {
      return {
        cookie: answer.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      }
    }
    await answer.body?.cancel()
  }
  throw new Error('nobody could join')
}

/** Writes as a member would; throws when it is refused. */
export async function send(origin: string, path: string, cookie: string, body: unknown): Promise<Response> {
  const answer = await post(origin, path, { origin, cookie }, body)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

function post(
  door: string,
  path: string,
  { origin, cookie }: { origin: string; cookie: string },
  body: unknown,
): Promise<Response> {
  const headers = { origin, cookie, 'content-type': 'application/json' }
  return fetch(door + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function read<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T
}
