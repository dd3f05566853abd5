import { breaches } from '@tealight/db/assessments/invariants'
import type { Db } from '@tealight/db/connect'
import { coarsen } from '@tealight/db/retention/coarsen'
import { endFlags } from '@tealight/db/retention/end-flags'
import { expireMessages } from '@tealight/db/retention/expire-messages'
import { retireSilentPersonas } from '@tealight/db/retention/retire'
import { rotateWrapKey } from '@tealight/db/retention/rotate'
import { settle } from '@tealight/db/retention/settle'

/** What keeps the house: each may run twice or late, and the second time it finds nothing to do. */
export interface Chore {
  name: string
  /** When, as cron in UTC. At night for most, and not on the hour, when all the world's jobs run. */
  when: string
  /** What it gives is told when it is a list with something in it: names and numbers only. */
  run(db: Db): Promise<unknown>
}

export const chores = [
  { name: 'settle', when: '17 3 * * *', run: (db) => db.transaction(settle) },
  { name: 'coarsen', when: '27 3 * * *', run: (db) => db.transaction(coarsen) },
  { name: 'retire', when: '37 3 * * *', run: (db) => db.transaction(retireSilentPersonas) },
  { name: 'end-flags', when: '42 3 * * *', run: (db) => db.transaction(endFlags) },
  { name: 'expire-messages', when: '52 3 * * *', run: (db) => db.transaction(expireMessages) },
  { name: 'look-over', when: '57 3 * * *', run: (db) => breaches(db) },
  { name: 'rotate', when: '47 3 * * 1', run: (db) => rotateWrapKey(db) },
] as const satisfies readonly Chore[]
