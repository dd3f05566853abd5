import type { Db } from '@tealight/db/connect'
import { graveActs, type DeskAct } from '@tealight/db/policy'
import { groupsFor, type Staff } from '@tealight/db/staff/reach'
import { readStaffSession, type StaffSession } from '@tealight/db/staff/read-session'
import { touchStaffSession } from '@tealight/db/staff/touch-session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { EdgeProblem } from './errors.ts'
import { tokenOf } from './session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is at the desk; null on every route that is not of the desk. */
    staffSession: StaffSession | null
  }
  interface FastifyContextConfig {
    desk?: DeskAct | 'staff'
    unattended?: boolean
  }
}

/** Sent by web for a page that reloads itself without script: it only ever makes a session end sooner. */
const unattendedHeader = 'x-unattended'

/** The cookie of a staff session, beside and apart from a member's; for its options see session.ts. */
export function deskCookie(origin: string) {
  const secure = origin.startsWith('https:')
  const name = secure ? '__Host-d' : 'd'
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  return {
    name,
    set: (answer: FastifyReply, token: string) => answer.setCookie(name, token, options),
    clear: (answer: FastifyReply) => answer.clearCookie(name, options),
  }
}

/**
 * The gate of the desk. A route whose contract names a desk act is closed to all but staff whose role includes it
 * somewhere; in which groups, the verb itself asks (requireReach). Roles are read anew for each request.
 */
export const desk = plugin(
  async (app, { db, origin }: { db: Db; origin: string }) => {
    app.decorateRequest('staffSession', null)
    app.addHook('preValidation', async (request) => {
      const { desk: act, unattended } = request.routeOptions.config
      if (request.is404 || act === undefined) return
      const session = await readDesk(db, origin, request)
      if (!session) throw new EdgeProblem('sign_in')
      request.staffSession = session
      if (act !== 'staff' && groupsFor(session.staff, act).length === 0) throw new EdgeProblem('not_allowed')
      if (act !== 'staff' && graveActs.includes(act) && !session.staff.verifiedFresh) throw new EdgeProblem('step_up')
      // what a page asks by itself is no act of a person; a page that looks again by itself says so
      const byItself = unattended === true || request.headers[unattendedHeader] !== undefined
      if (session.stale && !byItself) await db.transaction((tx) => touchStaffSession(tx, session.tokenHash))
    })
  },
  { name: 'desk', dependencies: ['sessions'] },
)

/** The staff session that a request carries, on whatever route; null when there is none. */
async function readDesk(db: Db, origin: string, request: FastifyRequest): Promise<StaffSession | null> {
  const token = deskTokenOf(origin, request)
  return token === null ? null : readStaffSession(db, token)
}

/** The token of the desk's cookie: for a socket, which looks again from time to time whether it still opens a session. */
export function deskTokenOf(origin: string, request: FastifyRequest): string | null {
  return tokenOf(request, deskCookie(origin).name)
}

/** Who acts, on a route of the desk. */
export function staffOf(request: { staffSession: StaffSession | null }): Staff {
  return staffSessionOf(request).staff
}

export function staffSessionOf(request: { staffSession: StaffSession | null }): StaffSession {
  if (!request.staffSession) throw new EdgeProblem('sign_in')
  return request.staffSession
}
