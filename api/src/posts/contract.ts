import { Type, type Static } from 'typebox'
import { ages, helpAnswers, helpKinds, noteTopics, postStates, reportReasons } from '@tealight/db/words'
import { choice, choiceOrNull, contract, exact, Id, orNull, Version, words } from '../contract.ts'
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
    text: orNull(
      Type.String(),
      'null when deleted, ignored, or seen by its author and moderators only. A veiled passage stands as █████',
    ),
    note: orNull(Note),
    veiled: Type.Boolean({ description: 'some words are not shown until a moderator has looked' }),
    help: choiceOrNull(helpKinds, 'the card for the author, on one’s own post only'),
  },
  { title: 'Post' },
)
export type Post = Static<typeof Post>

/** Longest text of a post and of a title, in UTF-16 units. A letter of four pages fits. */
export const mostText = 10_000
export const mostTitle = 120

/** Random, made by the sender once per text, sent again with every retry. */
export const ClientKey = Id

/** What the writer is told at once. */
export const Written = Type.Object(
  {
    post: Id,
    number: Type.Integer(),
    thread: Id,
    help: choiceOrNull(helpKinds, 'the card that the post carries for its author'),
    held: Type.Boolean({ description: 'nobody but moderators sees it until one has looked' }),
    veiled: Type.Boolean({ description: 'some words are not shown to others' }),
  },
  { title: 'Written' },
)

export const writePost = contract({
  id: 'writePost',
  method: 'POST',
  url: '/api/threads/:thread/posts',
  summary: 'Reply in a thread. The same key and text give the same answer again',
  limit: 'write',
  params: exact({ thread: Id }),
  body: exact({ text: words(mostText), note: Type.Optional(Note), clientKey: ClientKey }),
  answer: Written,
  status: 201,
  errors: ['not_found', 'join_first', 'rules_changed', 'banned', 'paused', 'key_used', 'bad_text'],
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
  answer: Type.Object({ version: Type.Integer(), ...Written.properties }),
  errors: ['not_found', 'join_first', 'banned', 'paused', 'changed', 'bad_text'],
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

export const answerHelp = contract({
  id: 'answerHelp',
  method: 'POST',
  url: '/api/posts/:post/answer',
  summary: 'Answer the card on one’s own post. The moderators see the answer; silence changes nothing',
  limit: 'write',
  params: exact({ post: Id }),
  body: exact({ answer: choice(helpAnswers) }),
  answer: Type.Object({ thread: Id, number: Type.Integer() }),
  errors: ['not_found', 'join_first', 'banned'],
})

/** Longest words of a report. */
export const mostReport = 1_000

export const readForReport = contract({
  id: 'readForReport',
  method: 'GET',
  url: '/api/posts/:post/report',
  summary: 'The post that one is about to report, as one may see it',
  params: exact({ post: Id }),
  answer: Type.Object({ post: Post, thread: Id, group: Id }),
  errors: ['not_found', 'join_first', 'banned'],
})

export const reportPost = contract({
  id: 'reportPost',
  method: 'POST',
  url: '/api/posts/:post/report',
  summary: 'Tell the moderators of a worry or a wrong. The one who wrote the post never learns who told',
  limit: 'write',
  params: exact({ post: Id }),
  body: exact({ reason: choice(reportReasons), words: Type.Optional(words(mostReport)) }),
  answer: Type.Object({ thread: Id, number: Type.Integer() }),
  status: 201,
  errors: ['not_found', 'join_first', 'banned', 'bad_text'],
})
