/** Live rooms: talking at the same time. */
export const room = {
  rooms: 'Rooms to talk in now',
  roomsAbout: 'In a room people write at the same time, and answers come at once.',
  here: (count: number) =>
    count === 0 ? 'nobody here just now' : count === 1 ? '1 person here' : `${count} people here`,
  closed: 'closed just now',
  byMeeting: 'It opens for meetings.',
  days: (days: number) => (days === 1 ? 'Messages are gone after a day.' : `Messages are gone after ${days} days.`),

  comeIn: 'Come in',
  goOut: 'Go out',
  before: 'Before you come in',
  outside: [
    'You see what is said from the moment you come in, and nothing from before. It is the same for all.',
    'Others see the name that you chose in this group, and nothing else. Nobody sees that you read, or that you type.',
    'You need not say anything. You can go out at any time, and nobody is told.',
  ],
  notEmergency: 'A room is not an emergency service. If you are in danger now,',
  joinFirst: 'To come in, you choose one of three names in this group first. It takes three short steps.',
  full: 'All seats are taken just now',
  ahead: (people: number) =>
    people === 0
      ? 'You are the next to come in when somebody goes out.'
      : people === 1
        ? '1 person waits before you.'
        : `${people} people wait before you.`,
  wait: 'We keep your place for five minutes each time that you look. While you wait, help is here all the time:',
  keptSeats: 'For the first ten minutes of a meeting, some seats are kept for people who said that they would come.',
  waitItself: 'This page looks again by itself.',
  tryAgain: 'Look again',

  log: 'What is said here',
  empty: 'Nothing has been said since you came in. A few words are enough to begin.',
  earlier: 'Earlier messages',
  newest: 'To the newest',
  again: 'Look for new messages',
  fresh: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  you: 'you',
  edited: 'edited',
  answers: 'answers',
  earlierMessage: 'an earlier message',
  more: 'More',
  answer: 'Answer',
  edit: 'Edit',
  remove: 'Delete',
  hide: 'Don’t show me this person',
  quietly: 'Say one word quietly. Only whoever wrote this is told, and only how many did.',
  words: { hear_you: 'I hear you', me_too: 'Me too', with_you: 'I am with you', thank_you: 'Thank you' },
  told: {
    hear_you: (people: number) => (people === 1 ? '1 person hears you' : `${people} people hear you`),
    me_too: (people: number) => (people === 1 ? '1 person says: me too' : `${people} people say: me too`),
    with_you: (people: number) => (people === 1 ? '1 person is with you' : `${people} people are with you`),
    thank_you: (people: number) => (people === 1 ? '1 person thanks you' : `${people} people thank you`),
  },
  deleted: 'Taken back.',
  gone: 'A moderator took this away.',
  ignored: 'You chose not to see this person.',
  held: 'Only you see this so far. A facilitator reads it first.',
  hiddenOwn: 'A moderator has hidden this. You can rewrite it.',
  removedOwn: 'A moderator took this away. Your notes say why.',
  veiled: 'Some words are not shown to others until a moderator has looked.',
  fold: 'This speaks of',

  say: 'Say something',
  yourWords: 'Your words',
  contact: 'Leave out phone numbers, addresses, social media and real names.',
  send: 'Send',
  answering: 'You answer',
  noAnswer: 'Do not answer this one',
  keys: 'Ctrl and Enter sends.',

  paused: 'A facilitator has paused the room. You can read, and what you type stays here until it goes on.',
  approval: 'Just now a facilitator reads each message before others see it.',
  slow: (seconds: number) => `Just now everybody writes once in ${seconds} seconds, so that all can follow.`,
  muted: (minutes: number) =>
    `A facilitator asked you to read only for a while: about ${minutes === 1 ? 'a minute' : `${minutes} minutes`} more.`,

  live: 'New messages come by themselves.',
  lost: 'The connection is lost. We keep trying; your words stay here.',
  ended: {
    sign_in: 'You are signed out on this device.',
    outside: 'You are not in this room any more.',
    room_closed: 'The room is closed now. Thank you for being here.',
  },
  toRoom: 'To the start of the room',
  sending: 'Sending …',
  waiting: 'Waits for the connection.',
  waitsFor: (seconds: string) => `Goes out in ${seconds} s.`,
  failed: 'This could not be sent.',
  retry: 'Send again',
  takeBack: 'Back to the box',
}
