import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { changeRules } from '../src/groups/change-rules.ts'
import { leaveGroup } from '../src/personas/leave.ts'
import { reply } from '../src/posts/write.ts'
import { rotateWrapKey } from '../src/retention/rotate.ts'
import { assessmentTasks, flags } from '../src/tables/flags.ts'
import { posts } from '../src/tables/posts.ts'
import { readThread } from '../src/threads/read.ts'
import { aGroup, aMember, aThread, outcome, someRules, type Member } from './makers.ts'

// The edge's short road for replies: whatever it knows of the author is old, and must never let in what writePost refuses.

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 8 })
})

const say = (by: Member, thread: string, text = 'So am I', clientKey: string = crypto.randomUUID()) =>
  reply(db, by.root, { thread, content: { text }, clientKey })

/** Somebody who has replied before, so that they are known. */
async function known(): Promise<{ member: Member; thread: string }> {
  const member = await aMember(db, await aGroup(store.db))
  const { thread } = await aThread(db, member)
  await say(member, thread)
  await say(member, thread)
  return { member, thread }
}
const countOf = async (thread: string) =>
  (await store.db.sql.select({ id: posts.id }).from(posts).where(eq(posts.threadId, thread))).length
const setPersona = (member: Member, what: string) =>
  store.db.sql.execute(sql`update personas set ${sql.raw(what)} where id = ${member.id}`)

describe('somebody who is known', () => {
  test('is added with number, text and task, as on the long road', async () => {
    const { member, thread } = await known()
    const written = await say(member, thread, 'Good night')
    expect(written).toMatchObject({ number: 4, thread, help: null, held: false, veiled: false })
    const page = await readThread(db, member.root, thread, 1)
    expect(page.posts.at(-1)).toMatchObject({ text: 'Good night', mine: true })
    const tasks = await store.db.sql.select().from(assessmentTasks).where(eq(assessmentTasks.subjectId, written.post))
    expect(tasks).toHaveLength(1)
  })

  test('who writes in distress gets the card and a flag', async () => {
    const { member, thread } = await known()
    const { post, help } = await say(member, thread, 'I want to kill myself tonight')
    expect(help).toBe('distress')
    expect(await store.db.sql.select().from(flags).where(eq(flags.subjectId, post))).toHaveLength(1)
  })

  test('sends one key fifty times at once: one post, one answer; with another text: refused', async () => {
    const { member, thread } = await known()
    const key = crypto.randomUUID()
    const told = await Promise.all(Array.from({ length: 50 }, () => say(member, thread, 'once', key)))
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await countOf(thread)).toBe(4)
    expect(await outcome(say(member, thread, 'other words', key))).toBe('key_used')
  })

  test('keeps numbers without gaps beside forty others', async () => {
    const { member, thread } = await known()
    const others = await Promise.all(Array.from({ length: 4 }, () => aMember(db, member.group)))
    await Promise.all(Array.from({ length: 40 }, (_, at) => say(others[at % 4] ?? member, thread, `${at}`)))
    const numbers = await store.db.sql.select({ n: posts.number }).from(posts).where(eq(posts.threadId, thread))
    expect(numbers.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 43 }, (_, n) => n + 1))
  })

  test('still writes after their key was wrapped anew', async () => {
    const { member, thread } = await known()
    await rotateWrapKey(store.openAs('worker'), { keptFor: 0 })
    await say(member, thread, 'still here')
    expect((await readThread(db, null, thread, 1)).posts.at(-1)?.text).toBe('still here')
  })
})

describe('is refused at once, however well they were known', () => {
  test('who was paused', async () => {
    const { member, thread } = await known()
    await setPersona(member, `paused_until = now() + interval '1 hour'`)
    expect(await outcome(say(member, thread))).toBe('paused')
    expect(await countOf(thread)).toBe(3)
  })

  test('who was banned, also as the persona that they were before', async () => {
    const { member, thread } = await known()
    await db.transaction((tx) => leaveGroup(tx, member.root, member.group))
    const again = await aMember(db, member.group, member.root)
    await say(again, thread)
    await setPersona(member, `standing = 'banned'`)
    expect(await outcome(say(again, thread))).toBe('banned')
    expect(await countOf(thread)).toBe(4)
  })

  test('who left', async () => {
    const { member, thread } = await known()
    await db.transaction((tx) => leaveGroup(tx, member.root, member.group))
    expect(await outcome(say(member, thread))).toBe('join_first')
  })

  test('who has not agreed to the rules as they are now', async () => {
    const { member, thread } = await known()
    await store.db.transaction((tx) => changeRules(tx, member.group, someRules))
    expect(await outcome(say(member, thread))).toBe('rules_changed')
  })

  test('whose key was destroyed: nothing is stored that nobody could read', async () => {
    const { member, thread } = await known()
    await store.db.sql.execute(sql`delete from data_keys where persona_id = ${member.id}`)
    await expect(say(member, thread)).rejects.toThrow('data key')
    expect(await countOf(thread)).toBe(3)
  })

  test('who writes into a thread that is not there, or is somebody else’s care thread', async () => {
    const { member, thread } = await known()
    expect(await outcome(say(member, crypto.randomUUID()))).toBe('not_found')
    const other = await aMember(db, member.group)
    const care = await aThread(db, other)
    await store.db.sql.execute(sql`update threads set for_persona = ${other.id} where id = ${care.thread}`)
    expect(await outcome(say(member, care.thread))).toBe('not_found')
    expect(await countOf(thread)).toBe(3)
  })
})
