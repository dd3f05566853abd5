import { breaches } from '@tealight/db/assessments/invariants'
import { readPulse } from '@tealight/db/assessments/pulse'
import { deletePost } from '@tealight/db/posts/delete'
import { editPost } from '@tealight/db/posts/edit'
import { Redis } from 'ioredis'
import type { Sql } from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { aGroup, aMember, aReply, aThread, type Member } from '../../db/test/makers.ts'
import { testDb, testRedis, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../../db/src/connect.ts'
import { aWorker, flagsOf, isQuiet, lookingAt, until } from './a-worker.ts'

// A text on its way from the writer to the desk, on the queue of this run.

let store: TestDb
let look: Sql
let api: Db
let member: Member
let thread: string
const badThread = new URL('./bad-thread.ts', import.meta.url)
const distressed = 'I want to kill myself'

beforeAll(async () => {
  store = await testDb()
  look = lookingAt(store)
  api = store.openAs('api')
  member = await aMember(api, await aGroup(store.db))
  ;({ thread } = await aThread(api, member))
})

const versionsOf = async (post: string) =>
  (await look`select version from assessments where subject_id = ${post} order by version`).map((row) => row['version'])

describe('the road of a text', () => {
  test('ends with one assessment, and with one flag when a human must look', async () => {
    const { post } = await aReply(api, member, thread, distressed)
    const calm = await aReply(api, member, thread, 'The kettle is on.')
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await worker.stop()
    expect(worker.said).toEqual([])
    expect(await versionsOf(post)).toEqual([1])
    expect(await versionsOf(calm.post)).toEqual([1])
    const flags = await flagsOf(look)
    expect(flags.map(({ subject }) => subject)).toEqual([post])
    expect(flags[0]?.kinds).toEqual(['finding'])
    expect(await breaches(store.db)).toEqual([])
  })

  test('looks at an edit again, as a version of its own', async () => {
    const { post } = await aReply(api, member, thread, 'The kettle is still on.')
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await api.transaction((tx) => editPost(tx, member.root, { post, version: 1, content: { text: distressed } }))
    await until(() => isQuiet(look))
    await worker.stop()
    expect(await versionsOf(post)).toEqual([1, 2])
    expect((await flagsOf(look)).some(({ subject }) => subject === post)).toBe(true)
    expect(await breaches(store.db)).toEqual([])
  })

  test('is walked to its end when the text was taken back, and then the words are gone', async () => {
    const { post } = await aReply(api, member, thread, distressed)
    await api.transaction((tx) => deletePost(tx, member.root, post))
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await worker.stop()
    expect(await versionsOf(post)).toEqual([1])
    expect(await look`select from text_versions where subject_id = ${post}`).toHaveLength(0)
    expect(await breaches(store.db)).toEqual([])
  })

  test('ends with a human when the key does not fit', async () => {
    const { post } = await aReply(api, member, thread, 'Nobody will read this')
    await look`update text_versions set sealed = '\\x01000100' where subject_id = ${post}`
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await worker.stop()
    const flag = (await flagsOf(look)).find(({ subject }) => subject === post)
    expect(flag).toMatchObject({ rank: 2, kinds: ['needs_human'] })
  })

  test('is taken up again when the task was forgotten', async () => {
    const { post } = await aReply(api, member, thread, 'Is anybody there?')
    await look`delete from assessment_tasks where subject_id = ${post}`
    await look`update posts set written_at = written_at - interval '2 minutes' where id = ${post}`
    expect(await breaches(store.db)).toEqual([{ name: 'a text that nobody looked at and nobody will', count: 1 }])
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await worker.stop()
    expect(await versionsOf(post)).toEqual([1])
    expect(worker.said).toContainEqual('{"mended":1}')
  })

  test('is shown to be open by a text that nobody wrote', async () => {
    await look`update pulse set seen_at = null, sent_at = null`
    expect(await readPulse(api)).toEqual({ alive: false, minutes: null, waiting: 0 })
    const worker = await aWorker(store)
    await until(async () => (await readPulse(api)).alive)
    await worker.stop()
    expect(await readPulse(api)).toEqual({ alive: true, minutes: 0, waiting: 0 })
  })

  test('hands to a human what it could not look at, and lets neighbours pass', async () => {
    const texts = ['hang', 'one', 'crash', 'two', 'fail', 'three']
    const posts: string[] = []
    for (const text of texts) posts.push((await aReply(api, member, thread, text)).post)
    const worker = await aWorker(store, { thread: { file: badThread } })
    await until(() => isQuiet(look))
    await worker.stop()
    const flags = await flagsOf(look)
    const kinds = posts.map((post) => flags.find(({ subject }) => subject === post)?.kinds)
    expect(kinds).toEqual([['needs_human'], undefined, ['needs_human'], undefined, ['needs_human'], undefined])
    expect(await breaches(store.db)).toEqual([])
  })

  test('takes many ordinary texts together, and misses none that only the deeper look sees', async () => {
    const posts: string[] = []
    for (let n = 0; n < 70; n += 1)
      posts.push((await aReply(api, member, thread, n === 40 ? 'foreign words' : `The kettle is on, ${n}.`)).post)
    const before = (await flagsOf(look)).length
    const worker = await aWorker(store, { thread: { file: badThread } })
    await until(() => isQuiet(look))
    await worker.stop()
    expect(worker.said).toEqual([])
    for (const post of posts) expect(await versionsOf(post)).toEqual([1])
    expect((await flagsOf(look)).slice(before).map(({ kinds }) => kinds)).toEqual([['language']])
    expect(await breaches(store.db)).toEqual([])
  })

  test('hands a text to a human that ended its worker too often', async () => {
    const { post } = await aReply(api, member, thread, 'I am all right')
    await look`update assessment_tasks set starts = 5, queued = 5 where subject_id = ${post}`
    const worker = await aWorker(store)
    await until(() => isQuiet(look))
    await worker.stop()
    expect((await flagsOf(look)).find(({ subject }) => subject === post)?.kinds).toEqual(['needs_human'])
  })

  test('gathers texts in a language without rules on one flag a thread and day', async () => {
    const quiet = await aThread(api, member, { title: 'Elsewhere', text: 'foreign words' })
    const other = await aThread(api, member, { title: 'Elsewhere again', text: 'foreign words' })
    for (const _ of [1, 2]) await aReply(api, member, quiet.thread, 'foreign words')
    const before = (await flagsOf(look)).length
    const worker = await aWorker(store, { thread: { file: badThread } })
    await until(() => isQuiet(look))
    await worker.stop()
    const flags = (await flagsOf(look)).slice(before)
    expect(flags.map(({ kinds }) => kinds).toSorted()).toEqual([['language'], ['language', 'language', 'language']])
    expect(flags.map(({ subject }) => subject)).not.toContain(quiet.post)
    expect(flags.map(({ subject }) => subject)).not.toContain(other.post)
    expect(await breaches(store.db)).toEqual([])
  })

  test('has nobody’s words, name or id in the queue or in what the worker says', async () => {
    const canary = 'KANARIENVOGEL'
    await aReply(api, member, thread, `${canary}. ${distressed}`)
    await look.unsafe(`create function fail() returns trigger language plpgsql as $$ begin
      raise exception 'Failing row contains % %', '${canary}', '${member.name}'; end $$`)
    await look`create trigger fail before insert on assessments for each row execute function fail()`
    const worker = await aWorker(store)
    await until(async () => worker.said.length > 0)
    const kept = await queueAsText()
    await look`drop trigger fail on assessments`
    await until(() => isQuiet(look))
    await worker.stop()
    const all = [...worker.said, kept, await queueAsText()].join('\n')
    expect(all).toContain('text')
    for (const secret of [canary, distressed, member.name, member.id]) expect(all).not.toContain(secret)
  })

  test('leaves no job behind', async () => {
    expect(await queueAsText()).not.toContain('"subject"')
  })

  test.runIf(testRedis())('goes on without Redis', async () => {
    const { post } = await aReply(api, member, thread, distressed)
    const worker = await aWorker(store, { queue: { kind: 'redis', url: 'redis://127.0.0.1:1' } })
    await until(() => isQuiet(look))
    await worker.stop()
    expect(await versionsOf(post)).toEqual([1])
  })
})

/** All that the queue of this run keeps, as text. */
async function queueAsText(): Promise<string> {
  const redis = testRedis()
  if (redis) return redisAsText(redis.queue)
  const tables = await look<{ name: string }[]>`select table_name as name from information_schema.tables
    where table_schema = 'bullmq' and table_type = 'BASE TABLE'`
  const all = await Promise.all(
    tables.map(({ name }) => look`select to_jsonb(t)::text as row from bullmq.${look(name)} t`),
  )
  return all.flatMap((rows) => rows.map((row) => String(row['row']))).join('\n')
}

async function redisAsText(url: string): Promise<string> {
  const redis = new Redis(url)
  const keys = await redis.keys('*')
  const all = await Promise.all(keys.map(async (key) => `${key} ${String(await redis.dumpBuffer(key))}`))
  redis.disconnect()
  return all.join('\n')
}
