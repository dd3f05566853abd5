import { error, type RequestEvent } from '@sveltejs/kit'
import { problems, type Answer, type Contract, type Input, type ProblemCode } from '@tealight/api/contract'
import type { Door } from '../serve.ts'

export interface Problem {
  code: ProblemCode
  status: number
  /** Which parts were wrong and why; never what was sent. */
  fields: { path: string; reason: string }[]
  /** Seconds. */
  retryAfter?: number
}
export type Result<T> = { ok: true; data: T } | { ok: false; problem: Problem }

/** The one door to the api: what goes in and what comes out is said by the contract. */
export async function call<C extends Contract>(
  event: RequestEvent,
  contract: C,
  input: Input<C>,
  { within = 6000 }: { within?: number } = {},
): Promise<Result<Answer<C>>> {
  const door = event.platform?.req.door
  if (!door) return unavailable
  const parts = partsOf(input)
  const cookies = cookiesFor(event, contract, door)
  const answer = await before(
    within,
    door.call({
      method: contract.method,
      url: fill(contract.url, parts.params) + search(parts.query),
      headers: {
        accept: 'application/json',
        origin: door.origin,
        ...(cookies && { cookie: cookies }),
        // a desk that looks again every minute must not keep itself signed in
        ...(event.request.method === 'GET' && event.url.searchParams.has('watch') && { 'x-unattended': '1' }),
        ...(parts.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      address: door.address,
    }),
  )
  if (!answer) return unavailable
  passCookies(event, answer.headers['set-cookie'])
  const said = parse(answer.body)
  if (answer.status >= 400) return { ok: false, problem: problemOf(answer.status, said) }
  return { ok: true, data: answered<C>(said) }
}

/** For a page that cannot be shown without the answer: a problem becomes the error page. */
export function need<T>(result: Result<T>): T {
  if (result.ok) return result.data
  // a page asks for nothing but what stands in its address: when that has the wrong shape, there is no such page
  return stop(result.problem.code === 'invalid' ? 'not_found' : result.problem.code)
}

/** Ends in the error page for this code. */
export function stop(code: ProblemCode): never {
  error(problems[code], code, { code })
}

/** The session's cookie has the strong name wherever the browser allows it. */
export function sessionName(origin: string): string {
  return strongName('s', origin)
}

function strongName(name: string, origin: string): string {
  return origin.startsWith('https:') ? `__Host-${name}` : name
}

const unavailable: { ok: false; problem: Problem } = {
  ok: false,
  problem: { code: 'unavailable', status: 503, fields: [] },
}

/**
 * Only what the route looks at goes on: a member's session, or those of the desk, never both. As the browser sent it, so
 * that the api can refuse a request that holds two; or as an earlier call of this request has changed it.
 */
function cookiesFor(event: RequestEvent, { url }: Contract, { origin }: Door): string {
  const names = (url.startsWith('/api/desk/') ? ['d', 'dc'] : ['s']).map((name) => strongName(name, origin))
  const sent = (event.request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return names
    .flatMap((name) => event.locals.cookies?.[name] ?? sent.filter((cookie) => cookie.startsWith(`${name}=`)))
    .filter((cookie) => cookie !== '')
    .join('; ')
}

function passCookies(event: RequestEvent, header: string | string[] | undefined): void {
  for (const line of [header ?? []].flat()) {
    const { name, value, ...attributes } = event.cookies.parse(line) ?? {}
    if (!name) continue
    event.locals.cookies = { ...event.locals.cookies, [name]: value ? `${name}=${value}` : '' }
    event.cookies.set(name, value ?? '', {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      ...attributes,
      encode: (same) => same ?? '',
    })
  }
}

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** `Input` stays open while the contract is a type parameter; whatever the contract, it has no other parts than these. */
function partsOf(input: unknown): Parts {
  return input as Parts
}

/** The api serialises its answers by the same contract: what comes from it has this shape. */
function answered<C extends Contract>(said: unknown): Answer<C> {
  return said as Answer<C>
}

function fill(url: string, params: Record<string, unknown> = {}): string {
  return url.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(String(params[name])))
}

function search(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length ? `?${new URLSearchParams(given)}` : ''
}

function before<T>(deadline: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((done) => {
    const timer = setTimeout(done, deadline, undefined)
    promise.then(done, () => done(undefined)).finally(() => clearTimeout(timer))
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}

function problemOf(status: number, said: unknown): Problem {
  const {
    code,
    fields = [],
    retryAfter,
  } = Object(said) as { code?: string; fields?: Problem['fields']; retryAfter?: number }
  if (!isCode(code))
    return { code: status < 500 ? 'invalid' : 'unavailable', status: status < 500 ? status : 503, fields: [] }
  return { code, status, fields, ...(retryAfter !== undefined && { retryAfter }) }
}

function isCode(code: string | undefined): code is ProblemCode {
  return code !== undefined && Object.hasOwn(problems, code)
}
