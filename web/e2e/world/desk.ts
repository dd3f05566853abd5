import { randomBytes, randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { Answer } from '@tealight/api/contract'
import type { FlagLine, listFlags } from '@tealight/api/contract/flags'
import type { StaffRole } from '../../../db/src/words.ts'
import { invite } from '../../../db/src/staff/invite.ts'
import { joinStaff } from '../../../db/src/staff/join.ts'
import { newTyped } from '../../../db/src/staff/typed.ts'
import type { Db } from '../../../db/src/connect.ts'
import { withStore } from '../../../docker/groups/store.ts'
import { readSettings } from '../../../docker/settings.ts'
import { origin } from './ask.ts'
import type { Member } from './people.ts'
import { aThread } from './texts.ts'

/** Somebody of the staff, who could sit down at any device. */
export interface StaffMember {
  name: string
  id: string
  /** The session, as its cookie holds it. */
  session: string
}

/** An account with a role, signed in: by the verbs themselves, so that no story of the desk hangs on passkeys. */
export async function aStaffMember(
  group: string | null,
  role: StaffRole = 'moderator',
  called = 'Robin',
): Promise<StaffMember> {
  const name = `${called} ${randomUUID().slice(0, 6)}`
  const id = randomUUID()
  const session = await inStore((db) =>
    db.transaction(async (tx) => {
      const code = await invite(tx, 'operator', { role, group })
      const proof = { way: 'number', secret: randomBytes(20), deskKey: newTyped(), step: 0 } as const
      return joinStaff(tx, { id, name, code, proof })
    }),
  )
  return { name, id, session }
}

/** From now on somebody of the staff is signed in on this device. */
export async function seat(context: BrowserContext, { session }: StaffMember, at = origin): Promise<void> {
  await context.addCookies([{ name: 'd', value: session, url: at, httpOnly: true, sameSite: 'Lax' }])
}

/** Asks the desk's api as somebody of the staff. */
export async function askDesk<T>(
  by: StaffMember,
  path: string,
  { method = 'GET', body }: { method?: 'GET' | 'POST' | 'PUT'; body?: unknown } = {},
): Promise<T> {
  const answer = await fetch(`${origin}/api/desk${path}`, {
    method,
    headers: {
      origin,
      cookie: `d=${by.session}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said = (await answer.json()) as T
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`)
  return said
}

/** Words that the engine finds grave. */
export const grave = 'I want to kill myself tonight. The kettle is still warm.'

/** A conversation whose first words call for somebody, and the flag that they raised. */
export async function aFlag(
  author: Member,
  reader: StaffMember,
  text = grave,
): Promise<{ thread: string; flag: string }> {
  const before = new Set((await flagsSeenBy(reader)).map(({ id }) => id))
  const thread = await aThread(author, { title: 'This night', text })
  const raised = (await flagsSeenBy(reader)).find(({ id }) => !before.has(id))
  if (!raised) throw new Error('no flag was raised')
  return { thread, flag: raised.id }
}

export async function flagsSeenBy(reader: StaffMember): Promise<FlagLine[]> {
  return (await askDesk<Answer<typeof listFlags>>(reader, '/flags')).flags
}

/** Lets so many minutes pass for one flag, as its clock and whoever holds it see them. */
export async function letPass(flag: string, minutes: number): Promise<void> {
  await inStore((db) =>
    db.run(
      `update flags set due_at = due_at - make_interval(mins => $2::int),
        escalate_at = escalate_at - make_interval(mins => $2::int),
        opened_at = opened_at - make_interval(mins => $2::int),
        held_until = held_until - make_interval(mins => $2::int) where id = $1`,
      [flag, minutes],
    ),
  )
}

/** As if the last test text had not come through for an hour; or as if it had, just now. */
export async function setPulse(alive: boolean): Promise<void> {
  await inStore((db) => db.run(`update pulse set seen_at = now() - make_interval(mins => $1::int)`, [alive ? 0 : 60]))
}

export async function inStore<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const settings = readSettings({ PORT: process.env['STORY_PORT'], TEALIGHT_DATA: process.env['STORY_DATA'] })
  const done: { result?: { given: T } } = {}
  await withStore(settings, async (db) => {
    done.result = { given: await work(db) }
  })
  if (!done.result) throw new Error('the store was not opened')
  return done.result.given
}
