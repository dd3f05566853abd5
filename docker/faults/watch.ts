import { breaches } from '@tealight/db/assessments/invariants'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './world.ts'

export interface Watch {
  /** When an open desk could first read the flag of a post, and when its assessment was there. */
  flagged: Map<string, number>
  assessed: Map<string, number>
  /** What was wrong meanwhile, though it must never be, not for a moment. */
  wrong: Map<string, number>
  end(): Promise<void>
}

/** Looks on: as a desk that hears the bell and reads what it missed, and as somebody who checks the rules all the time. */
export function startWatch({ db, look }: World): Watch {
  const flagged = new Map<string, number>()
  const assessed = new Map<string, number>()
  const wrong = new Map<string, number>()
  let ended = false
  let flags = 0

  const deaf = db.bell.hear((ring) => {
    if (ring.topic === 'desk') readDesk()
  })
  let reading: Promise<void> | null = null
  let again = false
  let number = 0
  function readDesk(): void {
    again = true
    reading ??= (async () => {
      while (again) {
        again = false
        await readChanges().catch(() => {})
      }
      reading = null
    })()
  }
  async function readChanges(): Promise<void> {
    const rows = await look<{ subject: string; number: number }[]>`
      select subject_id as subject, number from flags where number > ${number} order by number`
    for (const row of rows) {
      if (!flagged.has(row.subject)) flagged.set(row.subject, performance.now())
      number = row.number
    }
  }
  async function readAssessments(): Promise<void> {
    const rows = await look<{ subject: string }[]>`select subject_id as subject from assessments`
    for (const { subject } of rows) if (!assessed.has(subject)) assessed.set(subject, performance.now())
  }
  async function checkRules(): Promise<void> {
    for (const { name, count } of await breaches(db, { late: false })) note(name, count)
    const [row] = await look<{ count: number }[]>`select count(*)::int as count from flags`
    if (row && row.count < flags) note('a flag that disappeared', flags - row.count)
    flags = row?.count ?? flags
  }
  const note = (name: string, count: number) => wrong.set(name, Math.max(count, wrong.get(name) ?? 0))
  // the store may be away just now
  const again_ = async (milliseconds: number, work: () => Promise<unknown>) => {
    while (!ended) {
      await work().catch(() => {})
      await sleep(milliseconds)
    }
  }
  const all = [again_(500, async () => readDesk()), again_(100, readAssessments), again_(500, checkRules)]
  return {
    flagged,
    assessed,
    wrong,
    async end() {
      ended = true
      deaf()
      await Promise.all(all)
      await reading
      await readChanges()
      await readAssessments()
    },
  }
}
