import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { decisionActs, escalationSteps, flagStates, flagSubjects, signalKinds } from '../words.ts'
import { groups } from './groups.ts'
import { personas } from './personas.ts'
import { staff } from './staff.ts'
import { bytes, oneOf } from './types.ts'

/** A version of a text that the worker has still to look at. The row is born with the text and goes when it was looked at. */
export const assessmentTasks = pgTable(
  'assessment_tasks',
  {
    subjectId: uuid('subject_id').notNull(),
    version: integer().notNull(),
    kind: text({ enum: flagSubjects }).notNull(),
    /** What the screen made of it, as a rank; 9 when it saw nothing. The gravest are looked at first. */
    rank: smallint().notNull(),
    /** Queued until then; past it somebody else may queue it again. */
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    /** How often it was queued: part of the job's id, so that a job that was lost does not hinder the next one. */
    queued: smallint().notNull().default(0),
    /** How often looking at it began. What was begun and not ended is looked at alone from then on. */
    starts: smallint().notNull().default(0),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  // few rows, each for a second: the key is its only index
  (table) => [
    primaryKey({ columns: [table.subjectId, table.version] }),
    check('tasks_kind', oneOf(table.kind, flagSubjects)),
  ],
)

/** What the worker made of one version of one text. */
export const assessments = pgTable(
  'assessments',
  {
    subjectId: uuid('subject_id').notNull(),
    version: integer().notNull(),
    engine: smallint().notNull(),
    /** Null when no human need look. */
    rank: smallint(),
    /** The findings as JSON under the author's data key; null when there are none or they could not be made. */
    sealed: bytes(),
    madeOn: date('made_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectId, table.version] })],
)

/** One row: when the last test text was written and when it was seen as it should be. Its absence shows on the desk. */
export const pulse = pgTable('pulse', {
  id: smallint().primaryKey(),
  sentAt: timestamp('sent_at', { withTimezone: true }),
  seenAt: timestamp('seen_at', { withTimezone: true }),
})

/** One thing that a human must look at. Signals gather on it; settled, it stays, and a new signal opens it again. */
export const flags = pgTable(
  'flags',
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    kind: text({ enum: flagSubjects }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Whose text it is. */
    personaId: uuid('persona_id').references(() => personas.id),
    state: text({ enum: flagStates }).notNull().default('open'),
    /** The gravest of its signals since it was opened, 1 to 4: smaller is graver. */
    rank: smallint().notNull(),
    /** When a human must have looked. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** When the next person is called; starts as `due_at`. */
    escalateAt: timestamp('escalate_at', { withTimezone: true }).notNull(),
    /** How many were called. Never lowered. */
    steps: smallint().notNull().default(0),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    /** How often it was opened again after it had been settled. */
    reopened: smallint().notNull().default(0),
    /** Who has it in hand, and until when without a sign of life. */
    holder: uuid().references(() => staff.id),
    heldUntil: timestamp('held_until', { withTimezone: true }),
    /** Raised with every change: an act names the one that it saw, and another one refuses it. */
    revision: integer().notNull().default(1),
    /** Its place in the changes of its group's desk: see `desks`. */
    number: integer().notNull(),
  },
  (table) => [
    unique('flags_subject').on(table.subjectId),
    // the queue of a group, the most urgent first, by keyset
    index('flags_queue')
      .on(table.groupId, table.rank, table.dueAt, table.id)
      .where(sql`state = 'open'`),
    // what is settled, newest first, by keyset
    index('flags_settled')
      .on(table.groupId, table.settledAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`state = 'settled'`),
    // whose clock ran out
    index('flags_clock')
      .on(table.escalateAt)
      .where(sql`state = 'open'`),
    // what a desk has missed
    index('flags_changes').on(table.groupId, table.number),
    // this persona's past
    index('flags_persona').on(table.personaId),
    check('flags_kind', oneOf(table.kind, flagSubjects)),
    check('flags_state', oneOf(table.state, flagStates)),
  ],
)

/** The key under which a flag keeps what it has: its own, so that it ends by itself. No row, nothing to read. */
export const flagKeys = pgTable('flag_keys', {
  flagId: uuid('flag_id')
    .primaryKey()
    .references(() => flags.id),
  wrapKey: smallint('wrap_key').notNull(),
  wrapped: bytes().notNull(),
})

/** One reason to look: what the engine found in a version, what a member reported, what the author answered. */
export const signals = pgTable(
  'signals',
  {
    id: uuid().primaryKey().defaultRandom(),
    flagId: uuid('flag_id')
      .notNull()
      .references(() => flags.id),
    kind: text({ enum: signalKinds }).notNull(),
    rank: smallint().notNull(),
    version: integer().notNull(),
    /** Who reported or answered, in this group. Only the notice of the outcome is made from it; the desk never shows it. */
    personaId: uuid('persona_id').references(() => personas.id),
    /** Whether the reporter heard what became of it. */
    told: boolean().notNull().default(false),
    /** To the minute. */
    at: timestamp({ withTimezone: true }).notNull(),
    /** Findings, reason and words, and the text as it stood, as JSON under the flag's key. */
    sealed: bytes().notNull(),
  },
  (table) => [
    // the same one twice is one
    unique('signals_once').on(table.flagId, table.kind, table.version, table.personaId).nullsNotDistinct(),
    check('signals_kind', oneOf(table.kind, signalKinds)),
  ],
)

/** What moderators write to each other about a case. */
export const caseNotes = pgTable(
  'case_notes',
  {
    id: uuid().primaryKey().defaultRandom(),
    flagId: uuid('flag_id')
      .notNull()
      .references(() => flags.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Under the flag's key. */
    sealed: bytes().notNull(),
  },
  (table) => [index('case_notes_flag').on(table.flagId)],
)

/** An act on a flag, with its reason. `before` is what its inverse brings back. */
export const decisions = pgTable(
  'decisions',
  {
    id: uuid().primaryKey().defaultRandom(),
    flagId: uuid('flag_id')
      .notNull()
      .references(() => flags.id),
    groupId: uuid('group_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    personaId: uuid('persona_id'),
    /** The version that was looked at. */
    version: integer().notNull(),
    act: text({ enum: decisionActs }).notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The rule of the group that it cites. */
    ruleId: text('rule_id'),
    rulesVersion: integer('rules_version'),
    /** How grave it was in the moderator's eyes, 1 to 4, 0 for not at all: what the engine learns from. */
    judged: smallint(),
    settled: boolean().notNull(),
    /** Ids, states and numbers only, never words. */
    before: jsonb().notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: uuid('undone_by').references(() => staff.id),
    /** The reason, and what was said to the author, under the flag's key. */
    sealed: bytes().notNull(),
  },
  (table) => [
    index('decisions_flag').on(table.flagId),
    index('decisions_persona').on(table.personaId),
    check('decisions_act', oneOf(table.act, decisionActs)),
  ],
)

/** Who was called when a clock ran out. */
export const escalations = pgTable(
  'escalations',
  {
    flagId: uuid('flag_id')
      .notNull()
      .references(() => flags.id),
    /** From 1; the flag's `steps` after it. */
    step: smallint().notNull(),
    kind: text({ enum: escalationSteps }).notNull(),
    /** Null for the operator, and for a lead whom there is not. */
    staffId: uuid('staff_id').references(() => staff.id),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The operator's webhook has taken it; null for the others, and until it has. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.flagId, table.step] }),
    check('escalations_kind', oneOf(table.kind, escalationSteps)),
  ],
)

/** A group's desk: a number that every change of a flag raises under the row's lock, and until when somebody is there. */
export const desks = pgTable('desks', {
  groupId: uuid('group_id')
    .primaryKey()
    .references(() => groups.id),
  number: integer().notNull().default(0),
  hereUntil: timestamp('here_until', { withTimezone: true }),
})

/** Who is called when a clock runs out, in this order. */
export const onCall = pgTable(
  'on_call',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    place: smallint().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.place] })],
)

/** When moderators are usually there, in the group's own zone. Weekday 1 is Monday. */
export const coverHours = pgTable(
  'cover_hours',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    weekday: smallint().notNull(),
    opens: time().notNull(),
    closes: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.weekday, table.opens] })],
)
