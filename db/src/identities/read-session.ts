import { and, gte, inArray, sql } from 'drizzle-orm'
import { derive, open } from '../keys/box.ts'
import { macs } from '../keys/directory.ts'
import type { Db } from '../store.ts'
import { sessions } from '../tables/identities.ts'
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
  const [row] = await db.sql
    .select({
      tokenHash: sessions.tokenHash,
      sealedRoot: sessions.sealedRoot,
      stale: sql<boolean>`${sessions.seenOn} < (${db.now})::date`,
    })
    .from(sessions)
    .where(
      and(
        inArray(sessions.tokenHash, macs(db.keys, 'session', bytes)),
        gte(sessions.endsOn, sql`(${db.now})::date`),
        gte(sessions.seenOn, sql`(${db.now})::date - ${idleDays}::int`),
      ),
    )
  const root = row && open(derive(bytes, 'session root'), row.sealedRoot, 'session root')
  return root ? { root: asRoot(root), tokenHash: row.tokenHash, stale: row.stale } : null
}
