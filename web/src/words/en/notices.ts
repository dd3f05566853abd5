import type { Notice } from '@tealight/api/contract/notices'

/**
 * What somebody is told about their own texts, and about what they reported.
 *
 * made from: Samaritans, guidelines for sites with user content (tell the author why, kindly, how to change it and where
 *   help is; tell whoever reported what became of it); Kooth, on pre-moderation
 * made on: 2026-11-22
 * reviewed: null. Nobody with lived experience and no clinician has read these words yet.
 */
export const notices = {
  title: 'Notes for you',
  about: 'What moderators want you to know, the newest first. Only you see these notes.',
  none: 'There are no notes for you.',
  noneHint: 'When a moderator writes to you, or does something with a text of yours, you find it here.',
  news: (count: number) => (count === 1 ? '1 new note for you' : `${count} new notes for you`),
  all: 'Notes for you',
  unread: 'new',
  readAll: 'I have read these',
  rule: 'It is about this rule:',
  said: 'The moderator writes:',
  see: 'Go to your text',
  rewrite: 'Write it another way',
  open: 'Open the conversation',
  room: 'Go to the room',
  help: 'Talk to somebody about it',
  kinds: {
    veiled: {
      title: 'A few of your words are veiled',
      text: 'They may show a way in which somebody can be hurt, or how to reach a person. The rest of your text is shown. You can write it another way: what you feel, without how, where or with what.',
    },
    veil_lifted: {
      title: 'Your words are shown again',
      text: 'A moderator has looked at the words that were veiled. Everybody can read them now.',
    },
    held: {
      title: 'Your text waits for a moderator',
      text: 'Only you and the moderators see it so far. One of them reads it first. Then it is shown, or you are told why not.',
    },
    released: {
      title: 'Your text is shown now',
      text: 'A moderator has read it. Thank you for waiting.',
    },
    hidden: {
      title: 'A moderator took a text of yours out of sight',
      text: 'That is about these words, not about you. You can write it another way; then a moderator reads it again.',
    },
    removed: {
      title: 'A moderator took a text of yours away',
      text: 'Others see only that something stood there. It may hurt to read that, and we are sorry. You are still welcome to write.',
    },
    note_added: {
      title: 'A moderator put a note on your text',
      text: 'It says what the text speaks of, so that others can choose whether to open it. Your words are as they were.',
    },
    paused: {
      title: 'A moderator asks you to pause',
      text: 'You cannot write in this group for a while. You can go on reading, and help is open all the time. Afterwards you are welcome to write again.',
    },
    care: {
      title: 'A moderator has written to you',
      text: 'Only you and the moderators can read this conversation. You can answer there, or not.',
    },
    reply: {
      title: 'A moderator has answered you',
      text: 'The answer stands in the conversation, where others can read it too.',
    },
    aside: {
      title: 'A facilitator asks to talk with you alone',
      text: 'It is not a reproach. You choose whether you come. The offer stands for three minutes; they may ask again.',
    },
    undone: {
      title: 'A moderator took something back',
      text: 'What was decided here no longer holds. Things are as they were before.',
    },
    report_outcome: {
      title: 'About what you told us',
      text: 'A moderator has read it and done what was needed. Thank you for looking out for others. What exactly was done we do not say, because it is about somebody else.',
    },
    meeting_open: {
      title: 'The meeting is open',
      text: 'You wanted to come to a meeting. It has begun, and somebody who holds it is there. You can come in, or not.',
    },
    meeting_cancelled: {
      title: 'A meeting will not take place',
      text: 'You wanted to come to a meeting. It cannot be held this time, and we are sorry. You find the next ones in the group. If you need somebody sooner, help is open all the time.',
    },
  } satisfies Record<Notice['kind'], object>,
}
