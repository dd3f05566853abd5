import type { Decision } from '@tealight/api/contract/flags'

type Act = Decision['act']
type Judged = NonNullable<Decision['judged']>

/** What a moderator can do with a case. */
export const acts = {
  title: 'What will you do?',
  choose: 'Open one. Nothing is sent before you press its button.',
  names: {
    all_well: 'All is well',
    care: 'Write to this person',
    aside: 'Talk with this person alone',
    reply: 'Reply in the conversation',
    add_note: 'Add a content note',
    veil: 'Veil some words',
    lift_veil: 'Lift the veil',
    release: 'Let it be seen',
    hide: 'Hide it until it is rewritten',
    remove: 'Remove it',
    pause: 'Pause this person’s writing',
  } satisfies Record<Act, string>,
  abouts: {
    all_well: 'Nothing needs to change. The author is not told.',
    care: 'A conversation only between moderators and them. It is never a sanction.',
    aside:
      'They are asked to step aside into a room with you, for 20 minutes. They can say no. It is never a sanction.',
    reply: 'Everybody in the conversation reads it, as from a moderator.',
    add_note: 'The text is folded under it until a reader opens it. The author is told.',
    veil: 'Members see █ in their place. The rest stays, and the author is told how to change it.',
    lift_veil: 'The whole text is shown again. The author is told.',
    release: 'Members see the text from now on. The author is told.',
    hide: 'Only the author and moderators see it. The author is told why, and can rewrite it.',
    remove: 'It is taken out of the conversation. The author is told why, and where help is.',
    pause: 'They can read and find help, but not write here for a while. They are told why and for how long.',
  } satisfies Record<Act, string>,
  does: {
    all_well: 'All is well',
    care: 'Send the message',
    aside: 'Ask them',
    reply: 'Post the reply',
    add_note: 'Add the note',
    veil: 'Veil the words',
    lift_veil: 'Lift the veil',
    release: 'Let it be seen',
    hide: 'Hide it',
    remove: 'Remove it',
    pause: 'Pause',
  } satisfies Record<Act, string>,
  done: {
    all_well: 'all is well',
    care: 'a message went to the author',
    aside: 'this person was asked to step aside; the room is among your rooms',
    reply: 'your reply stands in the conversation',
    add_note: 'a content note was added',
    veil: 'the words are veiled',
    lift_veil: 'the veil is lifted',
    release: 'the text can be seen',
    hide: 'the text is hidden',
    remove: 'the text is removed',
    pause: 'this person’s writing is paused',
  } satisfies Record<Act, string>,
  reason: 'Reason',
  reasonHint: 'For the other moderators. The author does not see it.',
  rule: 'Rule',
  chooseRule: 'Choose…',
  noRule: 'None of these fits',
  judged: 'How grave was it really?',
  judgedHint: 'The engine learns from your answer.',
  judgements: {
    emergency: 'Emergency: danger now',
    urgent: 'Urgent: not safe',
    concern: 'Concern: a hard time',
    routine: 'Routine: nothing about safety',
    none: 'Nothing at all: a false alarm',
  } satisfies Record<Judged, string>,
  words: 'Words to the author',
  wordsReply: 'Your reply',
  wordsHint: 'Put your own words where you see ‹ ›. You can also empty it.',
  wordsMust: 'Put your own words where you see ‹ ›.',
  wordsBeside: 'The author is told what happened, why, how to change it and where help is. This stands beside it.',
  topics: 'What the text speaks of',
  spans: 'Which words?',
  spansHint: 'One piece per line, just as it stands in the text. Empty: what the engine found.',
  takeSelection: 'Take the words that I marked',
  days: 'For how many days?',
  daysHint: 'More than seven days need your passkey or number again.',
  settle: 'and settle the case',
  heldWaits: 'The text is held. The case is settled when it is let through, hidden or removed.',
  takeAnd: (does: string) => `Take the case, then: ${does}`,
  settleNeeds: 'Settling needs the answer to “How grave was it really?”.',
}

/** What a moderator's words start from; what stands in ‹ › is theirs to say. */
export const templates = {
  care: {
    emergency: (name: string) =>
      `Hello ${name},\n\nI am a moderator here, and I have read what you wrote: ‹what you understood, in your own words›. I am glad that you said it.\n\nAre you safe right now? If you have done something already, or are about to, please call the emergency number of your country: ‹number›. I do not know who or where you are. If you tell me where you are, I can help to get somebody to you.\n\nYou can write back here. I will look again ‹when›.`,
    urgent: (name: string) =>
      `Hello ${name},\n\nI am a moderator here. I have read what you wrote, and it sounds as if ‹what you understood, in your own words›. Thank you for saying it.\n\nAre you safe tonight? These people are awake and will listen: ‹helpline and its hours›.\n\nYou can write back here, as little or as much as you like. I will look again ‹when›.`,
    other: (name: string) =>
      `Hello ${name},\n\nI am a moderator here. I read what you wrote, and I wanted to ask how you are: ‹what you understood, in your own words›.\n\nYou do not have to answer. If you would like to talk to somebody, there is ‹helpline and its hours›.`,
  },
  reply: (name: string) => `${name}, ‹your words›`,
  hide: 'I have taken your text out of sight for now, because ‹why, kindly›. If you change ‹what›, it can stand here again. You did nothing wrong by reaching out.',
  remove:
    'I have taken your text down, because ‹why, kindly›. This is about the text and not about you. You are still welcome here.',
  pause:
    'I have paused your writing here for a while, because ‹why, kindly›. You can read everything, and help is there all the time.',
}
