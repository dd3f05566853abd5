/**
 * Meetings: times at which somebody holds a room open.
 *
 * made on: 2026-11-27
 * reviewed: null. Nobody with lived experience and no clinician has read these words yet.
 */
export const meeting = {
  title: 'Meetings in this room',
  about: 'A meeting is a time at which somebody holds this room open. In between it is closed.',
  none: 'No meeting is planned just now.',
  noneHint: 'The conversations of the group are open all the time, and so is help.',
  next: 'Next meeting:',
  on: 'on now',
  minutes: (minutes: number) => `${minutes} minutes`,
  clocks: (place: string) => `by the clocks in ${place}`,
  yours: (time: string) => `On your clock: ${time}.`,
  agenda: 'What it is about',
  signUp: 'I mean to come',
  signedUp: 'You mean to come.',
  takeBack: 'I will not come',
  signUpHint:
    'Those who hold the meeting see how many mean to come, never who. You find a note in this group when it begins. You can come without it, too. If the room fills up, up to half of the seats are kept for those who said so, for the first ten minutes.',
  calendar: 'Put it in my calendar',
  calendarHint:
    'Others may see your calendar. Choose what it says there; it names no group and no page. The file stays in your downloads: delete it there if somebody else uses this device.',
  neutral: { appointment: 'Appointment', walk: 'Walk', call: 'Phone call' },
  late: 'It should have begun. Nobody has come to hold it yet, and we are sorry. If you need somebody now,',

  left: (minutes: number) => (minutes <= 1 ? 'about a minute left' : `about ${minutes} minutes left`),
  timeUp: 'The time is up. There is room for a few last words. Then the room closes.',
  unheld:
    'Whoever holds the meeting has lost the connection. The room waits for them: you can read, and what you type stays here.',

  over: 'The meeting is over',
  thanks: 'Thank you for being here. It counts that you came, also if you said nothing.',
  echo: 'What was said can go on in you for a while. Be kind to yourself today. If it gets heavy, do not wait for the next meeting:',
  read: 'You can still read what was said while you were here.',
  how: 'How was it for you?',
  howHint: 'We only count the answers. Nobody sees who said what.',
  answers: { helped: 'It helped', somewhat: 'It helped a bit', not_today: 'Not today' },
  heard: 'Thank you for telling us.',
}
