import { generateSync } from 'otplib'
import type { Db } from '@tealight/db/connect'
import { invite } from '@tealight/db/staff/invite'
import type { StaffRole } from '@tealight/db/words'
import type { Ask, Asked } from './makers.ts'
import { anAuthenticator } from './authenticator.ts'

/** The cookie pairs that an answer set, by name. */
export function cookiesOf(answer: Asked): Record<string, string> {
  const lines = (answer.headers['set-cookie'] ?? '').split(/,(?=[^ ;]+=)/)
  return Object.fromEntries(lines.map((line) => line.split(';')[0]?.split('=') ?? []))
}

export const cookieOf = (answer: Asked, name: string): string => `${name}=${cookiesOf(answer)[name] ?? ''}`

let count = 0

export interface StaffMember {
  name: string
  /** The session, as a cookie pair. */
  cookie: string
  code: string
}

/** Somebody with this role who joined by a code and a passkey, over HTTP. */
export async function aStaffMember(
  { ask, origin, db }: { ask: Ask; origin: string; db: Db },
  role: StaffRole,
  group: string | null = null,
) {
  const code = await db.transaction((tx) => invite(tx, 'operator', { role, group }))
  const name = `Robin ${(count += 1)}`
  const started = await ask('POST', '/api/desk/join', { body: { code, name } })
  const passkey = anAuthenticator(origin)
  const finished = await ask('POST', '/api/desk/join/finish', {
    body: { passkey: passkey.make(started.body.options) },
    cookie: cookieOf(started, 'dc'),
  })
  if (finished.status !== 201) throw new Error(`did not join: ${finished.text}`)
  return { name, code, passkey, cookie: cookieOf(finished, 'd') }
}

/** What an app with numbers shows, so many seconds from now. */
export const numberOf = (secret: string, later = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later })
