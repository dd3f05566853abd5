import fastifyCookie from '@fastify/cookie'
import { endSession } from '@tealight/db/identities/end-session'
import { readSession, type Session } from '@tealight/db/identities/read-session'
import { touchSessions } from '@tealight/db/identities/touch-sessions'
import type { Db } from '@tealight/db/connect'
import type { Root } from '@tealight/db/identities/root'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { EdgeProblem } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; null for a stranger. On a route that is not public it is never null. */
    session: Session | null
  }
  interface FastifyContextConfig {
    public?: boolean
  }
}

/**
 * `__Host-` binds the cookie to this host and to https. On http://localhost, which is only ever the machine itself, some
 * browsers refuse that, so there it has a plain name.
 */
export function cookieFor(origin: string) {
  const secure = origin.startsWith('https:')
  const name = secure ? '__Host-s' : 's'
  // no Max-Age: it ends with the browser. Lax: a link from elsewhere must not sign anybody out, and no GET changes anything
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  return {
    name,
    set: (answer: FastifyReply, token: string) => answer.setCookie(name, token, options),
    clear: (answer: FastifyReply) => answer.clearCookie(name, options),
  }
}

/** Reads the session of each request, and closes every route to strangers until its contract says `public`. */
export const sessions = plugin(
  async (app, { db, origin }: { db: Db; origin: string }) => {
    const cookie = cookieFor(origin)
    const seen = gatherVisits(db)
    await app.register(fastifyCookie)
    app.decorateRequest('session', null)
    app.addHook('onClose', seen.flush)

    app.addHook('preValidation', async (request) => {
      if (request.is404) return
      const token = tokenOf(request, cookie.name)
      request.session = token === null ? null : await readSession(db, token)
      if (request.session?.stale) seen.note(request.session)
      if (!request.session && !request.routeOptions.config.public) throw new EdgeProblem('sign_in')
    })
  },
  { name: 'sessions' },
)

/** Ends the session that a request carries, if it carries one. */
export async function endOwnSession(db: Db, origin: string, request: FastifyRequest): Promise<void> {
  const token = tokenOf(request, cookieFor(origin).name)
  if (token !== null) await db.transaction((tx) => endSession(tx, token))
}

/** The token that the browser sent. Two of them mean that somebody planted one: refuse rather than guess. */
export function tokenOf(request: FastifyRequest, name: string): string | null {
  const header = request.headers.cookie
  if (header === undefined) return null
  const count = header.split(';').filter((pair) => pair.split('=')[0]?.trim() === name).length
  if (count > 1) throw new EdgeProblem('invalid')
  return request.cookies[name] ?? null
}

const hour = 60 * 60 * 1000
const mostGathered = 10_000

/** Gathers who visited today and notes it once an hour, all at once: see touchSessions. */
function gatherVisits(db: Db) {
  const visits = new Map<string, Buffer>()
  async function flush() {
    clearInterval(timer)
    const hashes = [...visits.values()]
    visits.clear()
    // a visit that is not noted costs nothing but a day of a session's life
    await db.transaction((tx) => touchSessions(tx, hashes)).catch(() => {})
  }
  let timer = setInterval(() => void flush().finally(restart), hour).unref()
  function restart() {
    timer = setInterval(() => void flush().finally(restart), hour).unref()
  }
  return {
    flush,
    note(session: Session) {
      if (visits.size < mostGathered) visits.set(session.tokenHash.toString('base64'), session.tokenHash)
    },
  }
}

/** The root of a request whose route is closed to strangers. */
export function rootOf(request: { session: Session | null }): Root {
  return sessionOf(request).root
}

export function sessionOf(request: { session: Session | null }): Session {
  if (!request.session) throw new EdgeProblem('sign_in')
  return request.session
}
