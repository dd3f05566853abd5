import type { Bell } from '@tealight/db/bell/bell'
import type { Db } from '@tealight/db/connect'

/** Where the api's half of the road can break. */
export const apiPoints = ['write-before-commit', 'write-after-commit', 'write-before-answer'] as const
export type ApiTrap = (point: (typeof apiPoints)[number]) => void

/** The store with a trap before each commit and before each answer. */
export function trappedStore(db: Db, trap: ApiTrap): Db {
  return {
    ...db,
    async transaction(work) {
      const result = await db.transaction(async (tx) => {
        const result = await work(tx)
        trap('write-before-commit')
        return result
      })
      trap('write-before-answer')
      return result
    },
  }
}

/** Rings go out right after the commit: a trap in between. */
export function trappedBell(bell: Bell, trap: ApiTrap): Bell {
  return {
    ...bell,
    ring(rings) {
      trap('write-after-commit')
      bell.ring(rings)
    },
  }
}
