import { and, eq, sql, type SQL } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { mendRecent } from '../src/assessments/missing.ts'
import { decide } from '../src/decisions/decide.ts'
import { flagPost } from '../src/decisions/flag-post.ts'
import { readCase } from '../src/decisions/read-case.ts'
import { listDeskRooms, readDeskRoom, speakInRoom } from '../src/decisions/room-desk.ts'
import { undo } from '../src/decisions/undo.ts'
import { takeFlag } from '../src/flags/take.ts'
import { listMeetings } from '../src/meetings/list.ts'
import { readNews } from '../src/messages/news.ts'
import { writeMessages, type Outcome } from '../src/messages/write.ts'
import { findPersona } from '../src/personas/find.ts'
import { listNotices } from '../src/personas/notices.ts'
import { editPost } from '../src/posts/edit.ts'
import { reportPost } from '../src/posts/report.ts'
import { Refused } from '../src/refusals.ts'
import { settle } from '../src/retention/settle.ts'
import { enterRoom } from '../src/rooms/enter.ts'
import { leaveRoom } from '../src/rooms/leave.ts'
import { readInsider } from '../src/rooms/line.ts'
import { listRooms } from '../src/rooms/list.ts'
import { makeRoom } from '../src/rooms/make.ts'
import { readRoom } from '../src/rooms/read.ts'
import { changeRoom, changeSeat, pauseRooms } from '../src/rooms/run.ts'
import { roomsNow } from '../src/rooms/seats.ts'
import type { Staff } from '../src/staff/reach.ts'
import type { Store, Tx } from '../src/store.ts'
import { decisions } from '../src/tables/flags.ts'
import { audit } from '../src/tables/audit.ts'
import { assessmentTasks } from '../src/tables/flags.ts'
import { posts } from '../src/tables/posts.ts'
import { rooms } from '../src/tables/rooms.ts'
import { readThread } from '../src/threads/read.ts'
import { probesOf } from '../src/threads/reader.ts'
import { someStaff } from './desk-makers.ts'
import { aGroup, aMember, outcome, type Member } from './makers.ts'

let store: TestDb
let api: Store
let group: string
let fay: Staff
let lee: Staff
let ivy: Member
let oak: Member
let room: string
let flag: string

beforeAll(async () => {
  store = await testDb()
  api = store.openAs('api')
  group = await aGroup(store.db)
  ;[fay, lee] = [await someStaff(store.db, 'facilitator', group), await someStaff(store.db, 'lead', group)]
})
beforeEach(async () => {
  ;[ivy, oak] = [await aMember(store.db, group), await aMember(store.db, group)]
  room = await store.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'For now' }))
  for (const who of [ivy, oak]) await enter(who, room)
  const said = await say(ivy, 'It is a bad night.', room)
  if (said instanceof Refused) throw said
  ;({ flag } = await api.transaction((tx) => flagPost(tx, fay, said.post, { severity: 'urgent' })))
})

const enter = (who: Member, where: string) => api.transaction((tx) => enterRoom(tx, who.root, where))
const leave = (who: Member, where: string) => api.transaction((tx) => leaveRoom(tx, who.root, where))
const later = <T>(minutes: number, work: (tx: Tx) => Promise<T>): Promise<T> =>
  api.transaction((tx) => work({ ...tx, now: sql<Date>`(now() + make_interval(mins => ${minutes}))` as SQL<Date> }))

async function say(who: Member, text: string, where: string): Promise<Outcome> {
  const { persona } = await findPersona(store.db, who.root, group)
  if (!persona) throw new Error('nobody')
  const draft = {
    author: persona,
    probes: probesOf(who.root, group),
    content: { text },
    clientKey: crypto.randomUUID(),
  }
  const [one] = await writeMessages(api, where, [draft])
  if (!one) throw new Error('no outcome')
  return one
}
const speak = (by: Staff, where: string, text: string) =>
  api.transaction((tx) => speakInRoom(tx, by, where, { text, clientKey: crypto.randomUUID() }))
const change = (by: Staff, where: string, what: Parameters<typeof changeRoom>[3]) =>
  api.transaction((tx) => changeRoom(tx, by, where, what))

/** Offers, and gives the room of its own, as the one whom it was offered to is told of it. */
async function offer(of = flag): Promise<{ aside: string; decision: string }> {
  const { revision } = await api.transaction((tx) => takeFlag(tx, fay, of))
  const draft = { revision, act: 'aside', reason: 'to listen', settle: false } as const
  const { decision } = await api.transaction((tx) => decide(tx, fay, of, draft))
  const { aside } = await readRoom(api, ivy.root, room)
  if (!aside) throw new Error('nothing is offered')
  return { aside: aside.id, decision }
}
const texts = async (who: Member, where: string) =>
  (await readRoom(api, who.root, where)).messages.map(({ content }) => content?.text)
const stateOf = async (where: string) => (await roomsNow(api, [where]))[0]?.room.state

describe('stepping aside', () => {
  test('is offered to one, who may come, talk and go back', async () => {
    const { aside } = await offer()
    const { notices } = await listNotices(api, ivy.root, group)
    expect(notices).toMatchObject([{ kind: 'aside', room: aside }])
    expect((await readRoom(api, oak.root, room)).aside).toBeNull()
    // what the facilitator says before is not lost
    await speak(fay, aside, 'I am here.')
    expect((await readRoom(api, ivy.root, aside)).seat).toBeNull()
    expect((await readRoom(api, ivy.root, aside)).messages).toEqual([])
    expect(await enter(ivy, aside)).toEqual({ ahead: null })
    expect(await say(ivy, 'Thank you.', aside)).toMatchObject({ number: 2 })
    expect(await texts(ivy, aside)).toEqual(['I am here.', 'Thank you.'])
    const desk = await readDeskRoom(api, fay, aside)
    expect(desk.messages.map(({ text }) => text)).toEqual(['I am here.', 'Thank you.'])
    expect(desk.room.aside).toMatchObject({ of: room })
    expect(desk.room.aside?.by).not.toBe('')
    // they are still in the room that they came from
    expect((await readRoom(api, ivy.root, room)).aside?.id).toBe(aside)
    await leave(ivy, aside)
    expect(await stateOf(aside)).toBe('closed')
    expect((await readRoom(api, ivy.root, room)).aside).toBeNull()
    expect(await outcome(enter(ivy, aside))).toBe('room_closed')
    expect(await outcome(change(fay, aside, { longer: 10 }))).toBe('changed')
  })

  test('can be said no to, and nothing happens', async () => {
    const { aside } = await offer()
    await leave(ivy, aside)
    expect((await readRoom(api, ivy.root, room)).aside).toBeNull()
    expect((await readRoom(api, ivy.root, room)).seat).not.toBeNull()
    expect(await outcome(enter(ivy, aside))).toBe('room_closed')
    expect((await readCase(api, fay, flag)).pausedUntil).toBeNull()
    // and be offered again
    expect((await offer()).aside).not.toBe(aside)
  })

  test('is there for nobody else: the same answer as for a room that does not exist', async () => {
    const { aside } = await offer()
    await enter(ivy, aside)
    const said = await say(ivy, 'Only for you.', aside)
    if (said instanceof Refused) throw said
    const stranger = await aMember(store.db, await aGroup(store.db))
    const nowhere = crypto.randomUUID()
    for (const who of [oak, stranger]) {
      for (const where of [aside, nowhere]) {
        expect(await outcome(readRoom(api, who.root, where))).toBe('not_found')
        expect(await outcome(readRoom(api, null, where))).toBe('not_found')
        expect(await outcome(enter(who, where))).toBe('not_found')
        expect(await outcome(leave(who, where))).toBe('not_found')
        expect(await outcome(readInsider(api, who.root, where))).toBe('not_found')
        expect(await outcome(listMeetings(api, who.root, where))).toBe('not_found')
        expect(await outcome(readThread(api, who.root, where, 1))).toBe('not_found')
      }
    }
    expect(await stateOf(aside)).toBe('open')
    const report = api.transaction((tx) => reportPost(tx, oak.root, { post: said.post, reason: 'worried' }))
    expect(await outcome(report)).toBe('not_found')
    const edit = { post: said.post, version: 1, content: { text: 'Mine now' } }
    expect(await outcome(api.transaction((tx) => editPost(tx, oak.root, edit)))).toBe('not_found')
    expect((await listRooms(api, oak.root, group)).map(({ id }) => id)).not.toContain(aside)
    // nor for others of the staff, not even those above
    for (const by of [lee, await someStaff(store.db, 'facilitator', group)]) {
      expect(await outcome(readDeskRoom(api, by, aside))).toBe('not_found')
      expect(await outcome(speak(by, aside, 'Hello'))).toBe('not_found')
      expect(await outcome(change(by, aside, { state: 'closed' }))).toBe('not_found')
      expect(await outcome(api.transaction((tx) => changeSeat(tx, by, aside, ivy.id, { out: true })))).toBe('not_found')
      expect((await listDeskRooms(api, by)).map((one) => one.room.id)).not.toContain(aside)
    }
    expect((await listDeskRooms(api, fay)).map((one) => one.room.id)).toContain(aside)
    // whoever takes a case from there reads it, and writes to the person, but does not join in
    const inner = await api.transaction((tx) => flagPost(tx, lee, said.post, { severity: 'urgent' }))
    expect((await readCase(api, lee, inner.flag)).may).not.toContain('reply')
    const taken = await api.transaction((tx) => takeFlag(tx, lee, inner.flag))
    const words = { revision: taken.revision, reason: 'to help', words: 'Hello', settle: false }
    const join = api.transaction((tx) => decide(tx, lee, inner.flag, { ...words, act: 'reply' }))
    expect(await outcome(join)).toBe('incomplete')
    const write = api.transaction((tx) => decide(tx, lee, inner.flag, { ...words, act: 'care' }))
    expect(await outcome(write)).toMatchObject({ state: 'open' })
    expect(await texts(ivy, aside)).toEqual(['Only for you.'])
    // a case elsewhere does not show what was said there
    const other = await say(ivy, 'Back again.', room)
    if (other instanceof Refused) throw other
    const raised = await api.transaction((tx) => flagPost(tx, lee, other.post, { severity: 'concern' }))
    const shown = JSON.stringify(await readCase(api, lee, raised.flag))
    expect(shown).toContain('It is a bad night.')
    expect(shown).not.toContain('Only for you.')
  })

  test('tells nobody in the room that it happened', async () => {
    const seen = async () => ({ ...(await readNews(api, room, 0)), now: 0 })
    const before = await seen()
    const { aside } = await offer()
    await enter(ivy, aside)
    await say(ivy, 'Here.', aside)
    await leave(ivy, aside)
    expect(await seen()).toEqual(before)
  })

  test('ends by the clock: the offer after three minutes, the talk after twenty, or ten more', async () => {
    const lapsed = await offer()
    expect(await outcome(later(2, (tx) => changeRoom(tx, fay, lapsed.aside, { longer: 10 })))).toBe('changed')
    expect(await outcome(later(4, (tx) => enterRoom(tx, ivy.root, lapsed.aside)))).toBe('room_closed')
    expect((await readRoom(api, ivy.root, room)).aside?.id).toBe(lapsed.aside)

    await leave(ivy, lapsed.aside)
    const { aside } = await offer()
    await enter(ivy, aside)
    const isOver = async (minutes: number) => {
      const [row] = await store.db.sql.execute<{ over: boolean }>(
        sql`select open_until <= now() + make_interval(mins => ${minutes}) as over from rooms where thread_id = ${aside}`,
      )
      return row?.over
    }
    expect([await isOver(19), await isOver(21)]).toEqual([false, true])
    expect(await outcome(later(21, (tx) => enterRoom(tx, ivy.root, aside)))).toBe('room_closed')
    await change(fay, aside, { longer: 10 })
    expect([await isOver(29), await isOver(31)]).toEqual([false, true])
    await store.db.sql
      .update(rooms)
      .set({ openUntil: sql`now() - interval '1 second'` })
      .where(eq(rooms.threadId, aside))
    const over = await say(ivy, 'Still there?', aside)
    expect(over instanceof Refused && over.code).toBe('room_closed')
    expect((await readRoom(api, ivy.root, room)).aside).toBeNull()
  })

  test('is not opened again without consent, and is changed in no other way', async () => {
    const { aside } = await offer()
    await leave(ivy, aside)
    for (const what of [
      { state: 'open' },
      { state: 'paused' },
      { approval: true },
      { slow: 10 },
      { byMeeting: true },
    ] as const)
      expect(await outcome(change(fay, aside, what))).toBe('changed')
    expect(await stateOf(aside)).toBe('closed')
    expect(await outcome(change(fay, room, { longer: 10 }))).toBe('changed')
  })

  test('is one at a time, and never from an aside', async () => {
    const { aside } = await offer()
    expect(await outcome(offer())).toBe('changed')
    await enter(ivy, aside)
    const said = await say(ivy, 'There is more.', aside)
    if (said instanceof Refused) throw said
    const inner = await api.transaction((tx) => flagPost(tx, fay, said.post, { severity: 'urgent' }))
    expect(await outcome(offer(inner.flag))).toBe('incomplete')
  })

  test('twice at once is one', async () => {
    const { revision } = await api.transaction((tx) => takeFlag(tx, fay, flag))
    const draft = { revision, act: 'aside', reason: 'to listen', settle: false } as const
    const both = await Promise.all([1, 2].map(() => outcome(api.transaction((tx) => decide(tx, fay, flag, draft)))))
    expect(both.filter((one) => typeof one === 'string')).toEqual(['changed'])
  })

  test('is a decision with its inverse, which ends it, also after it is over', async () => {
    const { aside, decision } = await offer()
    await enter(ivy, aside)
    const [row] = await store.db.sql.select().from(decisions).where(eq(decisions.id, decision))
    expect(row).toMatchObject({ act: 'aside', staffId: fay.id, personaId: ivy.id })
    await api.transaction((tx) => undo(tx, fay, decision, 'wrong person'))
    expect(await stateOf(aside)).toBe('closed')
    const again = await offer()
    await leave(ivy, again.aside)
    expect(await outcome(api.transaction((tx) => undo(tx, fay, again.decision, 'done')))).toMatchObject({ flag })
  })

  test('has its words looked at by the worker, also when the task for it was lost', async () => {
    const { aside } = await offer()
    await enter(ivy, aside)
    const said = await say(ivy, 'I took all of them.', aside)
    if (said instanceof Refused) throw said
    const tasks = async () => {
      const mine = eq(assessmentTasks.subjectId, said.post)
      return (await store.db.sql.select().from(assessmentTasks).where(mine)).length
    }
    expect(await tasks()).toBe(1)
    await store.db.sql.delete(assessmentTasks)
    await store.db.sql
      .update(posts)
      .set({ writtenAt: sql`now() - interval '3 minutes'` })
      .where(eq(posts.id, said.post))
    await store.openAs('worker').transaction(mendRecent)
    expect(await tasks()).toBe(1)
  })

  test('leaves nothing in the audit log that leads to its person', async () => {
    const { aside } = await offer()
    await enter(ivy, aside)
    await readDeskRoom(api, fay, aside)
    await change(fay, aside, { longer: 10 })
    await change(fay, aside, { state: 'closed' })
    const rows = await store.db.sql.select().from(audit).where(eq(audit.actor, fay.id))
    expect(rows.filter(({ object }) => object === room).map(({ act }) => act)).toEqual(
      expect.arrayContaining(['room.read', 'room.changed', 'room.changed']),
    )
    const log = JSON.stringify(rows)
    expect(log).not.toContain(aside)
    expect(log).not.toContain(ivy.id)
  })

  test('is no room in which seats are managed, not even by whoever offered it', async () => {
    const { aside } = await offer()
    await enter(ivy, aside)
    const out = api.transaction((tx) => changeSeat(tx, fay, aside, ivy.id, { out: true }))
    expect(await outcome(out)).toBe('not_found')
  })

  test('goes on while all rooms are paused, and is forgotten after the night', async () => {
    const { aside } = await offer()
    await enter(ivy, aside)
    await api.transaction((tx) => pauseRooms(tx, fay, 'paused'))
    expect([await stateOf(room), await stateOf(aside)]).toEqual(['paused', 'open'])
    const mine = and(eq(rooms.threadId, aside))
    const kept = () => store.db.sql.select({ by: rooms.asideBy }).from(rooms).where(mine)
    await store.db.transaction(settle)
    expect(await kept()).toEqual([{ by: fay.id }])
    await store.db.sql
      .update(rooms)
      .set({ openUntil: sql`now() - interval '13 hours'` })
      .where(mine)
    await store.db.transaction(settle)
    expect(await kept()).toEqual([{ by: null }])
    expect(await outcome(readDeskRoom(api, fay, aside))).toBe('not_found')
    expect((await readRoom(api, ivy.root, aside)).room.aside).toEqual({ of: room, by: '', ends: 0 })
  })
})
