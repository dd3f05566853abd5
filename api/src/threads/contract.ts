import { Type, type Static } from 'typebox'
import { contract, Cursor, exact, Id, orNull, words } from '../contract.ts'
import { Cover, Group } from '../groups/contract.ts'
import { Me, Persona } from '../personas/contract.ts'
import { ClientKey, mostText, mostTitle, Note, Post, When, Written } from '../posts/contract.ts'

/** A thread as a list shows it. The title is null when the first post was deleted. */
export const ThreadLine = Type.Object(
  {
    id: Id,
    title: orNull(Type.String()),
    note: orNull(Note),
    author: Persona,
    replies: Type.Integer(),
    when: When,
    mine: Type.Boolean(),
    care: Type.Boolean({ description: 'only the reader and the moderators see it' }),
  },
  { title: 'ThreadLine' },
)
export type ThreadLine = Static<typeof ThreadLine>

export const listThreads = contract({
  id: 'listThreads',
  method: 'GET',
  url: '/api/groups/:group/threads',
  summary: 'A group and twenty of its threads, the one with the newest post first',
  public: true,
  limit: 'read',
  params: exact({ group: Id }),
  query: exact({ after: Type.Optional(Cursor) }),
  answer: Type.Object({
    group: Group,
    me: orNull(Me),
    cover: Cover,
    threads: Type.Array(ThreadLine),
    older: orNull(Type.String(), 'the cursor of the next page'),
  }),
  errors: ['not_found', 'join_first'],
})

export const openThread = contract({
  id: 'openThread',
  method: 'POST',
  url: '/api/groups/:group/threads',
  summary: 'Open a thread with its first post',
  limit: 'write',
  params: exact({ group: Id }),
  body: exact({
    title: words(mostTitle),
    text: words(mostText),
    note: Type.Optional(Note),
    clientKey: ClientKey,
  }),
  answer: Written,
  status: 201,
  errors: ['not_found', 'join_first', 'rules_changed', 'banned', 'paused', 'key_used', 'bad_text'],
})

export const readThread = contract({
  id: 'readThread',
  method: 'GET',
  url: '/api/threads/:thread',
  summary: 'A thread and twenty of its posts, in the order of writing',
  public: true,
  limit: 'read',
  params: exact({ thread: Id }),
  query: exact({
    from: Type.Optional(
      Type.String({ pattern: '^[1-9][0-9]{0,8}$', description: 'the number of the first post to show' }),
    ),
  }),
  answer: Type.Object({
    group: Group,
    me: orNull(Me),
    cover: Cover,
    thread: ThreadLine,
    posts: Type.Array(Post),
    first: Type.Integer({ description: 'the number that the page starts at' }),
    last: Type.Integer({ description: 'the number of the newest post of the thread' }),
  }),
  errors: ['not_found', 'join_first'],
})
