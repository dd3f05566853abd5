import { openFromEdge, sealForEdge, type Keys } from '@tealight/db/keys'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What a ceremony has to remember between its two requests: it goes out sealed, and rests nowhere. */
export interface Ticket {
  /** What the passkey must sign. */
  challenge: string
  /** Seconds since 1970; only bounds how long the ticket is good. */
  made: number
  /** What is being made, where something is; none at a sign-in. */
  account?: { id: string; name: string }
  /** The secret of the number, base64url. */
  secret?: string
  deskKey?: string
  code?: string
}

export type Ceremony = 'join' | 'sign in' | 'key'

/** A passkey answers at once; setting up an app with numbers takes longer. */
const passkeySeconds = 5 * 60
const numberSeconds = 15 * 60

/** A short-lived cookie of its own: it ties the ceremony to this browser, and no page can read it. */
export function ticketsFor(origin: string, keys: Keys) {
  const secure = origin.startsWith('https:')
  const name = secure ? '__Host-dc' : 'dc'
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  return {
    give(answer: FastifyReply, ceremony: Ceremony, ticket: Omit<Ticket, 'made'>): void {
      const sealed = sealForEdge(keys, purpose(ceremony), { ...ticket, made: seconds() })
      answer.setCookie(name, sealed, { ...options, maxAge: numberSeconds })
    },
    /** The ticket of this ceremony, while it is good; null for anything else. */
    read(request: FastifyRequest, ceremony: Ceremony, way: 'passkey' | 'number'): Ticket | null {
      const opened = openFromEdge(keys, purpose(ceremony), request.cookies[name] ?? '')
      const most = way === 'passkey' ? passkeySeconds : numberSeconds
      return isTicket(opened) && seconds() - opened.made < most ? opened : null
    },
    drop: (answer: FastifyReply) => answer.clearCookie(name, options),
  }
}

const purpose = (ceremony: Ceremony) => `desk ${ceremony}`

const seconds = () => Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000)

/** The seal has vouched for the rest. */
function isTicket(value: unknown): value is Ticket {
  return typeof value === 'object' && value !== null && 'challenge' in value && 'made' in value
}
