import { sql } from 'drizzle-orm'
import { macs } from '../keys/directory.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import type { RoleHeld, Staff } from './reach.ts'
import { freshMinutes, idleMinutes, staffToken } from './session.ts'

export interface StaffSession {
  staff: Staff
  tokenHash: Buffer
  /** The last act is not noted to the minute yet: see touchStaffSession. */
  stale: boolean
}

/** The live session that a token opens, or null: unknown, idle, over, or its account was ended. */
export async function readStaffSession(db: Db, token: string): Promise<StaffSession | null> {
  const parts = staffToken(token)
  if (!parts) return null
  for (const hash of macs(db.keys, 'session', ...parts)) {
    const [row] = await select(db, { hash })
    if (row) {
      const { id, name, roles, verifiedFresh, stale } = row
      return { staff: { id, name, roles, verifiedFresh }, tokenHash: hash, stale }
    }
  }
  return null
}

interface Row {
  id: string
  name: string
  roles: RoleHeld[]
  verifiedFresh: boolean
  stale: boolean
}

const select = statement<Row, { hash: Buffer }>(
  (now) => sql`
    select staff.id, staff.name,
      coalesce((
        select json_agg(json_build_object('role', role, 'group', group_id) order by role, group_id)
        from staff_roles where staff_id = staff.id
      ), '[]') as roles,
      verified_at > ${now} - make_interval(mins => ${freshMinutes}::int) as "verifiedFresh",
      seen_at < ${now} - interval '1 minute' as stale
    from staff_sessions join staff on staff.id = staff_sessions.staff_id
    where token_hash = ${sql.placeholder('hash')} and not staff.ended
      and ends_at > ${now} and seen_at > ${now} - make_interval(mins => ${idleMinutes}::int)`,
)
