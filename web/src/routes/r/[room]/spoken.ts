import type { ProblemCode } from '@tealight/api/contract'
import type { Words } from '#words'
import { reactionWords } from './reactions.ts'

/** Why a message may come back. */
const refusals = [
  'bad_text',
  'banned',
  'join_first',
  'key_used',
  'outside',
  'paused',
  'room_closed',
  'room_paused',
  'rules_changed',
  'sign_in',
] as const satisfies ProblemCode[]
type Refusal = (typeof refusals)[number]

/** The words that script needs in a room, as one piece of JSON in the page. What counts something stands there with `#`. */
export function spoken({ room, meeting, note, persona, problems }: Words) {
  const { sending, waiting, failed, retry, takeBack, live, lost, ended, toRoom } = room
  const { deleted, gone, ignored, held, hiddenOwn, removedOwn, veiled, earlierMessage } = room
  return {
    sending,
    waiting,
    failed,
    retry,
    takeBack,
    live,
    lost,
    ended,
    toRoom,
    deleted,
    gone,
    ignored,
    held,
    hiddenOwn,
    removedOwn,
    veiled,
    earlierMessage,
    told: Object.fromEntries(
      reactionWords.map((word) => [word, [room.told[word](1), room.told[word](12).replace('12', '#')]]),
    ) as Record<(typeof reactionWords)[number], [one: string, many: string]>,
    waitsFor: room.waitsFor('#'),
    none: room.here(0),
    one: room.here(1),
    many: room.here(12).replace('12', '#'),
    freshOne: room.fresh(1),
    freshMany: room.fresh(12).replace('12', '#'),
    left: meeting.left(12).replace('12', '#'),
    leftOne: meeting.left(1),
    timeUp: meeting.timeUp,
    slow: room.slow(12).replace('12', '#'),
    topics: note.topics,
    roles: persona.roles,
    problems: Object.fromEntries(refusals.map((code) => [code, problems.texts[code]])) as Record<Refusal, string>,
  }
}
