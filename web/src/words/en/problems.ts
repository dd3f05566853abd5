import type { ProblemCode } from '@tealight/api/contract'

/** What we say when something did not work: sorry, what happened, what comes next. */
const texts = {
  invalid: 'Sorry, we could not understand that. Please go back and try again.',
  unreadable: 'Sorry, we could not read that. Please go back and try again.',
  sign_in: 'You are not known on this device yet. Join a group, or come back with your phrase.',
  wrong_phrase: 'That phrase does not open anything. Check each word. The order matters.',
  join_first: 'This group is read by its members only. You can join it first. Nobody asks for your name.',
  foreign_origin:
    'Sorry, your browser did not tell us that this came from our own page, so we left it alone. Open the page again and try once more.',
  banned: 'You cannot take part in this group any more. Help is still here for you.',
  paused:
    'A moderator asked you to pause here, so you cannot write for a while. You can go on reading. Help is open all the time.',
  not_allowed: 'This is not among the things that your role may do here.',
  step_up: 'Please show once more that it is you, then try again.',
  not_found: 'We looked, but there is nothing here. It may have been taken away, or the address may have a slip in it.',
  key_used: 'Your words are still here. Please send them once more.',
  changed: 'This was changed somewhere else in the meantime. Your words are still here. Read both, then send again.',
  name_taken: 'Somebody took that name just before you. Here are three new ones.',
  rules_changed: 'The rules of this group have changed. Please read them again first.',
  already_joined: 'You are already in this group.',
  taken: 'Somebody else has this in hand just now.',
  wrong_code: 'That does not open anything. Please look at it again.',
  too_large: 'That is more than we can take at once. Make it shorter, or send it in two parts.',
  not_json: 'Sorry, we could not read that. Please go back and try again.',
  bad_text: 'Something in the text could not be taken. Your words are still here. Look at what we say beside them.',
  incomplete: 'Something is still missing here. Please look it over and try again.',
  bad_time:
    'This time is past, or another meeting of this room is on then, or we do not know the zone. Please choose another one.',
  too_early: 'You can check in ten minutes before it begins.',
  outside: 'You are not in this room. Come in first, then your words can go.',
  muted: 'A facilitator asked you to read only for a while. Your words are not lost.',
  room_closed: 'The room is closed now.',
  room_paused: 'A facilitator has paused the room. Your words stay here until it goes on.',
  slow_mode: 'Just now everybody writes a little more slowly here. Wait a moment, then send again.',
  slow_down: 'That was a lot in a short time. Wait a little, then try again. Your words are not lost.',
  broken: 'Sorry, something went wrong on our side. It is not your fault. Try again in a moment.',
  too_slow: 'This took too long to reach us. Your connection may be weak just now. Please try again.',
  unavailable: 'Sorry, we cannot reach our own store just now. We are trying. Wait a minute, then try again.',
} satisfies Record<ProblemCode, string>

export const problems = {
  texts,
  titles: {
    sorry: 'Sorry, that did not work',
    notFound: 'There is nothing here',
    closed: 'You cannot go in here',
    down: 'We are not quite here right now',
  },
  again: 'Try again',
  home: 'Go to the start page',
  back: 'Come back with your phrase',
  helpStays: 'Help does not depend on us:',
}
