import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { helpKinds, noteTopics, postStates, reactionWords } from '../words.ts'
import { groups } from './groups.ts'
import { personas } from './personas.ts'
import { bytes, oneOf } from './types.ts'

export const threads = pgTable(
  'threads',
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    /** The number of its newest post; raised under the row lock, so numbers have no gaps and follow commit order. */
    lastNumber: integer('last_number').notNull().default(0),
    /** Raised with every change of what a reader can see in it: what was read of an older one is out of date. */
    revision: integer().notNull().default(0),
    /** A care thread: only this persona and the moderators of the group see it. */
    forPersona: uuid('for_persona').references(() => personas.id),
    /** The messages of a live room: it has a row in rooms, and stands in no list of threads. */
    live: boolean().notNull().default(false),
    /** The minute of the newest post. */
    activeAt: timestamp('active_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    // the thread list of a group, newest first, by keyset; `order by … desc` means nulls first, and an index that says
    // otherwise is not used
    index('threads_list')
      .on(table.groupId, table.activeAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`for_persona is null and not live`),
    index('threads_live')
      .on(table.groupId)
      .where(sql`live`),
    // where moderators and a persona already talk
    index('threads_care')
      .on(table.forPersona)
      .where(sql`for_persona is not null`),
  ],
)

export const posts = pgTable(
  'posts',
  {
    id: uuid().primaryKey().defaultRandom(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => threads.id),
    number: integer().notNull(),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    state: text({ enum: postStates }).notNull().default('shown'),
    /** The version that is shown; each has a row in text_versions. */
    version: integer().notNull().default(1),
    /** Made by the sender; the same key twice is the same post. */
    clientKey: uuid('client_key').notNull(),
    /** The card that its author is shown, until they answer it. */
    help: text({ enum: helpKinds }),
    /** A content note that a moderator added. */
    addedNote: text('added_note', { enum: noteTopics }).array(),
    /** Of a message in a room: its thread's revision when it last changed. What is newer than a reader's cursor is news. */
    revision: integer(),
    /** Of a message in a room: the number of the one that it answers. */
    replyTo: integer('reply_to'),
    /** To the minute. */
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    unique('posts_number').on(table.threadId, table.number),
    unique('posts_client_key').on(table.personaId, table.clientKey),
    index('posts_news')
      .on(table.threadId, table.revision)
      .where(sql`revision is not null`),
    check('posts_state', oneOf(table.state, postStates)),
    check('posts_help', oneOf(table.help, helpKinds)),
  ],
)

/** Every text that was ever entered and not taken away, sealed under its author's data key. */
export const textVersions = pgTable(
  'text_versions',
  {
    /** The post that it is a text of. Ids are random, so subjects of other kinds can join later. */
    subjectId: uuid('subject_id').notNull(),
    version: integer().notNull(),
    /** format, key, nonce, ciphertext, tag: see texts/seal.ts */
    sealed: bytes().notNull(),
    /** What readers are not shown: pairs of UTF-16 offsets, from and up to. Only moderators take one away. */
    veils: integer().array(),
  },
  (table) => [primaryKey({ columns: [table.subjectId, table.version] })],
)

/** A word that somebody left at a message. Only its author is told how many did, and nobody who. */
export const reactions = pgTable(
  'reactions',
  {
    postId: uuid('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id),
    word: text({ enum: reactionWords }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.personaId] }),
    index('reactions_persona').on(table.personaId),
    check('reactions_word', oneOf(table.word, reactionWords)),
  ],
)
