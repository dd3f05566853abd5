import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { roomStates } from '../words.ts'
import { personas } from './personas.ts'
import { threads } from './posts.ts'
import { oneOf } from './types.ts'

/** A live room. Its messages are the posts of its thread, so all that protects a post protects them. */
export const rooms = pgTable(
  'rooms',
  {
    threadId: uuid('thread_id')
      .primaryKey()
      .references(() => threads.id),
    title: text().notNull(),
    about: text().notNull(),
    state: text({ enum: roomStates }).notNull().default('open'),
    /** A message waits for a facilitator before others see it. */
    approval: boolean().notNull().default(false),
    /** Seconds between two messages of one person. */
    slow: integer().notNull().default(0),
    /** How many may be inside at once. */
    capacity: integer().notNull().default(60),
    /** Days after which a message is gone. */
    days: integer().notNull().default(30),
    /** The oldest message that is still there; those below have expired. */
    firstNumber: integer('first_number').notNull().default(1),
  },
  (table) => [check('rooms_state', oneOf(table.state, roomStates))],
)

/** A persona in a room. The times are for the moment only, and gone after the night: see settle. */
export const seats = pgTable(
  'seats',
  {
    threadId: uuid('thread_id')
      .notNull()
      .references(() => rooms.threadId),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    /** The first message that it may see: nothing from before it came in. */
    fromNumber: integer('from_number').notNull(),
    /** Went out again. The row stays, so that coming back is no way around a mute. */
    gone: boolean().notNull().default(false),
    /** The minute in which it was last here. */
    seenAt: timestamp('seen_at', { withTimezone: true }),
    /** When it last wrote, only while there is a slow mode. */
    wroteAt: timestamp('wrote_at', { withTimezone: true }),
    /** Slow mode for this one alone, in seconds. */
    slow: integer().notNull().default(0),
    /** May read, but not write, until then. */
    mutedUntil: timestamp('muted_until', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.threadId, table.personaId] }),
    // who is here: only a few rows have a time
    index('seats_here')
      .on(table.threadId, table.seenAt)
      .where(sql`seen_at is not null`),
  ],
)
