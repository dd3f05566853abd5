import { boolean, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { noticeKinds } from '../words.ts'
import { personas } from './personas.ts'
import { bytes, oneOf } from './types.ts'

/** What a persona is told, in its group and nowhere else. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey().defaultRandom(),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    kind: text({ enum: noticeKinds }).notNull(),
    /** The post that it is about, or the first one of a care thread. */
    postId: uuid('post_id'),
    /** The room of a meeting that it is about. */
    roomId: uuid('room_id'),
    /** To the minute; to the month when it is old. */
    at: timestamp({ withTimezone: true }).notNull(),
    read: boolean().notNull().default(false),
    /** The rule and a moderator's words, as JSON under the persona's data key. */
    sealed: bytes(),
  },
  (table) => [index('notices_persona').on(table.personaId), check('notices_kind', oneOf(table.kind, noticeKinds))],
)
