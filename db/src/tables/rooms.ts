import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import { meetingStates, roomStates, surges } from '../words.ts'
import { personas } from './personas.ts'
import { threads } from './posts.ts'
import { staff } from './staff.ts'
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
    /** It is open only while a meeting is held: see meetings. */
    byMeeting: boolean('by_meeting').notNull().default(false),
    /** Why it came to `approval` by itself; null when somebody chose it. */
    surge: text({ enum: surges }),
    /** No surge is looked for until then: somebody said that it is none. */
    calmUntil: timestamp('calm_until', { withTimezone: true }),
    /** How many came in within the newest minute in which somebody came. Gone after the night. */
    joined: integer().notNull().default(0),
    joinedAt: timestamp('joined_at', { withTimezone: true }),
    /** The newest number that was given to somebody who waits for a free seat. */
    lastWaiting: integer('last_waiting').notNull().default(0),
    /** From which room one person stepped aside into this one; its thread is theirs alone. */
    asideOf: uuid('aside_of').references((): AnyPgColumn => rooms.threadId),
    /** Who offered it, and alone of the staff talks there. Gone after the night. */
    asideBy: uuid('aside_by').references(() => staff.id),
    /** It closes by itself then. Gone after the night. */
    openUntil: timestamp('open_until', { withTimezone: true }),
  },
  (table) => [check('rooms_state', oneOf(table.state, roomStates)), check('rooms_surge', oneOf(table.surge, surges))],
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
    /** Its place among those who wait for a free seat; such a row is `gone`. */
    waiting: integer(),
    /** The minute in which it was last here, or last asked for a seat. */
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

/**
 * An announced time at which a facilitator holds a room open. It is a time on the clocks of a place: the instant is made
 * of it each time, so that it is right after a change of the clocks, and after a change of the law.
 */
export const meetings = pgTable(
  'meetings',
  {
    id: uuid().primaryKey().defaultRandom(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => rooms.threadId),
    topic: text().notNull(),
    /** What will be talked about, in plain words. */
    agenda: text().notNull(),
    startsLocal: timestamp('starts_local', { withTimezone: false, mode: 'string' }).notNull(),
    /** An IANA zone. */
    zone: text().notNull(),
    minutes: integer().notNull(),
    state: text({ enum: meetingStates }).notNull().default('planned'),
    /** How many said what of it. */
    helped: integer().notNull().default(0),
    somewhat: integer().notNull().default(0),
    notToday: integer('not_today').notNull().default(0),
  },
  (table) => [
    index('meetings_room').on(table.threadId, table.startsLocal),
    // one at a time
    uniqueIndex('meetings_open')
      .on(table.threadId)
      .where(sql`state = 'open'`),
    check('meetings_state', oneOf(table.state, meetingStates)),
  ],
)

/** A facilitator who is there for a meeting. Without a row that has not run out, its room is not open. */
export const checkIns = pgTable(
  'check_ins',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.staffId] })],
)

/** Who means to come to a meeting, or was there and said how it was. Gone a week after it. */
export const signUps = pgTable(
  'sign_ups',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    /** Said how it was. What they said is only counted. */
    answered: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.personaId] }),
    index('sign_ups_persona').on(table.personaId),
  ],
)
