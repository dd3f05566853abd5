import { asideClock, reactionWords, roomStates, severities, surges, type ReactionWord } from '@tealight/db/words'
import { Type, type Static } from 'typebox'
import { choice, choiceOrNull, contract, exact, Id, Nothing, orNull, words } from '../contract.ts'
import { DeskPost } from '../flags/contract.ts'
import { Cover, Group } from '../groups/contract.ts'
import { Me } from '../personas/contract.ts'
import { ClientKey, Note, Post, Written } from '../posts/contract.ts'

export const Room = Type.Object(
  {
    id: Id,
    title: Type.String(),
    about: Type.String(),
    state: choice(roomStates, 'paused: people read and keep what they type; closed: nobody can come in'),
    approval: Type.Boolean({ description: 'each message waits until a facilitator has looked' }),
    slow: Type.Integer({ description: 'seconds between two messages of one person; 0 for none' }),
    capacity: Type.Integer({ description: 'how many may be inside at once' }),
    days: Type.Integer({ description: 'how long a message stays' }),
    present: Type.Integer({ description: 'how many are here; never who' }),
    byMeeting: Type.Boolean({ description: 'it is open only while a meeting is held' }),
    meeting: orNull(
      Type.Object({
        id: Id,
        topic: Type.String(),
        agenda: Type.String(),
        ends: Type.Number({ description: 'milliseconds since 1970' }),
        held: Type.Boolean({ description: 'a facilitator is there; without one the room is paused' }),
      }),
      'the one that is on',
    ),
    aside: orNull(
      Type.Object({
        of: Id,
        by: Type.String({ description: 'the facilitator’s name in the group' }),
        ends: Type.Number({ description: 'milliseconds since 1970' }),
      }),
      'one person and a facilitator talk here alone',
    ),
  },
  { title: 'Room' },
)
export type Room = Static<typeof Room>

export { asideClock }

/** How many left which word at one's own message; nobody else is told. */
const count = Type.Optional(Type.Integer())
const Reactions = Type.Object(
  { hear_you: count, me_too: count, with_you: count, thank_you: count } satisfies Record<ReactionWord, unknown>,
  { title: 'Reactions' },
)
export type Reactions = Static<typeof Reactions>

/** A post in a room. */
export const Message = Type.Object(
  {
    ...Post.properties,
    replyTo: orNull(Type.Integer({ description: 'the number of the message that it answers' })),
    reactions: Type.Optional(Reactions),
    reacted: Type.Optional(choice(reactionWords, 'the word that the reader left')),
  },
  { title: 'Message' },
)
export type Message = Static<typeof Message>

export const Seat = Type.Object(
  { muted: Type.Integer({ description: 'seconds until one may write again; 0 when one may' }) },
  { title: 'Seat' },
)

const Aside = Type.Object({ id: Id, ends: Type.Number({ description: 'milliseconds since 1970' }) }, { title: 'Aside' })

/** Longest message, in UTF-16 units. */
export const mostMessage = 2_000

const number = '^[1-9][0-9]{0,8}$'
const roomErrors = ['not_found', 'join_first', 'banned'] as const

export const listRooms = contract({
  id: 'listRooms',
  method: 'GET',
  url: '/api/groups/:group/rooms',
  summary: 'The rooms of a group, and how many are in each',
  public: true,
  limit: 'read',
  params: exact({ group: Id }),
  answer: Type.Object({
    rooms: Type.Array(
      Type.Object({
        ...Room.properties,
        next: orNull(
          Type.Object({ starts: Type.Number({ description: 'milliseconds since 1970' }), zone: Type.String() }),
          'its next meeting',
        ),
      }),
    ),
  }),
  errors: ['not_found', 'join_first', 'banned'],
})

export const readRoom = contract({
  id: 'readRoom',
  method: 'GET',
  url: '/api/rooms/:room',
  summary: 'A room, and for whoever is inside its newest messages, or those before a number',
  public: true,
  limit: 'read',
  params: exact({ room: Id }),
  query: exact({ before: Type.Optional(Type.String({ pattern: number })) }),
  answer: Type.Object({
    group: Group,
    me: orNull(Me),
    cover: Cover,
    room: Room,
    seat: orNull(Seat, 'null outside: then there are no messages'),
    aside: orNull(Aside, 'a facilitator offers to talk with the reader alone, or does'),
    revision: Type.Integer({ description: 'where the room stands; what is newer is news' }),
    messages: Type.Array(Message),
    first: Type.Integer({ description: 'the number of the oldest message that the reader may see' }),
    last: Type.Integer(),
  }),
  errors: ['not_found', 'join_first'],
})

export const enterRoom = contract({
  id: 'enterRoom',
  method: 'PUT',
  url: '/api/rooms/:room/seat',
  summary: 'Come in. One sees what is said from now on, and nothing from before. Ask again while all seats are taken',
  params: exact({ room: Id }),
  limit: 'chat',
  answer: Type.Object({
    ahead: orNull(
      Type.Integer({ description: 'how many wait before one; one’s place is kept for five minutes' }),
      'one is inside',
    ),
  }),
  errors: [...roomErrors, 'rules_changed', 'room_closed'],
})

export const leaveRoom = contract({
  id: 'leaveRoom',
  method: 'DELETE',
  url: '/api/rooms/:room/seat',
  summary: 'Go out, silently',
  params: exact({ room: Id }),
  limit: 'chat',
  answer: Nothing,
  errors: roomErrors,
})

const said = { text: words(mostMessage), note: Type.Optional(Note) }
const replyTo = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }))

export const writeMessage = contract({
  id: 'writeMessage',
  method: 'POST',
  url: '/api/rooms/:room/messages',
  summary: 'Say something. The same key and text give the same answer again',
  params: exact({ room: Id }),
  limit: 'chat',
  body: exact({ ...said, replyTo, clientKey: ClientKey }),
  answer: Written,
  status: 201,
  errors: [
    ...roomErrors,
    'rules_changed',
    'paused',
    'outside',
    'room_closed',
    'room_paused',
    'muted',
    'slow_mode',
    'key_used',
    'bad_text',
  ],
})

export const react = contract({
  id: 'react',
  method: 'PUT',
  url: '/api/posts/:post/reaction',
  summary: 'Leave one word at somebody’s message in a room. Only its author is told, and only how many did',
  params: exact({ post: Id }),
  limit: 'chat',
  body: exact({ word: choice(reactionWords) }),
  answer: Nothing,
  errors: [...roomErrors, 'outside'],
})

export const takeBackReaction = contract({
  id: 'takeBackReaction',
  method: 'DELETE',
  url: '/api/posts/:post/reaction',
  summary: 'Take it back',
  params: exact({ post: Id }),
  limit: 'chat',
  answer: Nothing,
  errors: [...roomErrors, 'outside'],
})

/** Where a reader of a room stands. */
export const Since = Type.String({ pattern: '^(0|[1-9][0-9]{0,8})$', description: 'the revision that was read last' })

export const readNews = contract({
  id: 'readNews',
  method: 'GET',
  url: '/api/rooms/:room/news',
  summary: 'What changed in a room since a revision, for whoever is inside',
  params: exact({ room: Id }),
  limit: 'read',
  query: exact({ since: Since }),
  answer: Type.Object({ news: Type.Object({}, { additionalProperties: true, description: 'as the frame `news`' }) }),
  errors: [...roomErrors, 'outside'],
})

/**
 * What a person's page says over the socket of a room, `/live/rooms/ROOM?since=REVISION`, version 1. The same key twice is
 * the same message. A frame of any other shape ends the line.
 */
export const FromRoom = Type.Union([
  exact({ v: Type.Literal(1), type: Type.Literal('write'), key: ClientKey, ...said, replyTo }),
  /** I stand there, and something is missing in between: tell me again from there. */
  exact({
    v: Type.Literal(1),
    type: Type.Literal('since'),
    revision: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  }),
])
export type FromRoom = Static<typeof FromRoom>

/** What a line into a room says, by socket or as server-sent events, version 1. */
export type ToRoom =
  /**
   * All that changed between two revisions. Whoever stands at `from` stands at `to` afterwards; anybody else asks again
   * from where they stand. A message comes whole each time, new or changed; `gone` are numbers that are not shown any
   * more; below `first` all have expired.
   */
  | {
      v: 1
      type: 'news'
      from: number
      to: number
      first: number
      messages: Message[]
      gone: number[]
      /** Only when it changed. */
      room?: Room
    }
  /** How many left which word at one's own message. */
  | { v: 1; type: 'reactions'; number: number; reactions: Reactions }
  /** To one person: they are offered to step aside into a room of its own, or nothing stands any more. */
  | { v: 1; type: 'aside'; aside: Static<typeof Aside> | null }
  /** Every ten seconds: where the room stands, since the last news has no next one that would show its loss. */
  | { v: 1; type: 'beat'; revision: number; present: number }
  | ({ v: 1; type: 'wrote'; key: string } & Pick<
      Static<typeof Written>,
      'post' | 'number' | 'help' | 'held' | 'veiled'
    >)
  /** It was not written; nothing is lost, and the same key may be sent again. */
  | { v: 1; type: 'refused'; key: string; code: string; retryAfter?: number }
  /** The line ends. `moved`: come back, after so many milliseconds. Else there is a reason not to. */
  | { v: 1; type: 'bye'; why: 'moved' | 'sign_in' | 'outside' | 'room_closed'; after?: number }

const DeskRoom = Type.Object(
  {
    room: Room,
    group: Type.Object({ id: Id, title: Type.String(), language: Type.String() }),
    open: Type.Integer({ description: 'how many of its messages wait on an open flag' }),
    surge: choiceOrNull(surges, 'why each message waits, when nobody asked for that'),
  },
  { title: 'DeskRoom' },
)
export type DeskRoom = Static<typeof DeskRoom>

export const listDeskRooms = contract({
  id: 'listDeskRooms',
  method: 'GET',
  url: '/api/desk/rooms',
  summary: 'The rooms that one may run, those with the most open flags first',
  desk: 'run_room',
  public: true,
  answer: Type.Object({ rooms: Type.Array(DeskRoom) }),
})

export const readDeskRoom = contract({
  id: 'readDeskRoom',
  method: 'GET',
  url: '/api/desk/rooms/:room',
  summary: 'A room as its facilitator sees it: its newest messages, and what waits for a human, the gravest first',
  desk: 'run_room',
  public: true,
  params: exact({ room: Id }),
  answer: Type.Object({
    ...DeskRoom.properties,
    messages: Type.Array(DeskPost),
    pinned: Type.Array(Type.Object({ flag: Id, post: Id, severity: choice(severities) })),
    muted: Type.Array(Id, { description: 'who may only read just now' }),
    slowed: Type.Array(Id, { description: 'whom one asked to write more slowly than all' }),
  }),
  errors: ['not_found'],
})

export const changeRoom = contract({
  id: 'changeRoom',
  method: 'PUT',
  url: '/api/desk/rooms/:room',
  summary: 'Open, pause or close a room, slow it down, or have each message wait for a facilitator',
  desk: 'run_room',
  public: true,
  params: exact({ room: Id }),
  body: exact({
    state: Type.Optional(choice(roomStates)),
    approval: Type.Optional(Type.Boolean()),
    slow: Type.Optional(Type.Integer({ minimum: 0, maximum: 600 })),
    byMeeting: Type.Optional(Type.Boolean()),
    longer: Type.Optional(Type.Literal(asideClock.longer, { description: 'minutes; of an aside that goes on' })),
  }),
  answer: Nothing,
  errors: ['not_found', 'changed'],
})

export const pauseRooms = contract({
  id: 'pauseRooms',
  method: 'PUT',
  url: '/api/desk/rooms',
  summary: 'Pause every open room that one may run, or open again what is paused',
  desk: 'run_room',
  public: true,
  body: exact({ state: choice(['open', 'paused'] as const) }),
  answer: Type.Object({ rooms: Type.Integer({ description: 'how many changed' }) }),
})

export const changeSeat = contract({
  id: 'changeSeat',
  method: 'PUT',
  url: '/api/desk/rooms/:room/seats/:persona',
  summary: 'Ask one person to read only for a while, to write more slowly, or to go out',
  desk: 'run_room',
  public: true,
  params: exact({ room: Id, persona: Id }),
  body: exact({
    mute: Type.Optional(Type.Integer({ minimum: 0, maximum: 24 * 60, description: 'minutes; 0 ends it' })),
    slow: Type.Optional(Type.Integer({ minimum: 0, maximum: 600, description: 'seconds; 0: as all' })),
    out: Type.Optional(Type.Literal(true)),
  }),
  answer: Nothing,
  errors: ['not_found'],
})

export const speakInRoom = contract({
  id: 'speakInRoom',
  method: 'POST',
  url: '/api/desk/rooms/:room/messages',
  summary: 'Say something as a facilitator',
  desk: 'run_room',
  public: true,
  params: exact({ room: Id }),
  body: exact({ text: words(mostMessage), clientKey: ClientKey }),
  answer: Written,
  status: 201,
  errors: ['not_found', 'key_used', 'bad_text'],
})
