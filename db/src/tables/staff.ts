import { bigint, boolean, check, date, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { staffRoles } from '../words.ts'
import { groups } from './groups.ts'
import { personas } from './personas.ts'
import { bytes, oneOf } from './types.ts'

/** Moderators and those who run the place: named accounts, apart from identities. Members never see these names. */
export const staff = pgTable('staff', {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull().unique(),
  joinedOn: date('joined_on').notNull(),
  /** Cannot come in any more. */
  ended: boolean().notNull().default(false),
  /** The secret of the spare second factor, sealed; null where there is none. */
  totp: bytes(),
  /** The last time step that was used: a code counts once. */
  totpStep: bigint('totp_step', { mode: 'number' }).notNull().default(0),
  /** Keyed hash of what is shown once, and typed beside the number where there is no passkey. */
  deskKey: bytes('desk_key').unique(),
})

/** WebAuthn challenges that were answered: each counts once. A row stays as long as its challenge would be good. */
export const staffChallenges = pgTable('staff_challenges', {
  hash: bytes().primaryKey(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
})

/** A public key of WebAuthn. */
export const staffPasskeys = pgTable('staff_passkeys', {
  id: text().primaryKey(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  publicKey: bytes('public_key').notNull(),
  counter: bigint({ mode: 'number' }).notNull(),
  transports: text().array().notNull(),
  madeOn: date('made_on').notNull(),
})

/** What may be typed once at /desk/join to be given a role. */
export const staffCodes = pgTable(
  'staff_codes',
  {
    hash: bytes().primaryKey(),
    role: text({ enum: staffRoles }).notNull(),
    /** Null: in every group. */
    groupId: uuid('group_id').references(() => groups.id),
    madeBy: uuid('made_by').references(() => staff.id),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    usedBy: uuid('used_by').references(() => staff.id),
    /** Printed at a start while nobody has the role; the next start replaces it. */
    first: boolean().notNull().default(false),
  },
  (table) => [check('staff_codes_role', oneOf(table.role, staffRoles))],
)

export const staffRolesHeld = pgTable(
  'staff_roles',
  {
    id: uuid().primaryKey().defaultRandom(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    role: text({ enum: staffRoles }).notNull(),
    /** Null: in every group. */
    groupId: uuid('group_id').references(() => groups.id),
  },
  (table) => [
    unique('staff_roles_once').on(table.staffId, table.role, table.groupId).nullsNotDistinct(),
    check('staff_roles_role', oneOf(table.role, staffRoles)),
  ],
)

export const staffSessions = pgTable('staff_sessions', {
  tokenHash: bytes('token_hash').primaryKey(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  /** 12 hours after it began. */
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  /** The last act of a person; 30 minutes later it is over. */
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  /** When the second factor was last shown: grave acts want it fresh. */
  verifiedAt: timestamp('verified_at', { withTimezone: true }).notNull(),
})

/** As whom a moderator writes in a group: a persona with a role, so that the account's name stays unseen. */
export const staffPersonas = pgTable(
  'staff_personas',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.groupId] })],
)
