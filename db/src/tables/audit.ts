import { bigint, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from './types.ts'

/** What staff did and what they opened. Each row holds the hash of the one before it; rows are only ever added. */
export const audit = pgTable('audit', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** The staff account; null for the operator at the command line and for the worker. */
  actor: uuid(),
  /** Which part of the service: `api`, `worker`, `operator`. In place of an address, which is never kept. */
  service: text().notNull(),
  act: text().notNull(),
  /** The id of what it was done to. */
  object: text(),
  groupId: uuid('group_id'),
  /** Ids, codes and numbers only, never words. */
  detail: jsonb().notNull(),
  prev: bytes().notNull(),
  hash: bytes().notNull(),
})
