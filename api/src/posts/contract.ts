import { Type, type Static } from 'typebox'
import { ages, noteTopics, postStates } from '@tealight/db/words'
import { choice, contract, exact, Id, orNull, Version, words } from '../contract.ts'
import { Persona } from '../personas/contract.ts'

/** How old, as far as a reader is told; the month only when the age is `month`. */
export const When = Type.Object(
  { age: choice(ages), month: Type.Optional(Type.String({ description: 'YYYY-MM' })) },
  { title: 'When' },
)
export type When = Static<typeof When>

/** A content note: what the text speaks of, so that a reader can choose. */
export const Note = Type.Object(
  {
    topics: Type.Array(choice(noteTopics), { maxItems: noteTopics.length, uniqueItems: true }),
    words: Type.Optional(words(80, 'in the writer’s own words')),
  },
  { title: 'Note', additionalProperties: false },
)
export type Note = Static<typeof Note>

export const Post = Type.Object(
  {
    id: Id,
    number: Type.Integer({ description: 'its place in the thread, from 1' }),
    author: Persona,
    state: choice(postStates),
    version: Type.Integer({ description: 'above 1: the text was edited' }),
    when: When,
    mine: Type.Boolean(),
    ignored: Type.Boolean({ description: 'written by a persona that the reader ignores: no text is sent' }),
    text: orNull(Type.String(), 'null when deleted or ignored'),
    note: orNull(Note),
  },
  { title: 'Post' },
)
export type Post = Static<typeof Post>

/** Longest text of a post and of a title, in UTF-16 units. A letter of four pages fits. */
export const mostText = 10_000
export const mostTitle = 120

/** Random, made by the sender once per text, sent again with every retry. */
export const ClientKey = Id

export const writePost = contract({
  id: 'writePost',
  method: 'POST',
  url: '/api/threads/:thread/posts',
  summary: 'Reply in a thread. The same key and text give the same answer again',
  limit: 'write',
  params: exact({ thread: Id }),
  body: exact({ text: words(mostText), note: Type.Optional(Note), clientKey: ClientKey }),
  answer: Type.Object({ post: Id, number: Type.Integer(), thread: Id }),
  status: 201,
  errors: ['not_found', 'join_first', 'rules_changed', 'banned', 'key_used', 'bad_text'],
})

export const readPost = contract({
  id: 'readPost',
  method: 'GET',
  url: '/api/posts/:post',
  summary: 'One post of one’s own, to edit or delete it',
  params: exact({ post: Id }),
  answer: Type.Object({
    post: Post,
    title: orNull(Type.String(), 'when it opens a thread'),
    thread: Id,
    group: Id,
  }),
  errors: ['not_found', 'join_first', 'banned'],
})

export const editPost = contract({
  id: 'editPost',
  method: 'PUT',
  url: '/api/posts/:post',
  summary: 'Put a new version in the place of the one that was read',
  limit: 'write',
  params: exact({ post: Id }),
  body: exact({
    version: Type.Integer({ ...Version, description: 'the version that is being replaced' }),
    title: Type.Optional(words(mostTitle)),
    text: words(mostText),
    note: Type.Optional(Note),
  }),
  answer: Type.Object({ version: Type.Integer(), number: Type.Integer(), thread: Id }),
  errors: ['not_found', 'join_first', 'banned', 'changed', 'bad_text'],
})

export const deletePost = contract({
  id: 'deletePost',
  method: 'DELETE',
  url: '/api/posts/:post',
  summary: 'Take one’s own words away, all versions of them. The place in the thread stays',
  limit: 'write',
  params: exact({ post: Id }),
  answer: Type.Object({ thread: Id, number: Type.Integer() }),
  errors: ['not_found', 'join_first', 'banned'],
})
