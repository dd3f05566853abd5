import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import type { SignalDetail } from '../src/flags/raise.ts'
import { answerHelp } from '../src/posts/answer.ts'
import { deletePost } from '../src/posts/delete.ts'
import { editPost } from '../src/posts/edit.ts'
import { readPost } from '../src/posts/read.ts'
import { readForReport, reportPost } from '../src/posts/report.ts'
import { veil } from '../src/posts/veil.ts'
import { assessmentTasks, flags, signals } from '../src/tables/flags.ts'
import { posts } from '../src/tables/posts.ts'
import { openOfFlag, readFlagKey } from '../src/texts/flag-keys.ts'
import { listThreads } from '../src/threads/list.ts'
import { readThread } from '../src/threads/read.ts'
import type { ReportReason } from '../src/words.ts'
import { aGroup, aMember, aReply, aThread, outcome, type Member } from './makers.ts'

let store: TestDb
let db: Db
let author: Member
let friend: Member
let thread: string
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 8 })
  author = await aMember(db, await aGroup(store.db))
  friend = await aMember(db, author.group)
  thread = (await aThread(db, friend)).thread
})

const distress = 'I want to kill myself tonight'
const method = 'I have thought of swallowing 40 paracetamol tablets. It is all too much.'
const baiting = 'Just kill yourself, nobody would miss you'

const flagOf = async (post: string) => (await store.db.sql.select().from(flags).where(eq(flags.subjectId, post)))[0]
const signalsOf = async (flag: string) => {
  const key = await readFlagKey(store.db, flag)
  const rows = await store.db.sql.select().from(signals).where(eq(signals.flagId, flag)).orderBy(signals.kind)
  return rows.map((row) => ({
    ...row,
    detail: openOfFlag<SignalDetail>(key, `signal ${row.kind} ${row.version}`, row.sealed),
  }))
}
const tasksOf = (post: string) =>
  store.db.sql
    .select()
    .from(assessmentTasks)
    .where(eq(assessmentTasks.subjectId, post))
    .orderBy(assessmentTasks.version)
const say = (text: string, by = author) => aReply(db, by, thread, text)
const seenBy = async (reader: Member | null, post: string) =>
  (await readThread(db, reader?.root ?? null, thread, 1)).posts.find((one) => one.id === post)
const report = (by: Member, post: string, reason: ReportReason = 'worried', words?: string) =>
  db.transaction((tx) => reportPost(tx, by.root, { post, reason, words }))
const settle = (flag: string) =>
  store.db.sql
    .update(flags)
    .set({ state: 'settled', settledAt: sql`now()` })
    .where(eq(flags.id, flag))

describe('a text in distress', () => {
  test('is shown to all, with a card for its author alone, and a flag and a task in the same transaction', async () => {
    const written = await say(distress)
    expect(written).toMatchObject({ help: 'distress', held: false, veiled: false })
    expect(await seenBy(friend, written.post)).toMatchObject({ state: 'shown', text: distress, help: null })
    expect(await seenBy(null, written.post)).toMatchObject({ text: distress, help: null })
    expect(await seenBy(author, written.post)).toMatchObject({ help: 'distress' })

    const flag = await flagOf(written.post)
    expect(flag).toMatchObject({ state: 'open', personaId: author.id, groupId: author.group })
    expect(flag?.rank).toBeLessThanOrEqual(2)
    const [signal] = await signalsOf(flag?.id ?? '')
    expect(signal).toMatchObject({ kind: 'finding', version: 1, personaId: null })
    expect(signal?.detail?.content?.text).toBe(distress)
    expect(signal?.detail?.findings?.[0]?.category).toBe('suicide')
    expect(await tasksOf(written.post)).toMatchObject([{ version: 1, kind: 'post', starts: 0, rank: flag?.rank }])
  })

  test('leaves no flag, no task and no text when its transaction fails', async () => {
    const counts = () =>
      store.db.sql.execute(sql`select (select count(*) from flags) as flags, (select count(*) from assessment_tasks) as
        tasks, (select count(*) from text_versions) as texts, (select sum(number) from desks) as desk`)
    const before = await counts()
    const { writePost } = await import('../src/posts/write.ts')
    const failing = db.transaction(async (tx) => {
      await writePost(tx, author.root, { thread, content: { text: distress }, clientKey: crypto.randomUUID() })
      throw new Error('the wire was cut')
    })
    await expect(failing).rejects.toThrow('the wire was cut')
    expect(await counts()).toEqual(before)
  })

  test('sent twenty times with one key is one flag with one signal, and every answer says the same', async () => {
    const key = crypto.randomUUID()
    const told = await Promise.all(Array.from({ length: 20 }, () => aReply(db, author, thread, distress, key)))
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(told[0]?.help).toBe('distress')
    const flag = await flagOf(told[0]?.post ?? '')
    expect(await signalsOf(flag?.id ?? '')).toHaveLength(1)
  })

  test('in a title is seen too', async () => {
    const { post, help } = await aThread(db, author, { title: distress, text: 'That is all.' })
    expect(help).toBe('distress')
    expect((await signalsOf((await flagOf(post))?.id ?? ''))[0]?.detail?.findings?.[0]?.spans).toEqual([])
  })

  test('written by an edit is screened, flagged and looked at as a new version', async () => {
    const { post } = await say('A quiet evening')
    expect(await flagOf(post)).toBeUndefined()
    const edited = await db.transaction((tx) =>
      editPost(tx, author.root, { post, version: 1, content: { text: distress } }),
    )
    expect(edited).toMatchObject({ version: 2, help: 'distress' })
    expect((await flagOf(post))?.state).toBe('open')
    expect((await tasksOf(post)).map(({ version }) => version)).toEqual([1, 2])
  })

  test('taken back at once is still looked at: the flag stays, with its own copy, and the task with its text', async () => {
    const { post } = await say(distress)
    await db.transaction((tx) => deletePost(tx, author.root, post))
    expect(await seenBy(friend, post)).toMatchObject({ state: 'deleted', text: null })
    expect(await seenBy(author, post)).toMatchObject({ state: 'deleted', text: null })
    expect((await signalsOf((await flagOf(post))?.id ?? ''))[0]?.detail?.content?.text).toBe(distress)
    expect(await tasksOf(post)).toHaveLength(1)
  })
})

describe('the bell', () => {
  test('rings for the task and for the desk after the commit, and not at all when it failed', async () => {
    const heard: string[] = []
    const stop = db.bell.hear((ring) => heard.push(ring.topic))
    await say(distress)
    expect(heard.toSorted()).toEqual(['desk', 'task'])
    await db
      .transaction(async (tx) => {
        tx.ring({ topic: 'task' })
        throw new Error('no')
      })
      .catch(() => {})
    expect(heard).toHaveLength(2)
    stop()
  })
})

describe('words that describe a method', () => {
  test('are seen by nobody else, in the thread, the list and the api; the rest stays; the author can rewrite them', async () => {
    const { post, veiled } = await say(method)
    expect(veiled).toBe(true)
    for (const reader of [friend, null, author]) {
      const seen = await seenBy(reader, post)
      expect(seen).toMatchObject({ state: 'shown', veiled: true })
      expect(seen?.text).toContain(veil)
      expect(seen?.text).toContain('It is all too much.')
      expect(seen?.text).not.toContain('paracetamol')
    }
    expect((await readPost(db, author.root, post)).post.text).toBe(method)
    expect((await flagOf(post))?.state).toBe('open')

    await db.transaction((tx) =>
      editPost(tx, author.root, { post, version: 1, content: { text: 'It is all too much.' } }),
    )
    expect(await seenBy(friend, post)).toMatchObject({ veiled: false, text: 'It is all too much.' })
  })

  test('in a title veil the title', async () => {
    const { thread: titled } = await aThread(db, author, { title: method, text: 'Help' })
    const line = (await listThreads(db, friend.root, author.group)).threads.find(({ id }) => id === titled)
    expect(line?.title).toBe(veil)
    expect((await readThread(db, null, titled, 1)).thread.title).toBe(veil)
  })
})

describe('encouragement of harm', () => {
  test('is held: its author sees it and is told, nobody else sees that it is there', async () => {
    const written = await say(baiting)
    expect(written).toMatchObject({ held: true, help: null })
    expect(await seenBy(author, written.post)).toMatchObject({ state: 'held', text: baiting })
    expect(await seenBy(friend, written.post)).toBeUndefined()
    expect(await seenBy(null, written.post)).toBeUndefined()
    expect(await outcome(readForReport(db, friend.root, written.post))).toBe('not_found')
    expect(await flagOf(written.post)).toMatchObject({ state: 'open' })
  })

  test('as a thread is in nobody else’s list, and cannot be opened by its address', async () => {
    const { thread: held } = await aThread(db, author, { title: 'To you', text: baiting })
    const listed = async (who: Member | null) =>
      (await listThreads(db, who?.root ?? null, author.group)).threads.some(({ id }) => id === held)
    expect([await listed(author), await listed(friend), await listed(null)]).toEqual([true, false, false])
    expect(await outcome(readThread(db, friend.root, held, 1))).toBe('not_found')
  })

  test('rewritten into kind words stays held until a person has read it', async () => {
    const { post } = await say(baiting)
    const edited = await db.transaction((tx) =>
      editPost(tx, author.root, { post, version: 1, content: { text: 'I am sorry.' } }),
    )
    expect(edited.held).toBe(true)
    expect(await seenBy(friend, post)).toBeUndefined()
    const kinds = (await signalsOf((await flagOf(post))?.id ?? '')).map(({ kind }) => kind)
    expect(kinds).toEqual(['finding', 'rewritten'])
  })
})

describe('the answer to the card', () => {
  test('goes into the flag, makes it as urgent as it asks, and the card goes', async () => {
    const { post } = await say('I feel hopeless. I wish I would not wake up.')
    const before = await flagOf(post)
    await db.transaction((tx) => answerHelp(tx, author.root, post, 'write_to_me'))
    expect(await seenBy(author, post)).toMatchObject({ help: null })
    const after = await flagOf(post)
    expect(after?.rank).toBe(Math.min(before?.rank ?? 9, 2))
    expect((await signalsOf(after?.id ?? '')).find(({ kind }) => kind === 'answer')?.detail?.answer).toBe('write_to_me')
  })

  test('"I am safe" makes nothing less urgent, and closing the card tells nobody', async () => {
    const { post } = await say(distress)
    const before = await flagOf(post)
    await db.transaction((tx) => answerHelp(tx, author.root, post, 'safe'))
    expect(await flagOf(post)).toMatchObject({ rank: before?.rank, dueAt: before?.dueAt, state: 'open' })

    const other = await say(distress)
    const untouched = await flagOf(other.post)
    await db.transaction((tx) => answerHelp(tx, author.root, other.post, 'dismiss'))
    expect(await flagOf(other.post)).toEqual(untouched)
  })

  test('is the author’s alone', async () => {
    const { post } = await say(distress)
    const told = db.transaction((tx) => answerHelp(tx, friend.root, post, 'safe'))
    expect(await outcome(told)).toBe('not_found')
    expect((await signalsOf((await flagOf(post))?.id ?? '')).map(({ kind }) => kind)).toEqual(['finding'])
  })
})

describe('a report', () => {
  test('of a worry opens a flag as urgent as danger now, with the text as it stood', async () => {
    const { post } = await say('A text that says little')
    await report(friend, post, 'worried', 'She gave her cat away')
    const flag = await flagOf(post)
    expect(flag).toMatchObject({ rank: 2, state: 'open', personaId: author.id })
    const [signal] = await signalsOf(flag?.id ?? '')
    expect(signal?.detail).toMatchObject({ reason: 'worried', words: 'She gave her cat away' })
  })

  test('is one for one person however often they send it, and two people are two', async () => {
    const third = await aMember(db, author.group)
    const { post } = await say('Something else')
    await Promise.all(Array.from({ length: 5 }, () => report(friend, post, 'unkind')))
    await report(third, post, 'spam')
    const flag = await flagOf(post)
    expect(await signalsOf(flag?.id ?? '')).toHaveLength(2)
  })

  test('on a settled flag opens it again, by its own clock', async () => {
    const { post } = await say(distress)
    const flag = await flagOf(post)
    await settle(flag?.id ?? '')
    await report(friend, post, 'spam')
    expect(await flagOf(post)).toMatchObject({ id: flag?.id, state: 'open', rank: 4, reopened: 1, settledAt: null })
  })

  test('does not lower a graver flag', async () => {
    const { post } = await say(distress)
    const before = await flagOf(post)
    await report(friend, post, 'spam')
    expect(await flagOf(post)).toMatchObject({ rank: before?.rank, dueAt: before?.dueAt })
  })

  test('is not for one’s own words, for strangers to the group, or for what one cannot see', async () => {
    const stranger = await aMember(db, await aGroup(store.db))
    const { post } = await say('Mine')
    expect(await outcome(report(author, post))).toBe('not_found')
    expect(await outcome(report(stranger, post))).toBe('join_first')
    await db.transaction((tx) => deletePost(tx, author.root, post))
    expect(await outcome(report(friend, post))).toBe('not_found')
  })

  test('shows its author nothing: no page of theirs changes by it', async () => {
    const { post } = await say('Do they see it?')
    const before = JSON.stringify(await readThread(db, author.root, thread, 1))
    await report(friend, post)
    expect(JSON.stringify(await readThread(db, author.root, thread, 1))).toBe(before)
  })
})

test('a paused persona reads and is helped, and writes nothing', async () => {
  const paused = await aMember(db, author.group)
  const { post } = await say(distress, paused)
  await store.db.sql.execute(sql`update personas set paused_until = now() + interval '1 day' where id = ${paused.id}`)
  expect((await readThread(db, paused.root, thread, 1)).me).toMatchObject({ paused: true })
  expect(await outcome(say('More', paused))).toBe('paused')
  expect(
    await outcome(
      db.transaction((tx) => editPost(tx, paused.root, { post, version: 1, content: { text: 'Changed' } })),
    ),
  ).toBe('paused')
  await db.transaction((tx) => answerHelp(tx, paused.root, post, 'listener'))
  await store.db.sql.execute(
    sql`update personas set paused_until = now() - interval '1 second' where id = ${paused.id}`,
  )
  expect((await say('Back', paused)).number).toBeGreaterThan(1)
})

test('a paused persona can always answer the moderators in their care thread, and a moderator is called to read it', async () => {
  const paused = await aMember(db, author.group)
  const { thread: care } = await aThread(db, paused)
  await store.db.sql.execute(sql`update threads set for_persona = ${paused.id} where id = ${care}`)
  await store.db.sql.execute(sql`update personas set paused_until = now() + interval '1 day' where id = ${paused.id}`)
  await aReply(db, paused, care, 'Why?')
  expect(await flagOf(care)).toMatchObject({ state: 'open', rank: 2, personaId: paused.id })
  expect(await outcome(aReply(db, friend, care, 'Let me in'))).toBe('not_found')
})

test('nobody is promised a moderator where there is none', async () => {
  const staffed = async () => (await readThread(db, null, thread, 1)).cover.staffed
  const hire = (name: string, role: string, group: string | null) =>
    store.db.sql.execute(sql`
      with one as (insert into staff (name, joined_on) values (${name}, current_date) returning id)
      insert into staff_roles (staff_id, role, group_id) select id, ${role}, ${group}::uuid from one`)
  expect(await staffed()).toBe(false)
  await hire('an admin', 'admin', null)
  await hire('of another group', 'moderator', await aGroup(store.db))
  expect(await staffed()).toBe(false)
  await hire('ours', 'moderator', author.group)
  expect(await staffed()).toBe(true)
  await store.db.sql.execute(sql`update staff set ended = true where name = 'ours'`)
  expect(await staffed()).toBe(false)
})

test('no sealed column of the road holds a word in the clear, and nothing of it is left in the other columns', async () => {
  const canary = 'zebrafinch'
  const { post } = await say(`I want to die, says the ${canary}`)
  await report(friend, post, 'worried', `because of the ${canary}`)
  for (const table of [
    'flags',
    'signals',
    'flag_keys',
    'assessment_tasks',
    'posts',
    'text_versions',
    'desks',
    'notices',
  ]) {
    const rows = await store.db.sql.execute(sql`select to_jsonb(t) as row from ${sql.identifier(table)} t`)
    const all = JSON.stringify(rows)
    expect(all, table).not.toContain(canary)
    expect(all, table).not.toContain(Buffer.from(canary).toString('hex'))
  }
  expect(await store.db.sql.select().from(posts).where(eq(posts.id, post))).toHaveLength(1)
})
