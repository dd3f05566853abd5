import { sendHeartbeat } from '@tealight/db/assessments/heartbeat'
import type { Db } from '@tealight/db/connect'
import { escalateNext } from '@tealight/db/flags/escalate'
import { callTaken, unsentCalls, type OperatorCall } from '@tealight/db/flags/operator-calls'
import { every } from './every.ts'
import type { Trap } from './trap.ts'

const heartbeat = 60_000
const escalation = 5_000

/** What happens by the clock alone: the heartbeat, and calling the next person when a flag's clock ran out. */
export function startClocks(options: {
  db: Db
  trap: Trap
  /** Tells the operator; what it throws is tried again. */
  call: (call: OperatorCall) => Promise<void>
  onTrouble: (error: unknown) => void
}): { stop(): Promise<void> } {
  const { db, trap, call, onTrouble } = options
  const all = [
    every(
      heartbeat,
      () =>
        db.transaction(async (tx) => {
          await sendHeartbeat(tx)
          trap('heartbeat-before-commit')
        }),
      onTrouble,
    ),
    every(escalation, () => escalateAll(db, trap), onTrouble),
    every(escalation, () => tellOperator(db, call), onTrouble),
  ]
  return {
    async stop() {
      await Promise.all(all.map((one) => one.stop()))
    },
  }
}

/** Each in a transaction of its own, until no clock is left that ran out. */
export async function escalateAll(db: Db, trap: Trap): Promise<void> {
  for (let found = true; found;) {
    found = await db.transaction(async (tx) => {
      const found = await escalateNext(tx)
      if (found) trap('escalate-before-commit')
      return found
    })
    if (found) trap('escalate-after-commit')
  }
}

/** At the same time, so that one that is slow to take holds up no other. */
export async function tellOperator(db: Db, call: (call: OperatorCall) => Promise<void>): Promise<void> {
  const told = await Promise.allSettled(
    (await unsentCalls(db)).map(async (one) => {
      await call(one)
      await db.transaction((tx) => callTaken(tx, one))
    }),
  )
  const failed = told.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
