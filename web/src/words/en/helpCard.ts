import type { Input } from '@tealight/api/contract'
import type { answerHelp, Post } from '@tealight/api/contract/posts'

/**
 * The card under a text in distress, for its author alone.
 *
 * made from: Samaritans, guidelines for sites with user content (answering users in distress; staying safe online; no more
 *   than three signposts); NSPA, responding to suicidal content online; #chatsafe; the safe-messaging dos and don’ts;
 *   GOV.UK, exit this page. Excerpts were read, not always the whole text.
 * made on: 2026-11-22
 * reviewed: null. Nobody with lived experience and no clinician has read these words yet.
 */
export const helpCard = {
  kinds: {
    distress: {
      title: (name: string) => `${name}, it sounds as if a lot is on you right now.`,
      said: 'Thank you for putting it into words. You did nothing wrong by writing it here.',
      first:
        'Make the next minutes safer: move away from anything you could hurt yourself with. Another room is enough.',
      second: 'Talk to one person now. Somebody near you, or one of these. Listening is what they do.',
      third: 'Tell us what would help you.',
    },
    safety: {
      title: (name: string) => `${name}, what you tell here is not your fault.`,
      said: 'Nobody may hurt you, frighten you or force you, however close they are. Thank you for telling it. What happens next is for you to decide.',
      first: 'If you are in danger now, go to where other people are and call the emergency number.',
      second:
        'You can talk it over with somebody. A call may show on a bill, so use a phone that nobody checks, if you can.',
      third: 'Tell us what would help you.',
    },
    medical: {
      title: (name: string) => `${name}, please get medical help now.`,
      said: 'If you took something or are badly hurt, somebody has to look after your body, even if you feel all right. Some harm comes hours later. You did nothing wrong by saying it.',
      first: 'Call the emergency number. Say where you are, what happened, and when.',
      second: 'Do not stay alone. Unlock the door, and tell somebody near you.',
      third: 'When help is on its way, tell us what else you need.',
    },
  } satisfies Record<NonNullable<Post['help']>, object>,
  exit: 'Could somebody look at your screen? “Leave this site”, at the top, takes this page away at once. The history of your browser stays.',
  danger: 'If you may die or be badly hurt soon, call the emergency number. It is faster than we are.',
  ours: 'We cannot come to you, and we may not read this in time.',
  willRead: 'A moderator will read what you wrote.',
  elsewhere: 'Another country',
  country: 'Choose your country',
  all: 'All helplines',
  none: 'We have no numbers here at the moment. Please call the emergency number of your country, or ask somebody near you.',
  answers: {
    safe: 'I am safe',
    write_to_me: 'Please write to me',
    listener: 'I would like a listener',
    dismiss: 'Not now',
  } satisfies Record<Input<typeof answerHelp>['body']['answer'], string>,
  answersHint:
    'Your answer goes to the moderators of this group and to nobody else. You need not answer. Only you and they see this card.',
  from: 'From those who look after this group',
  heard: {
    safe: {
      title: 'Thank you for telling us.',
      text: 'It is good to know. The moderators see that you are safe. If that changes, write again, or use the help at the top of the page. It is there at any hour.',
    },
    write_to_me: {
      title: 'We have told the moderators.',
      text: 'They see that you would like somebody to write to you. When one of them does, you find a note on the page of this group. Only you and the moderators can read that conversation.',
    },
    listener: {
      title: 'We have told the moderators.',
      text: 'They see that you would like somebody who listens. When they have found somebody, you find a note on the page of this group. We cannot promise how soon that is.',
    },
  },
  worse: 'If it gets worse before that, please do not wait for us:',
  worseLink: 'see who can help right away',
}
