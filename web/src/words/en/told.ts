/**
 * What became of a text, said to its author under it.
 *
 * made from: Samaritans, guidelines for sites with user content (taking content away can hurt: say why, how to change it,
 *   where help is); Kooth, on pre-moderation
 * made on: 2026-11-22
 * reviewed: null. Nobody with lived experience and no clinician has read these words yet.
 */
export const told = {
  veil: 'veiled words',
  veilAloud: 'some words are veiled for safety',
  gone: 'A moderator took this away.',
  veiled: {
    title: 'A few of your words are veiled for now',
    text: 'They may show a way in which somebody can be hurt, or how to reach a person. That can put a reader in danger. The rest of your text is shown. What you feel you may say here.',
    next: 'A moderator will look. If the words harm nobody, they are shown.',
  },
  held: {
    title: 'Only you and the moderators see this so far',
    text: 'We were not sure whether it could hurt somebody, so a moderator reads it first. Then it is shown, or you are told why not.',
    next: 'You can write it another way meanwhile, or delete it.',
  },
  hidden: {
    title: 'A moderator took this out of sight',
    text: 'Others do not see it now. That is about these words, not about you. You can write it another way; then a moderator reads it again.',
    next: '',
  },
  removed: {
    title: 'A moderator took this away',
    text: 'Others see only that something stood here. It may hurt to find that, and we are sorry. You are still welcome to write.',
    next: '',
  },
  rewrite: 'Write it another way',
  why: 'See why',
  help: 'Talk to somebody about it',
}
