import { sql } from 'drizzle-orm'
import { readGroup } from '../src/groups/read.ts'
import type { Finding } from '../src/crisis/finding.ts'
import type { Db } from '../src/connect.ts'
import { raiseFlag } from '../src/flags/raise.ts'
import type { Staff } from '../src/staff/reach.ts'
import type { Content } from '../src/texts/seal.ts'
import { rankOf, type Severity, type StaffRole } from '../src/words.ts'
import { aMember, aThread, type Member } from './makers.ts'

/** An account with a role in a group, in every group, or in none, as its session would say it. */
export async function someStaff(owner: Db, role: StaffRole | null, ...groups: (string | null)[]): Promise<Staff> {
  const name = `Staff ${crypto.randomUUID().slice(0, 8)}`
  const [made] = await owner.sql.execute<{ id: string }>(
    sql`insert into staff (name, joined_on) values (${name}, now()::date) returning id`,
  )
  if (!made) throw new Error('nobody was made')
  const roles = role === null ? [] : (groups.length === 0 ? [null] : groups).map((group) => ({ role, group }))
  for (const held of roles)
    await owner.sql.execute(
      sql`insert into staff_roles (staff_id, role, group_id) values (${made.id}, ${held.role}, ${held.group}::uuid)`,
    )
  return { id: made.id, name, roles, verifiedFresh: true }
}

export interface Flagged {
  flag: string
  group: string
  author: Member
  thread: string
  post: string
  content: Content
}

/** A thread of a new member, and a flag of its first post. */
export async function aFlag(
  db: Db,
  group: string,
  { severity = 'concern', text = 'I am awake', findings = [], from }: FlagWish = {},
): Promise<Flagged> {
  await readGroup(db, group)
  const author = await aMember(db, group)
  const content = { title: 'A night', text }
  const { thread, post } = await aThread(db, author, content)
  const kind = from === undefined ? ('finding' as const) : ('report' as const)
  const detail = { findings, content, ...(from !== undefined && { reason: 'worried' as const }) }
  const rank = rankOf(severity)
  const signal = { group, subject: post, author: author.id, version: 1, kind, rank, from, detail }
  const { flag } = await db.transaction((tx) => raiseFlag(tx, signal))
  return { flag, group, author, thread, post, content }
}

interface FlagWish {
  severity?: Severity
  text?: string
  findings?: Finding[]
  /** Somebody who reported it. */
  from?: string
}
