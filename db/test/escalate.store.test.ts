import { eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { escalateNext } from '../src/flags/escalate.ts'
import { callTaken, unsentCalls } from '../src/flags/operator-calls.ts'
import { raiseFlag } from '../src/flags/raise.ts'
import { desks, escalations, flags, onCall } from '../src/tables/flags.ts'
import { staff, staffRolesHeld } from '../src/tables/staff.ts'
import { clocks, rankOf, severities, type Severity } from '../src/words.ts'
import { aGroup } from './makers.ts'

// With a clock that stands where the test puts it: who is called, and at which minute.

let store: TestDb
let worker: Db
let group: string
const began = new Date('2026-11-22T22:00:00Z')

beforeAll(async () => {
  store = await testDb()
  worker = store.openAs('worker')
})
beforeEach(async () => {
  group = await aGroup(store.db)
})

/** The same store at so many minutes after the beginning. */
function at(db: Db, minutes: number): Db {
  const now = sql<Date>`${new Date(began.getTime() + minutes * 60_000).toISOString()}::timestamptz`
  return { ...db, now, transaction: (work) => db.transaction((tx) => work({ ...tx, now })) }
}

async function aFlag(severity: Severity): Promise<string> {
  const signal = { group, subject: randomUUID(), author: null, version: 1, kind: 'finding' as const, detail: {} }
  const { flag } = await at(store.db, 0).transaction((tx) => raiseFlag(tx, { ...signal, rank: rankOf(severity) }))
  return flag
}

async function aStaff(): Promise<string> {
  const [row] = await store.db.sql
    .insert(staff)
    .values({ name: randomUUID(), joinedOn: '2026-01-01' })
    .returning({ id: staff.id })
  return row?.id ?? expect.fail()
}

async function escalateAt(minutes: number): Promise<number> {
  let count = 0
  while (await at(worker, minutes).transaction(escalateNext)) count += 1
  return count
}

const callsOf = async (flag: string) =>
  (await store.db.sql.select().from(escalations).where(eq(escalations.flagId, flag)).orderBy(escalations.step)).map(
    ({ kind, staffId, at: when }) => [kind, staffId, (when.getTime() - began.getTime()) / 60_000],
  )

const settle = (flag: string) => store.db.sql.update(flags).set({ state: 'settled' }).where(eq(flags.id, flag))

describe('a clock that runs out', () => {
  for (const severity of severities) {
    for (const people of [0, 1, 3]) {
      for (const withLead of [true, false]) {
        test(`calls ${people} on call, ${withLead ? 'the lead' : 'no lead'} and the operator, each at the minute: ${severity}`, async () => {
          const list = await Promise.all(Array.from({ length: people }, aStaff))
          if (list.length > 0)
            await store.db.sql.insert(onCall).values(list.map((staffId, place) => ({ groupId: group, place, staffId })))
          const lead = withLead ? await aStaff() : null
          if (lead !== null)
            await store.db.sql.insert(staffRolesHeld).values({ staffId: lead, role: 'lead', groupId: group })
          const flag = await aFlag(severity)

          const clock = clocks[severity]
          const pause = Math.min(clock, 30)
          const calls: [string, string | null, number][] = list.map((one, n) => ['on_call', one, clock + n * pause])
          const leadAt = clock + people * pause
          const operatorAt = lead === null ? leadAt : leadAt + pause
          calls.push(['lead', lead, leadAt])
          for (const again of [0, 1, 2]) calls.push(['operator', null, operatorAt + again * clock])

          for (const minute of new Set(calls.map(([, , minute]) => minute))) {
            expect(await escalateAt(minute - 0.001), `before ${minute}`).toBe(0)
            expect(await escalateAt(minute), `at ${minute}`).toBe(1)
            expect(await escalateAt(minute), `again at ${minute}`).toBe(0)
          }
          expect(await callsOf(flag)).toEqual(calls)
          const [row] = await store.db.sql.select().from(flags).where(eq(flags.id, flag))
          expect(row?.steps).toBe(calls.length)
          const [desk] = await store.db.sql.select().from(desks).where(eq(desks.groupId, group))
          // the desk hears of each
          expect(row?.number).toBe(desk?.number)
          await settle(flag)
        })
      }
    }
  }

  test('leaves a flag alone that somebody has in hand, until its clock ran out a second time', async () => {
    for (const severity of severities) {
      const clock = clocks[severity]
      const flag = await aFlag(severity)
      const heldUntil = new Date(began.getTime() + 1000 * clock * 60_000)
      await store.db.sql
        .update(flags)
        .set({ holder: await aStaff(), heldUntil })
        .where(eq(flags.id, flag))
      expect(await escalateAt(clock)).toBe(0)
      expect(await escalateAt(2 * clock - 0.001)).toBe(0)
      expect(await escalateAt(2 * clock)).toBe(1)
      await settle(flag)
    }
  })

  test('calls again at once when whoever had it in hand gave no sign of life', async () => {
    const flag = await aFlag('emergency')
    const heldUntil = new Date(began.getTime() + 7 * 60_000)
    await store.db.sql
      .update(flags)
      .set({ holder: await aStaff(), heldUntil })
      .where(eq(flags.id, flag))
    expect(await escalateAt(6.9)).toBe(0)
    expect(await escalateAt(7)).toBe(1)
    await settle(flag)
  })

  test('calls nobody for a flag that is settled', async () => {
    await settle(await aFlag('emergency'))
    expect(await escalateAt(100_000)).toBe(0)
  })

  test('begins with the first on call again when the flag was opened again', async () => {
    const first = await aStaff()
    await store.db.sql.insert(onCall).values({ groupId: group, place: 1, staffId: first })
    const flag = await aFlag('emergency')
    await escalateAt(5)
    await escalateAt(10)
    await store.db.sql
      .update(flags)
      .set({ openedAt: new Date(began.getTime() + 20 * 60_000), escalateAt: new Date(began.getTime() + 25 * 60_000) })
      .where(eq(flags.id, flag))
    await escalateAt(25)
    expect((await callsOf(flag)).map(([kind]) => kind)).toEqual(['on_call', 'lead', 'operator', 'on_call'])
    await settle(flag)
  })

  test('passes over accounts that have ended', async () => {
    const gone = await aStaff()
    await store.db.sql.update(staff).set({ ended: true }).where(eq(staff.id, gone))
    await store.db.sql.insert(onCall).values({ groupId: group, place: 1, staffId: gone })
    const flag = await aFlag('urgent')
    await escalateAt(30)
    expect((await callsOf(flag)).map(([kind]) => kind)).toEqual(['lead', 'operator'])
    await settle(flag)
  })

  test('of two who look at the same time, only one calls', async () => {
    const flag = await aFlag('urgent')
    const other = store.openAs('worker')
    const calls = await Promise.all([worker, other, worker, other].map((db) => at(db, 30).transaction(escalateNext)))
    expect(calls.filter(Boolean)).toHaveLength(1)
    await settle(flag)
  })

  test('tells the operator until it is taken, in numbers and ids', async () => {
    const flag = await aFlag('urgent')
    await escalateAt(30)
    const mine = async () => (await unsentCalls(at(worker, 33.5))).filter((call) => call.flag === flag)
    expect(await mine()).toEqual([{ flag, group, step: 2, severity: 'urgent', minutesLate: 3 }])
    await worker.transaction((tx) => callTaken(tx, { flag, step: 2 }))
    expect(await mine()).toEqual([])
    await settle(flag)
  })
})
