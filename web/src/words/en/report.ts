import type { Input } from '@tealight/api/contract'
import type { reportPost } from '@tealight/api/contract/posts'

/**
 * Telling the moderators of a worry or a wrong.
 *
 * made from: Samaritans, guidelines for sites with user content (reporting; looking after whoever reports); #chatsafe
 *   (answering somebody who may be suicidal); NSPA, responding to suicidal content online
 * made on: 2026-11-22
 * reviewed: null. Nobody with lived experience and no clinician has read these words yet.
 */
export const report = {
  link: 'Worried? Tell us',
  title: 'Tell the moderators',
  about: 'This is about words of',
  text: 'Read them again',
  unseen: 'Something that is not shown at the moment.',
  danger: 'If somebody may die or be badly hurt soon, do not wait for us.',
  dangerLink: 'Find the emergency number',
  reason: 'What is it about?',
  reasons: {
    worried: 'I’m worried about this person',
    encourages_harm: 'It tells somebody to hurt themselves or others',
    method: 'It says how somebody can hurt themselves or others',
    abuse: 'Somebody is in danger from another person, or is being hurt',
    contact: 'It gives away who or where somebody is, or asks for it',
    unkind: 'It is unkind, or against the rules of this group',
    spam: 'It is advertising, or has nothing to do with this place',
    illegal: 'I think it is against the law',
    other: 'Something else',
  } satisfies Record<Input<typeof reportPost>['body']['reason'], string>,
  words: 'Anything else we should know',
  wordsHint: 'You can leave this empty. Please write no real names and no addresses.',
  whoTitle: 'Who will know',
  who: [
    'The moderators of this group read what you tell us, and the text it is about.',
    'The person who wrote the text never learns who told us. Your name here is not shown to the moderators either.',
    'When a moderator has looked, you get a note here that says so.',
  ],
  go: 'Tell the moderators',
  back: 'Go back',
  how: {
    title: 'What you can do right away',
    say: 'You can write to them. It does not have to be clever. For example:',
    sayings: [
      '“I read what you wrote, and I am worried about you.”',
      '“Are you thinking about suicide? You can tell me.” Asking does not put the idea into anybody’s head.',
      '“Is there somebody who can be with you now?”',
      '“Here is the help page: there are people who answer at once.”',
    ],
    need: 'What you need not do',
    needs: [
      'You need not find the right words, or solve it.',
      'You need not stay awake, or answer every time. You are not the only one who looks after them.',
      'You need not keep it secret. Telling us is not a betrayal.',
    ],
  },
  stranger: {
    title: 'Thank you for looking out for somebody',
    text: 'To tell the moderators, you join this group first. That takes three short steps, and nobody asks for your name.',
    join: 'Join this group',
    sooner:
      'If somebody may be in danger now, the help page is faster than we are. You can call for somebody else too.',
    help: 'See who can help right away',
    groups: 'See the groups',
  },
  thanks: {
    title: 'Thank you for telling us',
    text: 'The moderators of this group have it now, and one of them will read it.',
    outcome: 'When a moderator has looked, you find a note on the page of this group.',
    cannot:
      'We do not know who or where anybody here is, and we cannot send help to a place. If somebody may be in danger now, the emergency number is faster.',
    youTitle: 'And you?',
    you: 'Reading such things can stay with one. Put the screen away for a moment, drink something, tell somebody how it was. You may need a listener too, and that is a good enough reason to call one.',
    youLink: 'Talk to somebody',
    back: 'Back to the conversation',
  },
}
