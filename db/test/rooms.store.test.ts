import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { breaches } from '../src/assessments/invariants.ts'
import { readNews } from '../src/messages/news.ts'
import { react as reactTo, readReactions } from '../src/messages/react.ts'
import { writeMessages, type MessageDraft, type Outcome } from '../src/messages/write.ts'
import { endSession } from '../src/identities/end-session.ts'
import { openSession } from '../src/identities/open-session.ts'
import { readSession } from '../src/identities/read-session.ts'
import { findPersona } from '../src/personas/find.ts'
import { ignorePersona } from '../src/personas/ignore.ts'
import { stopIgnoring } from '../src/personas/stop-ignoring.ts'
import { deletePost } from '../src/posts/delete.ts'
import { editPost } from '../src/posts/edit.ts'
import { writePost } from '../src/posts/write.ts'
import { Refused } from '../src/refusals.ts'
import { coarsen } from '../src/retention/coarsen.ts'
import { expireMessages } from '../src/retention/expire-messages.ts'
import { settle } from '../src/retention/settle.ts'
import { enterRoom } from '../src/rooms/enter.ts'
import { changeRoom } from '../src/rooms/run.ts'
import { mostInAMinute, mostNewcomers } from '../src/rooms/surge.ts'
import { leaveRoom } from '../src/rooms/leave.ts'
import { makeRoom } from '../src/rooms/make.ts'
import { readRoom } from '../src/rooms/read.ts'
import { endedLines, roomsNow } from '../src/rooms/seats.ts'
import { audit } from '../src/tables/audit.ts'
import { flags } from '../src/tables/flags.ts'
import { personas } from '../src/tables/personas.ts'
import { posts, reactions } from '../src/tables/posts.ts'
import { rooms, seats } from '../src/tables/rooms.ts'
import { openThread } from '../src/threads/open.ts'
import { listThreads } from '../src/threads/list.ts'
import { readThread } from '../src/threads/read.ts'
import { probesOf } from '../src/threads/reader.ts'
import { someStaff } from './desk-makers.ts'
import type { ReactionWord } from '../src/words.ts'
import { aGroup, aMember, outcome, type Member } from './makers.ts'

let store: TestDb
let group: string
let ivy: Member
let oak: Member
let room: string

beforeAll(async () => {
  store = await testDb()
  group = await aGroup(store.db)
  ;[ivy, oak] = [await aMember(store.db, group), await aMember(store.db, group)]
})

async function aRoom(more: { capacity?: number; days?: number } = {}): Promise<string> {
  return store.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'For now', ...more }))
}
const enter = (who: Member, where = room) => store.db.transaction((tx) => enterRoom(tx, who.root, where))

async function draft(who: Member, text: string, more: Partial<MessageDraft> = {}): Promise<MessageDraft> {
  const { persona } = await findPersona(store.db, who.root, group)
  if (!persona) throw new Error('nobody')
  const probes = probesOf(who.root, group)
  return { author: persona, probes, content: { text }, clientKey: crypto.randomUUID(), ...more }
}
async function say(who: Member, text: string, more: Partial<MessageDraft> = {}): Promise<Outcome> {
  const [one] = await writeMessages(store.db, room, [await draft(who, text, more)])
  if (!one) throw new Error('no outcome')
  return one
}
const codes = (all: readonly Outcome[]) => all.map((one) => (one instanceof Refused ? one.code : one.number))
const change = (what: Partial<typeof rooms.$inferInsert>) =>
  store.db.sql.update(rooms).set(what).where(eq(rooms.threadId, room))
const texts = async (who: Member) =>
  (await readRoom(store.db, who.root, room)).messages.map(({ content }) => content?.text)

/** Waits until the minute of the store has so many seconds left. */
async function untilMinuteHas(seconds: number): Promise<void> {
  const [row] = await store.db.sql.execute<{ second: number }>(sql`select extract(second from now())::float8 as second`)
  const second = row?.second ?? 0
  if (second > 60 - seconds) await new Promise((done) => setTimeout(done, (60.1 - second) * 1000))
}

describe('a room', () => {
  beforeAll(async () => {
    room = await aRoom()
    for (const who of [ivy, oak]) await enter(who)
  })

  test('numbers what all say at once without a gap, each key once, whoever sends it how often', async () => {
    const drafts = await Promise.all(Array.from({ length: 60 }, (_, n) => draft(n % 2 ? ivy : oak, `Line ${n}`)))
    const lots = Array.from({ length: 12 }, (_, n) => drafts.slice(n * 5, n * 5 + 5))
    // each lot twice, and within a lot the first one twice
    const said = await Promise.all(
      [...lots, ...lots].map((lot) => writeMessages(store.db, room, [...lot, ...lot.slice(0, 1)])),
    )
    const numbers = said.flatMap(codes)
    expect(new Set(numbers).size).toBe(60)
    expect(said.slice(0, 12)).toEqual(said.slice(12))
    const { messages, to } = await readNews(store.db, room, 0)
    expect(messages.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    expect(to).toBe(60)
    expect(await breaches(store.db, { late: false })).toEqual([])
  })

  test('tells since a revision what is new, what was changed and what was taken back, in the order of change', async () => {
    const one = await say(ivy, 'Good evening')
    const two = await say(oak, 'Good evening to you')
    const { to } = await readNews(store.db, room, 0)
    if (one instanceof Refused || two instanceof Refused) throw new Error('refused')
    await say(ivy, 'How was it?', { replyTo: two.number })
    await store.db.transaction((tx) =>
      editPost(tx, ivy.root, { post: one.post, version: 1, content: { title: 'No title', text: 'Good night' } }),
    )
    await store.db.transaction((tx) => deletePost(tx, oak.root, two.post))
    const news = await readNews(store.db, room, to)
    expect(news.messages.map(({ content, state, replyTo }) => [content?.text ?? null, state, replyTo])).toEqual([
      ['How was it?', 'shown', two.number],
      ['Good night', 'shown', null],
      [null, 'deleted', null],
    ])
    expect(news.messages[1]?.content?.title).toBeUndefined()
    expect(news.to).toBe(to + 3)
    expect(await readNews(store.db, room, news.to)).toMatchObject({ from: news.to, to: news.to, messages: [] })
  })

  test('goes in pages when there is more than one answer holds', async () => {
    const other = room
    room = await aRoom()
    await enter(ivy)
    const lot = await Promise.all(Array.from({ length: 205 }, (_, n) => draft(ivy, `${n}`)))
    await writeMessages(store.db, room, lot)
    const first = await readNews(store.db, room, 0)
    expect([first.messages.length, first.to, first.more]).toEqual([200, 200, true])
    const rest = await readNews(store.db, room, first.to)
    expect([rest.messages.length, rest.to, rest.more]).toEqual([5, 205, false])
    room = other
  })

  test('flags distress at once, gives its author the card, and hides it from nobody', async () => {
    const one = await say(ivy, 'I am going to kill myself tonight.')
    expect(one).toMatchObject({ help: 'distress', held: false })
    if (one instanceof Refused) throw one
    const [flag] = await store.db.sql.select().from(flags).where(eq(flags.subjectId, one.post))
    expect(flag).toMatchObject({ state: 'open', rank: 1, groupId: group })
    expect((await texts(oak)).at(-1)).toBe('I am going to kill myself tonight.')
  })

  test('refuses another text under a key that was used, and keeps what was said', async () => {
    const clientKey = crypto.randomUUID()
    const one = await say(ivy, 'The kettle is on', { clientKey })
    expect(await say(ivy, 'The kettle is on', { clientKey })).toEqual(one)
    expect(await outcome(say(ivy, 'The kettle is off', { clientKey }))).toBe('key_used')
  })

  test('is no thread: it stands in no list, cannot be read or written as one', async () => {
    const page = await listThreads(store.db, ivy.root, group)
    expect(page.threads).toEqual([])
    expect(await outcome(readThread(store.db, ivy.root, room, 1))).toBe('not_found')
    const content = { text: 'Around the side' }
    const write = store.db.transaction((tx) =>
      writePost(tx, ivy.root, { thread: room, content, clientKey: crypto.randomUUID() }),
    )
    expect(await outcome(write)).toBe('not_found')
  })
})

describe('coming and going', () => {
  test('a newcomer sees nothing from before, also one who went out and came back', async () => {
    room = await aRoom()
    await enter(ivy)
    await say(ivy, 'Before')
    await enter(oak)
    await say(ivy, 'While')
    expect(await texts(oak)).toEqual(['While'])
    // to come in twice changes nothing
    await enter(oak)
    expect(await texts(oak)).toEqual(['While'])
    await store.db.transaction((tx) => leaveRoom(tx, oak.root, room))
    await say(ivy, 'Away')
    expect(await texts(oak)).toEqual([])
    await enter(oak)
    await say(ivy, 'After')
    expect(await texts(oak)).toEqual(['After'])
  })

  test('outside, nothing is seen and nothing can be said', async () => {
    const stranger = await aMember(store.db, group)
    expect((await readRoom(store.db, stranger.root, room)).seat).toBeNull()
    expect(await texts(stranger)).toEqual([])
    expect(codes([await say(stranger, 'Hello')])).toEqual(['outside'])
    expect((await readRoom(store.db, null, room)).messages).toEqual([])
  })

  test('the last seat is taken once', async () => {
    room = await aRoom({ capacity: 3 })
    const many = await Promise.all(Array.from({ length: 8 }, () => aMember(store.db, group)))
    const came = await Promise.all(many.map((who) => outcome(enter(who))))
    const ahead = came.map((one) => (typeof one === 'string' ? one : one.ahead))
    expect(ahead.toSorted()).toEqual([0, 1, 2, 3, 4, null, null, null])
    expect(await roomsNow(store.db, [room])).toMatchObject([{ id: room, room: { present: 3 } }])
  })

  test('whoever waits comes in when it is their turn, keeps their place by asking, and loses it by going', async () => {
    room = await aRoom({ capacity: 1 })
    const [one, two, three, four] = await Promise.all([1, 2, 3, 4].map(() => aMember(store.db, group)))
    if (!one || !two || !three || !four) throw new Error('nobody')
    await enter(one)
    expect([await enter(two), await enter(three), await enter(two)]).toEqual([{ ahead: 0 }, { ahead: 1 }, { ahead: 0 }])
    expect((await readRoom(store.db, two.root, room)).seat).toBeNull()
    expect(codes([await say(two, 'From the door')])).toEqual(['outside'])
    await store.db.transaction((tx) => leaveRoom(tx, one.root, room))
    // nobody gets past those who wait
    expect(await enter(four)).toEqual({ ahead: 2 })
    expect(await enter(three)).toEqual({ ahead: 1 })
    expect(await enter(two)).toEqual({ ahead: null })
    expect(await enter(two)).toEqual({ ahead: null })
    await store.db.transaction((tx) => leaveRoom(tx, two.root, room))
    // the third has not asked for ten minutes
    await store.db.sql
      .update(seats)
      .set({ seenAt: sql`now() - interval '10 minutes'` })
      .where(and(eq(seats.threadId, room), eq(seats.personaId, three.id)))
    expect(await enter(four)).toEqual({ ahead: null })
    expect(await enter(three)).toEqual({ ahead: 0 })
    await store.db.transaction(settle)
    expect(await store.db.sql.select({ w: seats.waiting }).from(seats).where(eq(seats.threadId, room))).toEqual(
      Array.from({ length: 4 }, () => ({ w: null })),
    )
  })

  test('a closed room is not entered, and its lines end; so do those of whoever was sent out or paused', async () => {
    room = await aRoom()
    await enter(ivy)
    await enter(oak)
    const tokens = [ivy, oak].map(async ({ root }) => store.db.transaction((tx) => openSession(tx, root)))
    const [mine = '', other = ''] = await Promise.all(tokens)
    const hash = async (token: string) => (await readSession(store.db, token))?.tokenHash.toString('base64') ?? ''
    const lines = [
      { room, persona: ivy.id, session: await hash(mine) },
      { room, persona: oak.id, session: await hash(other) },
    ]
    expect(await endedLines(store.db, lines)).toEqual([])
    await store.db.transaction((tx) => endSession(tx, mine))
    expect(await endedLines(store.db, lines)).toEqual([{ at: 0, why: 'sign_in' }])
    await store.db.sql.execute(sql`update personas set paused_until = now() + interval '1 day' where id = ${oak.id}`)
    expect(await endedLines(store.db, lines.slice(1))).toEqual([{ at: 0, why: 'outside' }])
    await store.db.sql.execute(sql`update personas set paused_until = null where id = ${oak.id}`)
    await store.db.transaction((tx) => leaveRoom(tx, oak.root, room))
    expect(await endedLines(store.db, lines.slice(1))).toEqual([{ at: 0, why: 'outside' }])
    await enter(oak)
    await change({ state: 'closed' })
    expect(await endedLines(store.db, lines.slice(1))).toEqual([{ at: 0, why: 'room_closed' }])
    const late = await aMember(store.db, group)
    expect(await outcome(enter(late))).toBe('room_closed')
  })
})

describe('what a facilitator sets', () => {
  beforeAll(async () => {
    room = await aRoom()
    for (const who of [ivy, oak]) await enter(who)
  })

  test.each([
    ['a paused room', { state: 'paused' as const }, 'room_paused'],
    ['a closed room', { state: 'closed' as const }, 'room_closed'],
  ])('in %s nothing is written, and what was typed can be sent later with its key', async (_what, set, code) => {
    await change(set)
    const clientKey = crypto.randomUUID()
    expect(codes([await say(ivy, 'May I?', { clientKey })])).toEqual([code])
    await change({ state: 'open' })
    expect(await say(ivy, 'May I?', { clientKey })).toMatchObject({ held: false })
  })

  test('slow mode lets one message through in a while, in one lot too, and says how long to wait', async () => {
    await change({ slow: 30 })
    await store.db.sql.update(seats).set({ wroteAt: null })
    const said = await writeMessages(store.db, room, [await draft(oak, 'One'), await draft(oak, 'Two')])
    expect(said[0]).toMatchObject({ held: false })
    expect(said[1]).toMatchObject({ code: 'slow_mode' })
    const third = await say(oak, 'Three')
    expect(third).toMatchObject({ code: 'slow_mode' })
    if (third instanceof Refused) expect(third.retryAfter).toBeGreaterThan(20)
    // another person is not held up
    expect(await say(ivy, 'I can')).toMatchObject({ held: false })
    await change({ slow: 0 })
  })

  test('whoever is muted neither writes nor edits, and going out and in is no way around it', async () => {
    const mine = await say(oak, 'Something')
    if (mine instanceof Refused) throw mine
    await store.db.sql
      .update(seats)
      .set({ mutedUntil: sql`now() + interval '5 minutes'` })
      .where(eq(seats.personaId, oak.id))
    expect(codes([await say(oak, 'Anything')])).toEqual(['muted'])
    const edit = { post: mine.post, version: 1, content: { text: 'Changed' } }
    expect(await outcome(store.db.transaction((tx) => editPost(tx, oak.root, edit)))).toBe('muted')
    await store.db.transaction((tx) => leaveRoom(tx, oak.root, room))
    await enter(oak)
    expect(codes([await say(oak, 'Anything')])).toEqual(['muted'])
    expect((await readRoom(store.db, oak.root, room)).seat?.muted).toBeGreaterThan(200)
    await store.db.sql.update(seats).set({ mutedUntil: null }).where(eq(seats.personaId, oak.id))
  })

  test('when many come at once it turns careful by itself, says so in the log, and not again after somebody looked', async () => {
    room = await aRoom()
    const many = await Promise.all(Array.from({ length: mostNewcomers * 2 + 6 }, () => aMember(store.db, group)))
    const state = async () => (await store.db.sql.select().from(rooms).where(eq(rooms.threadId, room)))[0]
    for (const who of many.slice(0, mostNewcomers)) await enter(who)
    expect(await state()).toMatchObject({ approval: false, surge: null })
    // whoever goes out and in makes it no quieter
    for (const who of many.slice(mostNewcomers)) await enter(who)
    expect(await state()).toMatchObject({ approval: true, surge: 'joins' })
    expect(await say(many[0] as Member, 'Hello')).toMatchObject({ held: true })
    const acts = await store.db.sql.select().from(audit).where(eq(audit.object, room))
    expect(acts.map(({ act, actor, detail }) => [act, actor, detail])).toEqual([
      ['room.surge', null, { surge: 'joins' }],
    ])
    const by = await someStaff(store.db, 'facilitator', group)
    await store.db.transaction((tx) => changeRoom(tx, by, room, { approval: false }))
    expect(await state()).toMatchObject({ approval: false, surge: null })
    await enter(await aMember(store.db, group))
    expect(await state()).toMatchObject({ approval: false })
    await change({ calmUntil: null })
    await enter(await aMember(store.db, group))
    expect(await state()).toMatchObject({ approval: true, surge: 'joins' })
  })

  test('when much is said at once it turns careful by itself: what goes beyond waits, each on a flag, and nothing is lost', async () => {
    room = await aRoom()
    await enter(ivy)
    await enter(oak)
    const said: Outcome[] = []
    // over the turn of a minute it begins anew
    await untilMinuteHas(4)
    const many = await Promise.all(
      Array.from({ length: mostInAMinute }, (_, one) => draft(one % 2 ? ivy : oak, `Again ${one}`)),
    )
    said.push(...(await writeMessages(store.db, room, many)))
    for (let one = 0; one < 10; one += 1) said.push(await say(one % 2 ? ivy : oak, `And again ${one}`))
    expect(codes(said)).toEqual(Array.from({ length: mostInAMinute + 10 }, (_, at) => at + 1))
    expect(said.map((one) => !(one instanceof Refused) && one.held)).toEqual(
      Array.from({ length: mostInAMinute + 10 }, (_, at) => at >= mostInAMinute),
    )
    expect(await texts(ivy).then((all) => all.filter((one) => one?.startsWith('Again')).length)).toBeGreaterThan(0)
    const held = await store.db.sql
      .select({ flag: flags.id })
      .from(flags)
      .innerJoin(posts, eq(posts.id, flags.subjectId))
      .where(eq(posts.threadId, room))
    expect(held).toHaveLength(10)
    expect(await breaches(store.db, { late: false })).toEqual([])
  })

  test('with approval nothing is shown before a facilitator has looked, also by an edit, and each waits on a flag', async () => {
    const before = await say(ivy, 'From before')
    if (before instanceof Refused) throw before
    await change({ approval: true })
    const lot = await writeMessages(store.db, room, [await draft(ivy, 'A'), await draft(oak, 'B')])
    expect(lot).toMatchObject([{ held: true }, { held: true }])
    const edit = { post: before.post, version: 1, content: { text: 'Slipped in' } }
    expect(await store.db.transaction((tx) => editPost(tx, ivy.root, edit))).toMatchObject({ held: true })
    for (const { post } of [...lot, before] as { post: string }[])
      expect((await store.db.sql.select().from(flags).where(eq(flags.subjectId, post)))[0]).toMatchObject({
        state: 'open',
      })
    await change({ approval: false })
    expect(await breaches(store.db, { late: false })).toEqual([])
  })
})

describe('a night in the room', () => {
  test('takes away what is too old, from below and without a gap, but not what nobody has looked at', async () => {
    room = await aRoom({ days: 2 })
    await enter(ivy)
    const said = await writeMessages(
      store.db,
      room,
      await Promise.all(['a', 'b', 'c', 'd'].map((text) => draft(ivy, text))),
    )
    await store.db.sql.execute(sql`
      update posts set written_at = now() - interval '5 days' where thread_id = ${room} and number <= 3`)
    const [, , third] = said as { post: string }[]
    await store.db.sql.execute(sql`delete from assessment_tasks where subject_id in
      (select id from posts where thread_id = ${room} and number <= 2)`)
    await store.db.transaction(expireMessages)
    const left = () => store.db.sql.select({ number: posts.number }).from(posts).where(eq(posts.threadId, room))
    expect((await left()).map(({ number }) => number).sort()).toEqual([3, 4])
    await store.db.sql.execute(sql`delete from assessment_tasks where subject_id = ${third?.post}`)
    await store.db.transaction(expireMessages)
    expect(await left()).toEqual([{ number: 4 }])
    const news = await readNews(store.db, room, 4)
    expect([news.first, news.to]).toEqual([4, 6])
    // and goes on behind it
    expect(codes([await say(ivy, 'e')])).toEqual([5])
  })

  test('leaves no time by which somebody could be followed', async () => {
    await store.db.transaction(settle)
    expect(
      await store.db.sql.execute(
        sql`select count(*)::int as n from seats where coalesce(seen_at, wrote_at) is not null`,
      ),
    ).toEqual([{ n: 0 }])
    await store.db.sql.execute(
      sql`update posts set written_at = now() - interval '9 days 5 hours' where thread_id = ${room}`,
    )
    await store.db.transaction(coarsen)
    const rows = await store.db.sql.execute(
      sql`select distinct date_trunc('day', written_at, 'UTC') = written_at as day from posts where thread_id = ${room}`,
    )
    expect(rows).toEqual([{ day: true }])
  })
})

describe('a word left at a message', () => {
  const react = (who: Member, post: string, word: ReactionWord | null) =>
    store.db.transaction((tx) => reactTo(tx, who.root, post, word))
  const idOf = (one: Outcome) => (one instanceof Refused ? '' : one.post)
  let post: string

  beforeAll(async () => {
    room = await aRoom()
    for (const who of [ivy, oak]) await enter(who)
    post = idOf(await say(ivy, 'It was a long day'))
  })

  test('is one for each, the newest, and can be taken back; the room does not change by it', async () => {
    const [before] = await roomsNow(store.db, [room])
    for (const word of ['hear_you', 'me_too', 'me_too'] as const) await react(oak, post, word)
    expect((await readReactions(store.db, post))?.reactions).toEqual([{ by: oak.id, word: 'me_too' }])
    expect((await roomsNow(store.db, [room]))[0]?.revision).toBe(before?.revision)
    await react(oak, post, null)
    await react(oak, post, null)
    expect((await readReactions(store.db, post))?.reactions).toEqual([])
  })

  test('comes only from somebody inside who sees the message, and never from its author', async () => {
    const late = await aMember(store.db, group)
    expect(await outcome(react(late, post, 'hear_you'))).toBe('outside')
    await enter(late)
    expect(await outcome(react(late, post, 'hear_you'))).toBe('not_found')
    expect(await outcome(react(ivy, post, 'hear_you'))).toBe('not_found')
    expect(await outcome(react(await aMember(store.db, await aGroup(store.db)), post, 'hear_you'))).toBe('join_first')
    expect(await outcome(react(oak, crypto.randomUUID(), 'hear_you'))).toBe('not_found')
    const taken = idOf(await say(ivy, 'Soon gone'))
    await store.db.transaction((tx) => deletePost(tx, ivy.root, taken))
    expect(await outcome(react(oak, taken, 'hear_you'))).toBe('not_found')
    const letter = await store.db.transaction((tx) =>
      openThread(tx, ivy.root, { group, content: { title: 'A', text: 'B' }, clientKey: crypto.randomUUID() }),
    )
    expect(await outcome(react(oak, letter.post, 'hear_you'))).toBe('not_found')
    const apart = await aMember(store.db, group)
    await enter(apart)
    const theirs = idOf(await say(apart, 'Hello'))
    for (const [by, whom] of [
      [oak, apart],
      [apart, oak],
    ] as const) {
      await store.db.transaction((tx) => ignorePersona(tx, by.root, group, whom.id))
      expect(await outcome(react(oak, theirs, 'hear_you'))).toBe('not_found')
      await store.db.transaction((tx) => stopIgnoring(tx, by.root, group, whom.id))
    }
    await store.db.transaction((tx) => leaveRoom(tx, oak.root, room))
    expect(await outcome(react(oak, post, 'hear_you'))).toBe('outside')
    await store.db.sql.update(personas).set({ standing: 'banned' }).where(eq(personas.id, apart.id))
    expect(await outcome(react(apart, post, 'hear_you'))).toBe('banned')
  })

  test('goes with its message', async () => {
    await enter(oak)
    const last = idOf(await say(ivy, 'To be forgotten'))
    await react(oak, last, 'thank_you')
    await store.db.sql
      .update(posts)
      .set({ writtenAt: sql`now() - interval '90 days'` })
      .where(eq(posts.threadId, room))
    await store.db.sql.execute(sql`delete from assessment_tasks`)
    await store.db.transaction(expireMessages)
    expect(await store.db.sql.select().from(reactions).where(eq(reactions.postId, last))).toEqual([])
  })
})
