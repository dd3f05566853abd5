import { eq, sql, type SQL } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { answerMeeting } from '../src/meetings/answer.ts'
import { cancelMeeting, checkIn, checkOut, closeMeeting, extendMeeting, hereSeconds } from '../src/meetings/hold.ts'
import { listDeskMeetings, listMeetings } from '../src/meetings/list.ts'
import { planMeetings, type MeetingPlan } from '../src/meetings/plan.ts'
import { signUp, takeBackSignUp } from '../src/meetings/sign-up.ts'
import { writeMessages } from '../src/messages/write.ts'
import { listNotices } from '../src/personas/notices.ts'
import { findPersona } from '../src/personas/find.ts'
import { Refused } from '../src/refusals.ts'
import { settle } from '../src/retention/settle.ts'
import { enterRoom } from '../src/rooms/enter.ts'
import { listRooms } from '../src/rooms/list.ts'
import { makeRoom } from '../src/rooms/make.ts'
import { changeRoom, pauseRooms } from '../src/rooms/run.ts'
import type { Staff } from '../src/staff/reach.ts'
import type { Store, Tx } from '../src/store.ts'
import { meetings, signUps } from '../src/tables/rooms.ts'
import { probesOf } from '../src/threads/reader.ts'
import type { RoomState } from '../src/words.ts'
import { someStaff } from './desk-makers.ts'
import { aGroup, aMember, outcome, type Member } from './makers.ts'

let store: TestDb
let api: Store
let group: string
let fay: Staff
let jo: Staff
let ivy: Member
let room: string

beforeAll(async () => {
  store = await testDb()
  // with the rights that it has in production
  api = store.openAs('api')
  group = await aGroup(store.db)
  ;[fay, jo] = [await someStaff(store.db, 'facilitator', group), await someStaff(store.db, 'facilitator', group)]
  ivy = await aMember(store.db, group)
})
beforeEach(async () => {
  room = await store.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'For now', byMeeting: true }))
})

/** Everything as it is at an instant: the store's own clock is set, nobody waits. */
const clock = (at: number): SQL<Date> => sql<Date>`${new Date(at).toISOString()}::timestamptz`
const dbAt = (at: number) => ({ ...api, now: clock(at) })
const at = <T>(when: number, work: (tx: Tx) => Promise<T>): Promise<T> =>
  api.transaction((tx) => work({ ...tx, now: clock(when) }))

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const evening: MeetingPlan = {
  topic: 'Sleep',
  agenda: 'How to get through the night.',
  day: '2031-03-14',
  time: '19:00',
  zone: 'Europe/London',
  minutes: 60,
  weeks: 1,
}
const seven = Date.parse('2031-03-14T19:00:00Z')

async function plan(more: Partial<MeetingPlan> = {}, when = seven - day): Promise<string> {
  const [id] = await at(when, (tx) => planMeetings(tx, fay, room, { ...evening, ...more }))
  if (!id) throw new Error('no meeting')
  return id
}
async function shown(when: number) {
  const found = (await listRooms(dbAt(when) as Store, ivy.root, group)).find(({ id }) => id === room)
  if (!found) throw new Error('no room')
  return found
}
async function sayAt(when: number, where = room): Promise<string> {
  const { persona } = await findPersona(store.db, ivy.root, group)
  if (!persona) throw new Error('nobody')
  const draft = {
    author: persona,
    probes: probesOf(ivy.root, group),
    content: { text: 'I am here' },
    clientKey: crypto.randomUUID(),
  }
  const [one] = await writeMessages({ ...api, now: clock(when) }, where, [draft])
  return one instanceof Refused ? one.code : 'written'
}

describe('a room that opens for meetings', () => {
  test('is closed until its time has come and a facilitator is there, and closes when nobody ends it', async () => {
    const id = await plan()
    expect((await shown(seven + minute)).state).toBe('closed')
    expect(await outcome(at(seven + minute, (tx) => enterRoom(tx, ivy.root, room)))).toBe('room_closed')
    expect(await outcome(at(seven - 20 * minute, (tx) => checkIn(tx, fay, id)))).toBe('too_early')
    await at(seven - 30_000, (tx) => checkIn(tx, fay, id))
    expect((await shown(seven - 10_000)).state).toBe('closed')
    expect(await shown(seven)).toMatchObject({
      state: 'open',
      meeting: { id, topic: 'Sleep', ends: seven + hour, held: true },
    })
    await at(seven, (tx) => enterRoom(tx, ivy.root, room))
    expect(await sayAt(seven)).toBe('written')
    // her page is gone, and nobody else is there
    expect(await shown(seven + hereSeconds * 1000)).toMatchObject({ state: 'paused', meeting: { held: false } })
    expect(await sayAt(seven + hereSeconds * 1000)).toBe('room_paused')
    await at(seven + 3 * minute, (tx) => checkIn(tx, jo, id))
    expect(await sayAt(seven + 3 * minute)).toBe('written')
    await at(seven + hour + 9 * minute, (tx) => checkIn(tx, fay, id))
    expect((await shown(seven + hour + 10 * minute - 1)).state).toBe('open')
    expect((await shown(seven + hour + 10 * minute)).state).toBe('closed')
    expect(await sayAt(seven + hour + 10 * minute)).toBe('room_closed')
    expect(await outcome(at(seven + hour + 10 * minute, (tx) => checkIn(tx, fay, id)))).toBe('changed')
  })

  test('waits when its facilitator goes, stays closed by hand, and ends when it is closed', async () => {
    const id = await plan()
    await at(seven, (tx) => checkIn(tx, fay, id))
    await at(seven, (tx) => checkOut(tx, fay, id))
    expect((await shown(seven)).state).toBe('paused')
    await at(seven, (tx) => checkIn(tx, fay, id))
    await at(seven, (tx) => changeRoom(tx, fay, room, { state: 'closed' }))
    expect((await shown(seven)).state).toBe('closed')
    await at(seven, (tx) => changeRoom(tx, fay, room, { state: 'open' }))
    await at(seven, (tx) => extendMeeting(tx, fay, id, 15))
    expect((await shown(seven)).meeting?.ends).toBe(seven + hour + 15 * minute)
    await at(seven, (tx) => closeMeeting(tx, fay, id))
    expect((await shown(seven)).state).toBe('closed')
    expect(await outcome(at(seven, (tx) => checkIn(tx, fay, id)))).toBe('changed')
    expect(await outcome(at(seven, (tx) => extendMeeting(tx, fay, id, 15)))).toBe('changed')
    expect(await outcome(at(seven, (tx) => cancelMeeting(tx, fay, id)))).toBe('changed')
  })

  test('is held only by those who may run it', async () => {
    const id = await plan()
    const other = await someStaff(store.db, 'facilitator', await aGroup(store.db))
    const helper = await someStaff(store.db, 'helper', group)
    for (const by of [other, helper]) {
      for (const work of [checkIn, checkOut, closeMeeting, cancelMeeting])
        expect(await outcome(at(seven, (tx) => work(tx, by, id)))).toBe('not_allowed')
      expect(await outcome(at(seven, (tx) => extendMeeting(tx, by, id, 5)))).toBe('not_allowed')
      expect(await outcome(at(seven - day, (tx) => planMeetings(tx, by, room, evening)))).toBe('not_allowed')
      expect(await outcome(listDeskMeetings(store.db, by, room))).toBe('not_allowed')
    }
    expect((await shown(seven)).state).toBe('closed')
  })

  test('is planned ahead, one meeting at a time, in a zone that there is', async () => {
    await plan()
    const all = [
      { time: '19:30' },
      { time: '18:01', minutes: 60 },
      { day: '2031-03-12' },
      { zone: 'Europe/Nowhere' },
      { zone: 'UTC+5' },
      { day: '2031-03-07', weeks: 2 },
    ]
    for (const more of all) expect(await outcome(plan(more))).toBe('bad_time')
    expect(await outcome(plan({ time: '20:00' }))).toMatch(/-/)
    expect(await outcome(plan({ time: '18:00' }))).toMatch(/-/)
  })

  test('keeps to the clocks of its place through their changes, and skips no week', async () => {
    await at(Date.parse('2031-03-01T00:00:00Z'), (tx) =>
      planMeetings(tx, fay, room, { ...evening, day: '2031-03-16', weeks: 4 }),
    )
    const { coming } = await listMeetings(dbAt(Date.parse('2031-03-01T00:00:00Z')) as Store, null, room)
    // the clocks go forward on the 30th of March
    expect(coming.map(({ starts }) => new Date(starts).toISOString())).toEqual([
      '2031-03-16T19:00:00.000Z',
      '2031-03-23T19:00:00.000Z',
      '2031-03-30T18:00:00.000Z',
      '2031-04-06T18:00:00.000Z',
    ])
  })

  test('begins in every zone when the clocks there show it', async () => {
    const zones = [
      'Europe/Madrid',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'America/St_Johns',
    ]
    for (const zone of zones)
      for (const month of ['01', '03', '07', '10', '11']) {
        const there = await store.db.transaction((tx) =>
          makeRoom(tx, { group, title: 'Z', about: 'Z', byMeeting: true }),
        )
        const plan = { ...evening, zone, day: `2030-${month}-29` }
        await at(Date.parse('2029-01-01T00:00:00Z'), (tx) => planMeetings(tx, fay, there, plan))
        const [one] = (await listMeetings(dbAt(Date.parse('2029-01-02T00:00:00Z')) as Store, null, there)).coming
        const local = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
        expect(local.format(one?.starts)).toBe(`2030-${month}-29 19:00`)
      }
  })
})

/** A generator that gives the same again for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('there is no moment in which a room is open and no facilitator there', () => {
  const seeds = Array.from({ length: 8 }, () => Math.floor(Math.random() * 2 ** 31))

  test.each(seeds)('whatever facilitators do and forget, seed %i', async (seed) => {
    const next = random(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    const start = Date.parse('2031-10-26T00:10:00Z') + Math.floor(next() * 300) * minute
    const local = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/London' })
    const [on = '', time = ''] = local.format(start).split(' ')
    await plan({ day: on, time, minutes: 20 }, start - day)
    await outcome(plan({ day: on, time: '23:30', minutes: 20 }, start - day))
    const ids = (await listDeskMeetings(dbAt(start) as Store, fay, room)).map(({ id }) => id)
    /** What we know by ourselves: until when each facilitator said that they are there, for which meeting. */
    const said = new Map<string, number>()
    let wasOpen = 0
    for (let now = start - 12 * minute; now < start + 45 * minute; now += Math.floor(next() * 50_000) + 5_000) {
      const by = pick([fay, jo])
      const id = pick(ids)
      const act = pick([
        'in',
        'in',
        'in',
        'out',
        'longer',
        'close',
        'pause',
        'open',
        'shut',
        'cancel',
        'none',
        'none',
      ] as const)
      const rare = next() < 0.08
      const done = await outcome(
        at(now, async (tx) => {
          if (act === 'in') await checkIn(tx, by, id)
          if (act === 'out') await checkOut(tx, by, id)
          if (act === 'longer') await extendMeeting(tx, by, id, 5)
          if (act === 'pause') await pauseRooms(tx, by, 'paused')
          if (act === 'open') await changeRoom(tx, by, room, { state: 'open' })
          if (act === 'close' && rare) await closeMeeting(tx, by, id)
          if (act === 'shut' && rare) await changeRoom(tx, by, room, { state: 'closed' })
          if (act === 'cancel' && rare) await cancelMeeting(tx, by, id)
          return 'done'
        }),
      )
      if (done === 'done' && act === 'in') said.set(`${by.id} ${id}`, now + hereSeconds * 1000)
      if (done === 'done' && act === 'out') said.delete(`${by.id} ${id}`)
      for (const moment of [now, now + Math.floor(next() * 200_000)]) {
        const isThere = [...said.values()].some((until) => until > moment)
        const { state } = await shown(moment)
        await outcome(at(moment, (tx) => enterRoom(tx, ivy.root, room)))
        const wrote = await sayAt(moment)
        if (state === 'open' || wrote === 'written') wasOpen += 1
        if (!isThere) expect([state, wrote], `seed ${seed} at ${new Date(moment).toISOString()}`).not.toContain('open')
        if (!isThere) expect(wrote, `seed ${seed}`).not.toBe('written')
        if (state !== 'open') expect(wrote).not.toBe('written')
      }
    }
    opened += wasOpen > 0 ? 1 : 0
  })

  let opened = 0
  test('and they were open at times', () => expect(opened).toBeGreaterThan(1))
})

describe('those who mean to come', () => {
  test('are counted for the facilitator, named to nobody, told when it opens or is called off, and forgotten', async () => {
    const [id, later] = [await plan(), await plan({ day: '2031-03-15' })]
    for (const meeting of [id, id, later]) await at(seven - hour, (tx) => signUp(tx, ivy.root, meeting))
    const oak = await aMember(store.db, group)
    await at(seven - hour, (tx) => signUp(tx, oak.root, id))
    await at(seven - hour, (tx) => takeBackSignUp(tx, oak.root, id))
    const stranger = await aMember(store.db, await aGroup(store.db))
    expect(await outcome(at(seven, (tx) => signUp(tx, stranger.root, id)))).toBe('join_first')
    const desk = await listDeskMeetings(dbAt(seven - hour) as Store, fay, room)
    expect(desk.map(({ signedUp }) => signedUp)).toEqual([1, 1])
    expect(JSON.stringify(desk)).not.toContain(ivy.id)
    const seen = async (who: Member) => (await listMeetings(dbAt(seven - hour) as Store, who.root, room)).coming
    expect((await seen(ivy)).map(({ signedUp }) => signedUp)).toEqual([true, true])
    expect((await seen(oak)).map(({ signedUp }) => signedUp)).toEqual([false, false])

    await at(seven, (tx) => checkIn(tx, fay, id))
    await at(seven, (tx) => checkIn(tx, jo, id))
    await at(seven, (tx) => cancelMeeting(tx, fay, later))
    const { notices } = await listNotices(api, ivy.root, group)
    const notes = notices.filter((note) => note.room === room)
    expect(notes.map(({ kind }) => kind).toSorted()).toEqual(['meeting_cancelled', 'meeting_open'])
    expect(await outcome(at(seven, (tx) => signUp(tx, ivy.root, later)))).toBe('changed')

    await store.db.transaction(settle)
    expect(await store.db.sql.select().from(signUps).where(eq(signUps.meetingId, id))).toHaveLength(1)
    // a week after it, by the clock of the store itself
    await store.db.sql.update(meetings).set({ startsLocal: '2020-01-01 19:00' }).where(eq(meetings.id, id))
    await store.db.transaction(settle)
    expect(await store.db.sql.select().from(signUps).where(eq(signUps.meetingId, id))).toHaveLength(0)
  })
})

describe('how it was', () => {
  test('is said once, by those who were there, when it is over; only numbers are kept, and none of a few', async () => {
    const id = await plan()
    await at(seven, (tx) => checkIn(tx, fay, id))
    const there = [ivy, await aMember(store.db, group), await aMember(store.db, group)]
    for (const who of there) await at(seven, (tx) => enterRoom(tx, who.root, room))
    expect(await outcome(at(seven, (tx) => answerMeeting(tx, ivy.root, id, 'helped')))).toBe('changed')
    const after = seven + hour
    expect((await listMeetings(dbAt(after) as Store, ivy.root, room)).over?.id).toBe(id)
    const away = await aMember(store.db, group)
    expect(await outcome(at(after, (tx) => answerMeeting(tx, away.root, id, 'helped')))).toBe('outside')
    const answers = async () => (await listDeskMeetings(dbAt(after) as Store, fay, room))[0]?.answers
    for (const who of [ivy, ivy, there[1], ivy])
      if (who) await at(after, (tx) => answerMeeting(tx, who.root, id, 'helped'))
    expect(await answers()).toBeNull()
    const last = there[2]
    if (last) await at(after, (tx) => answerMeeting(tx, last.root, id, 'not_today'))
    expect(await answers()).toEqual({ helped: 2, somewhat: 0, notToday: 1 })
    expect((await listMeetings(dbAt(after) as Store, ivy.root, room)).over).toBeNull()
    expect(await outcome(at(seven + 26 * hour, (tx) => answerMeeting(tx, ivy.root, id, 'helped')))).toBe('changed')
  })
})

const states: readonly RoomState[] = ['open', 'paused', 'closed']
test('a room that is open all the time knows no meetings', async () => {
  const other = await store.db.transaction((tx) => makeRoom(tx, { group, title: 'Always', about: 'Always' }))
  for (const state of states) {
    await store.db.transaction((tx) => changeRoom(tx, fay, other, { state }))
    const found = (await listRooms(store.db, ivy.root, group)).find(({ id }) => id === other)
    expect(found).toMatchObject({ state, meeting: null, byMeeting: false })
  }
})

describe('when a meeting begins, those who mean to come', () => {
  const people = (count: number) => Promise.all(Array.from({ length: count }, () => aMember(store.db, group)))
  const enter = (who: Member, when: number) => at(when, async (tx) => (await enterRoom(tx, who.root, room)).ahead)

  beforeEach(async () => {
    room = await store.db.transaction((tx) =>
      makeRoom(tx, { group, title: 'Tea', about: 'For now', byMeeting: true, capacity: 4, isCalm: true }),
    )
  })

  test('find half of the seats kept for them, and no more than half', async () => {
    const [id, expected, others] = [await plan(), await people(3), await people(3)]
    for (const who of expected) await at(seven - hour, (tx) => signUp(tx, who.root, id))
    await at(seven, (tx) => checkIn(tx, fay, id))
    const came = []
    for (const who of others) came.push(await enter(who, seven + minute))
    expect(came).toEqual([null, null, 0])
    const then = []
    for (const who of expected) then.push(await enter(who, seven + minute))
    // two seats were kept for three, so the third waits after whoever was there before
    expect(then).toEqual([null, null, 1])
  })

  test('find them kept for ten minutes, whoever waited goes in then', async () => {
    const [id, [ada], others] = [await plan(), await people(1), await people(5)]
    if (!ada) throw new Error('nobody')
    await at(seven - hour, (tx) => signUp(tx, ada.root, id))
    await at(seven, (tx) => checkIn(tx, fay, id))
    const came = []
    for (const who of others) came.push(await enter(who, seven + minute))
    expect(came).toEqual([null, null, null, 0, 1])
    // her seat is hers, though two waited before her
    expect(await enter(ada, seven + minute)).toBeNull()

    const [early, [ben]] = [await people(3), await people(1)]
    if (!ben) throw new Error('nobody')
    room = await store.db.transaction((tx) =>
      makeRoom(tx, { group, title: 'Tea', about: 'For now', byMeeting: true, capacity: 4, isCalm: true }),
    )
    const other = await plan()
    await at(seven - hour, (tx) => signUp(tx, ada.root, other))
    await at(seven + 9 * minute, (tx) => checkIn(tx, fay, other))
    for (const who of early) expect(await enter(who, seven + 9 * minute)).toBeNull()
    expect(await enter(ben, seven + 9 * minute)).toBe(0)
    await at(seven + 10 * minute, (tx) => checkIn(tx, fay, other))
    expect(await enter(ben, seven + 10 * minute)).toBeNull()
    expect(await enter(ada, seven + 10 * minute)).toBe(0)
  })

  test('cannot say so at the door any more, to get past those who wait', async () => {
    const [id, [ada]] = [await plan(), await people(1)]
    if (!ada) throw new Error('nobody')
    await at(seven, (tx) => checkIn(tx, fay, id))
    expect(await outcome(at(seven, (tx) => signUp(tx, ada.root, id)))).toBe('changed')
    expect(await store.db.sql.select().from(signUps).where(eq(signUps.meetingId, id))).toHaveLength(0)
  })
})
