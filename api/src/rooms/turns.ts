import { isOutage, type Db } from '@tealight/db/connect'
import { writeMessages, type Fresh, type MessageDraft, type Outcome } from '@tealight/db/messages/write'
import { Unavailable } from '@tealight/db/refusals'

interface Waiting {
  draft: MessageDraft
  done(outcome: Outcome): void
  failed(error: unknown): void
}

const mostInLot = 64

/** Gives what says something in a room. What comes in one turn of the loop is written together; `onFresh`: see writeMessages. */
export function openTurns(
  db: Db,
  onFresh: (room: string, fresh: Fresh) => void,
): (room: string, draft: MessageDraft) => Promise<Outcome> {
  const turns = new Map<string, Waiting[]>()

  async function writeTurn(room: string, all: Waiting[]): Promise<void> {
    while (all.length > 0) await writeLot(room, all.splice(0, mostInLot))
    turns.delete(room)
  }

  async function writeLot(room: string, lot: Waiting[]): Promise<void> {
    const drafts = lot.map(({ draft }) => draft)
    const outcomes = await writeMessages(db, room, drafts, (fresh) => onFresh(room, fresh)).catch(
      (error: unknown) => error,
    )
    if (Array.isArray(outcomes)) lot.forEach((one, at) => settle(one, outcomes[at] as Outcome | undefined))
    else if (lot.length === 1 || outcomes instanceof Unavailable || isOutage(outcomes))
      lot.forEach(({ failed }) => failed(outcomes))
    // one of them cannot be written: the others need not share its fate
    else await Promise.all(lot.map((one) => writeLot(room, [one])))
  }

  return (room, draft) =>
    new Promise((done, failed) => {
      const one = { draft, done, failed }
      const turn = turns.get(room)
      if (turn) return void turn.push(one)
      const all: Waiting[] = [one]
      turns.set(room, all)
      setImmediate(() => void writeTurn(room, all))
    })
}

function settle({ done, failed }: Waiting, outcome: Outcome | undefined): void {
  if (outcome) done(outcome)
  else failed(new Error('a message without an outcome'))
}
