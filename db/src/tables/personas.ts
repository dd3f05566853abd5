import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { standings, staffRoles } from '../words.ts'
import { groups } from './groups.ts'
import { bytes, oneOf } from './types.ts'

/** A person inside one group. No column leads to the identity or to another persona. */
export const personas = pgTable(
  'personas',
  {
    /** HMAC(root, group, n). */
    id: uuid().primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    /** Two words; null once it is erased. */
    name: text(),
    mark: integer().notNull(),
    standing: text({ enum: standings }).notNull().default('member'),
    /** A moderator's: shown beside the name. Null for members. */
    role: text({ enum: staffRoles }),
    /** May read and get help, but not write, until then. */
    pausedUntil: timestamp('paused_until', { withTimezone: true }),
    /** The version of the rules that it agreed to. */
    rulesVersion: integer('rules_version').notNull(),
    /** A newcomer until this day. There is no join time. */
    newUntil: date('new_until'),
    /** The first day of the month in which it last wrote; what nobody can open any more ends by it. */
    seenOn: date('seen_on').notNull(),
  },
  (table) => [
    unique('personas_name').on(table.groupId, table.name),
    check('personas_standing', oneOf(table.standing, standings)),
  ],
)

/** The key under which a persona's texts are sealed, wrapped by a key from the key directory. No row, no texts. */
export const dataKeys = pgTable('data_keys', {
  personaId: uuid('persona_id')
    .primaryKey()
    .references(() => personas.id),
  wrapKey: smallint('wrap_key').notNull(),
  wrapped: bytes().notNull(),
})

export const ignores = pgTable(
  'ignores',
  {
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    ignoredId: uuid('ignored_id')
      .notNull()
      .references(() => personas.id),
  },
  (table) => [
    primaryKey({ columns: [table.personaId, table.ignoredId] }),
    // who ignores me: ignoring works both ways
    index('ignores_ignored').on(table.ignoredId),
  ],
)
