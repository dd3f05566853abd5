import { boolean, check, date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { grades, resourceKinds, type Channel } from '../words.ts'
import { oneOf } from './types.ts'

export const resources = pgTable(
  'resources',
  {
    slug: text().primaryKey(),
    kind: text({ enum: resourceKinds }).notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    author: text().notNull(),
    source: text().notNull(),
    grade: text({ enum: grades }).notNull(),
    reviewer: text().notNull(),
    reviewedOn: date('reviewed_on').notNull(),
    expiresOn: date('expires_on').notNull(),
    language: text().notNull(),
    country: text().notNull(),
    contacts: jsonb().$type<{ channel: Channel; to: string; hint?: string }[]>().notNull(),
    hours: text().notNull(),
    free: boolean().notNull(),
  },
  (table) => [
    // the list that is shown: those that have not expired
    index('resources_expires').on(table.expiresOn),
    check('resources_kind', oneOf(table.kind, resourceKinds)),
    check('resources_grade', oneOf(table.grade, grades)),
  ],
)
