import type { Message } from '@tealight/api/contract/rooms'
import type { Words } from '#words'

/** The words that one can leave at a message, in the order in which they stand. */
export const reactionWords = ['hear_you', 'me_too', 'with_you', 'thank_you'] as const

/** What its author reads of the words that were left: “2 people hear you. 1 person says: me too.” */
export function toldOf({ reactions }: Pick<Message, 'reactions'>, { room }: Words): string {
  return reactionWords
    .map((word) => (reactions?.[word] ? `${room.told[word](reactions[word])}.` : ''))
    .join(' ')
    .trim()
}
