import type { App } from '../src/app.ts'
import type { TestApi } from '../../docker/testing.ts'
import { aGroup as aGroupIn } from '../../db/test/makers.ts'

export interface Asked {
  status: number
  headers: Record<string, string>
  text: string
  // what came, whatever it is: a test looks into it by name
  body: any // eslint-disable-line @typescript-eslint/no-explicit-any
  /** The cookie pair that the answer set, if it set one. */
  cookie: string | undefined
}

export interface Question {
  body?: unknown
  cookie?: string | undefined
  headers?: Record<string, string>
  address?: string
}

export type Ask = (method: string, url: string, question?: Question) => Promise<Asked>

/** Asks without a socket, as our own pages do. */
export function asking(api: App, origin: string): Ask {
  return async (method, url, { body, cookie, headers, address } = {}) => {
    const answer = await api.inject({
      method: method as 'GET',
      url,
      ...(body !== undefined && { payload: body as object }),
      headers: { origin, ...(cookie !== undefined && { cookie }), ...headers },
      ...(address !== undefined && { remoteAddress: address }),
    })
    const known = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const)
    return asked(answer.statusCode, Object.fromEntries(known), answer.body)
  }
}

/** Asks over a real socket. */
export function askingOver(base: string, origin: string): Ask {
  return async (method, url, { body, cookie, headers } = {}) => {
    const answer = await fetch(new URL(url, base), {
      method,
      headers: {
        origin,
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    return asked(answer.status, Object.fromEntries(answer.headers), await answer.text())
  }
}

function asked(status: number, headers: Record<string, string>, text: string): Asked {
  const isJson = /json/.test(headers['content-type'] ?? '')
  return {
    status,
    headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
    cookie: headers['set-cookie']?.split(';')[0],
  }
}

export const aGroup = (test: Pick<TestApi, 'db'>, more: Parameters<typeof aGroupIn>[1] = {}): Promise<string> =>
  aGroupIn(test.db, more)

export interface Member {
  cookie: string
  group: string
  id: string
  name: string
}

/** Joins over HTTP; somebody new unless a cookie is given. */
export async function aMember(ask: Ask, group: string, question: Question = {}): Promise<Member> {
  const { offer } = (await ask('GET', `/api/groups/${group}/names`, question)).body
  const body = { offer, choice: 0, rulesVersion: 1 }
  const joined = await ask('POST', `/api/groups/${group}/personas`, { ...question, body })
  if (joined.status !== 201) throw new Error(`did not join: ${joined.text}`)
  return { cookie: question.cookie ?? joined.cookie ?? '', group, id: joined.body.id, name: joined.body.name }
}

export async function aThread(
  ask: Ask,
  by: Member,
  words: { title?: string; text?: string } = {},
): Promise<{ thread: string; post: string }> {
  const body = { title: 'A night', text: 'I am awake', ...words, clientKey: crypto.randomUUID() }
  const opened = await ask('POST', `/api/groups/${by.group}/threads`, { body, cookie: by.cookie })
  if (opened.status !== 201) throw new Error(`did not open: ${opened.text}`)
  return opened.body
}

export async function aReply(
  ask: Ask,
  by: Member,
  thread: string,
  text = 'So am I',
): Promise<{ post: string; number: number }> {
  const body = { text, clientKey: crypto.randomUUID() }
  const written = await ask('POST', `/api/threads/${thread}/posts`, { body, cookie: by.cookie })
  if (written.status !== 201) throw new Error(`did not reply: ${written.text}`)
  return written.body
}
