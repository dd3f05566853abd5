/** What is said beside a form when it could not be taken. The other codes have their words in problems. */
export const refused = {
  words: 'Your words are still here.',
  emptyTitle: 'The title is still empty, or has nothing in it that can be seen. A few words are enough.',
  longTitle: (most: number) => `The title is longer than we can take. Please keep it under ${most} letters.`,
  emptyText: 'There is nothing here yet that can be seen. Even a single line is enough.',
  longText: (most: number) =>
    `This is longer than we can take in one piece. Up to ${most} letters fit; you could post the rest as a reply.`,
  longNote: (most: number) => `The note is a little long. Up to ${most} letters fit.`,
  longReport: (most: number) => `What you tell us is a little long. Up to ${most} letters fit.`,
  noReason: 'Please choose first what it is about. “Something else” is fine too.',
  text: 'There is something in the text that we cannot store. Please look it over and try again.',
  keyUsed:
    'An earlier form of this was already posted. Please look at the conversation first. If you still want to post this as well, use the button again.',
  changed:
    'Meanwhile this text was changed somewhere else, perhaps by you on another device. Below you see what stands there now, and your words of just now. Saving puts yours in its place.',
  bannedLink: 'See where help is',
  slowDown: (minutes: number) =>
    `That was a lot in a short time, so we ask everybody to pause here. Please try again in about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  emptyPhrase: 'Please write the words of your phrase.',
}
