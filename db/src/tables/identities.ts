import { date, index, pgTable } from 'drizzle-orm/pg-core'
import { bytes } from './types.ts'

/**
 * Made when a person draws a recovery phrase, not before. Nothing here or in `sessions` leads to a persona: those ids
 * come from the root, and the root is sealed under the phrase or under the token, neither of which we have.
 */
export const identities = pgTable('identities', {
  /** HMAC of the phrase under a key that is not in this store. */
  lookup: bytes().primaryKey(),
  sealedRoot: bytes('sealed_root').notNull(),
  /** HMAC(root, 'sessions'): finds the sessions of this identity to end them, and its row to replace the phrase. */
  owner: bytes().notNull().unique(),
  /** The first day of the month in which it was last used. */
  seenOn: date('seen_on').notNull(),
})

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    sealedRoot: bytes('sealed_root').notNull(),
    owner: bytes().notNull(),
    /** Days, not instants: a finer time beside the times of posts would tell whose session it is. */
    seenOn: date('seen_on').notNull(),
    endsOn: date('ends_on').notNull(),
  },
  (table) => [
    // ends all sessions of an identity: sign out everywhere, a replaced phrase
    index('sessions_owner').on(table.owner),
  ],
)
