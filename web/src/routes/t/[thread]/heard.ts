import type { Input } from '@tealight/api/contract'
import type { answerHelp } from '@tealight/api/contract/posts'
import { placeOf } from '../../../posting.ts'

export type HelpAnswer = Input<typeof answerHelp>['body']['answer']
export type Heard = Exclude<HelpAnswer, 'dismiss'>

/** Which card was answered, and how. */
export interface Answered {
  number: number
  answer: Heard
}

export const answers = ['safe', 'write_to_me', 'listener', 'dismiss'] as const satisfies HelpAnswer[]

/** Where somebody stands after answering: an address says neither what they answered nor that there was a card. */
export function placeAfter(thread: string, number: number, answer: HelpAnswer): string {
  const place = placeOf(thread, number)
  return answer === 'dismiss'
    ? place
    : place.replace(/#.*/, `&then=${number}-${answers.indexOf(answer) + 1}#help-${number}`)
}

export function readAnswered(then: string | null): Answered | null {
  const [, number, place] = /^(\d{1,9})-([123])$/.exec(then ?? '') ?? []
  const answer = answers[Number(place) - 1]
  return number === undefined || answer === undefined || answer === 'dismiss'
    ? null
    : { number: Number(number), answer }
}
