import { meetingAnswers, meetingClock, meetingStates } from '@tealight/db/words'
import { Type, type Static } from 'typebox'
import { choice, contract, exact, Id, Nothing, orNull, words } from '../contract.ts'

export const Meeting = Type.Object(
  {
    id: Id,
    topic: Type.String(),
    agenda: Type.String(),
    starts: Type.Number({ description: 'milliseconds since 1970' }),
    minutes: Type.Integer(),
    zone: Type.String({ description: 'IANA: the place by whose clocks it is planned' }),
    state: choice(meetingStates),
  },
  { title: 'Meeting' },
)
export type Meeting = Static<typeof Meeting>

const room = exact({ room: Id })
const meeting = exact({ meeting: Id })
const memberErrors = ['not_found', 'join_first', 'banned', 'changed'] as const

export const listMeetings = contract({
  id: 'listMeetings',
  method: 'GET',
  url: '/api/rooms/:room/meetings',
  summary: 'The meetings of a room that are on or to come; and one that the reader was at and has not said how it was',
  public: true,
  limit: 'read',
  params: room,
  answer: Type.Object({
    coming: Type.Array(
      Type.Object({
        ...Meeting.properties,
        signedUp: Type.Boolean({ description: 'whether the reader means to come' }),
      }),
    ),
    over: orNull(Meeting),
  }),
  errors: ['not_found', 'join_first', 'banned'],
})

export const signUp = contract({
  id: 'signUp',
  method: 'PUT',
  url: '/api/meetings/:meeting/sign-up',
  summary: 'Say that one means to come. Only how many do is seen, by those who hold it',
  limit: 'chat',
  params: meeting,
  answer: Nothing,
  errors: memberErrors,
})

export const takeBackSignUp = contract({
  id: 'takeBackSignUp',
  method: 'DELETE',
  url: '/api/meetings/:meeting/sign-up',
  summary: 'Take it back',
  limit: 'chat',
  params: meeting,
  answer: Nothing,
  errors: memberErrors,
})

export const answerMeeting = contract({
  id: 'answerMeeting',
  method: 'POST',
  url: '/api/meetings/:meeting/answer',
  summary: 'Say how a meeting was, once, within a day. What one said is counted and not kept',
  limit: 'chat',
  params: meeting,
  body: exact({ answer: choice(meetingAnswers) }),
  answer: Nothing,
  errors: [...memberErrors, 'outside'],
})

const DeskMeeting = Type.Object(
  {
    ...Meeting.properties,
    signedUp: Type.Integer({ description: 'how many mean to come' }),
    holders: Type.Array(Type.String(), { description: 'the facilitators who are there' }),
    mine: Type.Boolean({ description: 'the reader is one of them' }),
    answers: orNull(
      Type.Object({ helped: Type.Integer(), somewhat: Type.Integer(), notToday: Type.Integer() }),
      'null as long as fewer than three have said how it was',
    ),
  },
  { title: 'DeskMeeting' },
)
export type DeskMeeting = Static<typeof DeskMeeting>

export const listDeskMeetings = contract({
  id: 'listDeskMeetings',
  method: 'GET',
  url: '/api/desk/rooms/:room/meetings',
  summary: 'The meetings of a room, from two weeks ago on, the earliest first',
  desk: 'run_room',
  public: true,
  params: room,
  answer: Type.Object({ meetings: Type.Array(DeskMeeting) }),
  errors: ['not_found'],
})

/** For pages: see db's words. */
export { meetingClock }

/** Longest topic and agenda, in UTF-16 units. */
export const mostTopic = 80
export const mostAgenda = 600

export const planMeetings = contract({
  id: 'planMeetings',
  method: 'POST',
  url: '/api/desk/rooms/:room/meetings',
  summary: 'Announce a meeting, once or week after week, by the clocks of a place',
  desk: 'run_room',
  public: true,
  params: room,
  body: exact({
    topic: words(mostTopic),
    agenda: words(mostAgenda),
    day: Type.String({ format: 'date' }),
    time: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    zone: Type.String({ maxLength: 60 }),
    minutes: Type.Integer({ minimum: 10, maximum: 180 }),
    weeks: Type.Integer({ minimum: 1, maximum: 26, description: 'how often, week after week' }),
  }),
  answer: Type.Object({ meetings: Type.Array(Id) }),
  status: 201,
  errors: ['not_found', 'bad_time', 'bad_text'],
})

export const checkIn = contract({
  id: 'checkIn',
  method: 'PUT',
  url: '/api/desk/meetings/:meeting/check-in',
  summary:
    'Say that one is there to hold a meeting, for the next 90 seconds. Without anybody who does, the room is not open',
  desk: 'run_room',
  public: true,
  // the page says it as long as somebody is at it; that keeps no session from falling idle
  unattended: true,
  params: meeting,
  answer: Nothing,
  errors: ['not_found', 'changed', 'too_early'],
})

export const checkOut = contract({
  id: 'checkOut',
  method: 'DELETE',
  url: '/api/desk/meetings/:meeting/check-in',
  summary: 'Go; when nobody else holds the meeting, the room waits',
  desk: 'run_room',
  public: true,
  params: meeting,
  answer: Nothing,
  errors: ['not_found'],
})

export const changeMeeting = contract({
  id: 'changeMeeting',
  method: 'PUT',
  url: '/api/desk/meetings/:meeting',
  summary: 'Close a meeting that is on, call off one that has not begun, or make one longer',
  desk: 'run_room',
  public: true,
  params: meeting,
  body: Type.Union([
    exact({ state: choice(['over', 'cancelled'] as const) }),
    exact({ longer: Type.Integer({ minimum: 5, maximum: 60, description: 'minutes' }) }),
  ]),
  answer: Nothing,
  errors: ['not_found', 'changed'],
})
