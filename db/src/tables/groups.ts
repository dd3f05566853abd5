import { boolean, check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { readings } from '../words.ts'
import { oneOf } from './types.ts'

export const groups = pgTable(
  'groups',
  {
    id: uuid().primaryKey().defaultRandom(),
    title: text().notNull(),
    about: text().notNull(),
    language: text().notNull(),
    reading: text({ enum: readings }).notNull().default('open'),
    rulesVersion: integer('rules_version').notNull().default(1),
    demo: boolean().notNull().default(false),
    /** IANA name of the zone in which its hours are told. */
    zone: text().notNull().default('UTC'),
    /** The operator's order of the list. */
    position: integer().notNull().default(0),
  },
  (table) => [check('groups_reading', oneOf(table.reading, readings))],
)

/** A rule keeps its id over versions: consents and decisions cite (group, version, id). */
export const rules = pgTable(
  'rules',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    version: integer().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.version, table.id] })],
)
