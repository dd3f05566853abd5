import { sql } from 'drizzle-orm'
import { derive, open } from '../keys/box.ts'
import { macs } from '../keys/directory.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import { idleDays } from './open-session.ts'
import { asRoot, type Root } from './root.ts'

/** Whose session it is; `stale` when today's visit is not noted yet (see touchSessions). */
export interface Session {
  root: Root
  tokenHash: Buffer
  stale: boolean
}

/** The session that a token opens, or null: unknown, ended, or not a token at all. */
export async function readSession(db: Db, token: string): Promise<Session | null> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32) return null
  for (const hash of macs(db.keys, 'session', bytes)) {
    const [row] = await select(db, { hash })
    const root = row && open(derive(bytes, 'session root'), row.sealedRoot, 'session root')
    if (root) return { root: asRoot(root), tokenHash: hash, stale: row.stale }
  }
  return null
}

const select = statement<{ sealedRoot: Buffer; stale: boolean }, { hash: Buffer }>((now) => {
  const today = sql`(${now})::date`
  return sql`
    select sealed_root as "sealedRoot", seen_on < ${today} as stale from sessions
    where token_hash = ${sql.placeholder('hash')} and ends_on >= ${today} and seen_on >= ${today} - ${idleDays}::int`
})
