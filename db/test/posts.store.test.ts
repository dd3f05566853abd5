import { count, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { deletePost } from '../src/posts/delete.ts'
import { editPost } from '../src/posts/edit.ts'
import { readPost } from '../src/posts/read.ts'
import { assessmentTasks } from '../src/tables/flags.ts'
import { posts, textVersions, threads } from '../src/tables/posts.ts'
import { deleteLooked } from '../src/texts/delete.ts'
import { listThreads } from '../src/threads/list.ts'
import { openThread } from '../src/threads/open.ts'
import { readThread } from '../src/threads/read.ts'
import { aGroup, aMember, aReply, aThread, outcome, type Member } from './makers.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 16 })
})

const aMemberOfANewGroup = async () => aMember(db, await aGroup(store.db))
const edit = (by: Member, post: string, version: number, text: string) =>
  db.transaction((tx) => editPost(tx, by.root, { post, version, content: { text } }))
const numbersOf = async (thread: string) =>
  (await db.sql.select({ number: posts.number }).from(posts).where(eq(posts.threadId, thread)))
    .map((row) => row.number)
    .sort((a, b) => a - b)
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

describe('the same key', () => {
  test('sent 200 times at once is one reply, and all are told the same', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const key = crypto.randomUUID()
    const told = await Promise.all(Array.from({ length: 200 }, () => aReply(db, member, thread, 'once', key)))
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await numbersOf(thread)).toEqual([1, 2])
    expect(await numberOfTexts(told.map((one) => one.post))).toBe(1)
  })

  test('sent 50 times at once opens one thread', async () => {
    const member = await aMemberOfANewGroup()
    const draft = { group: member.group, content: { title: 'T', text: 'once' }, clientKey: crypto.randomUUID() }
    const told = await Promise.all(
      Array.from({ length: 50 }, () => db.transaction((tx) => openThread(tx, member.root, draft))),
    )
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    const [row] = await db.sql.select({ n: count() }).from(threads).where(eq(threads.groupId, member.group))
    expect(row?.n).toBe(1)
  })

  test('with another text is refused, and nothing is written', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const key = crypto.randomUUID()
    await aReply(db, member, thread, 'the first', key)
    expect(await outcome(aReply(db, member, thread, 'another', key))).toBe('key_used')
    expect(await outcome(aReply(db, member, thread, 'the first ', key))).toBe('key_used')
    expect(await numbersOf(thread)).toEqual([1, 2])
  })

  test('with different texts at once lets one of them win', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const key = crypto.randomUUID()
    const told = await Promise.all(upTo(40).map((n) => outcome(aReply(db, member, thread, `text ${n}`, key))))
    expect(told.filter((one) => typeof one !== 'string')).toHaveLength(1)
    expect(told.filter((one) => one === 'key_used')).toHaveLength(39)
  })

  test('in two threads at once is one post', async () => {
    const member = await aMemberOfANewGroup()
    const [one, other] = [await aThread(db, member), await aThread(db, member)]
    const key = crypto.randomUUID()
    const told = await Promise.all(
      upTo(20).map((n) => outcome(aReply(db, member, n % 2 ? one.thread : other.thread, 'x', key))),
    )
    const distinct = new Set(told.map((answer) => (typeof answer === 'string' ? answer : answer.post)))
    expect(distinct.size).toBe(1)
  })

  test('opens no second thread after it was used for a reply', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const key = crypto.randomUUID()
    await aReply(db, member, thread, 'x', key)
    const draft = { group: member.group, content: { title: 'T', text: 'other' }, clientKey: key }
    expect(await outcome(db.transaction((tx) => openThread(tx, member.root, draft)))).toBe('key_used')
  })

  test('of another member is another post', async () => {
    const one = await aMemberOfANewGroup()
    const other = await aMember(db, one.group)
    const { thread } = await aThread(db, one)
    const key = crypto.randomUUID()
    const told = [await aReply(db, one, thread, 'x', key), await aReply(db, other, thread, 'x', key)]
    expect(told.map((answer) => answer.number)).toEqual([2, 3])
  })

  test('is answered the same after the post was edited, and after it was deleted', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const key = crypto.randomUUID()
    const first = await aReply(db, member, thread, 'first', key)
    await edit(member, first.post, 1, 'second')
    expect(await aReply(db, member, thread, 'first', key)).toEqual(first)
    await db.transaction((tx) => deletePost(tx, member.root, first.post))
    expect(await aReply(db, member, thread, 'first', key)).toEqual(first)
    expect((await readThread(db, null, thread, 1)).posts[1]).toMatchObject({ state: 'deleted', text: null })
  })
})

describe('the numbers of a thread', () => {
  test('have no gap and no double when 200 write at once, some of them refused', async () => {
    const group = await aGroup(store.db)
    const members = await Promise.all(upTo(10).map(() => aMember(db, group)))
    const [first] = members
    if (!first) throw new Error('nobody')
    const { thread } = await aThread(db, first)
    const used = crypto.randomUUID()
    await aReply(db, first, thread, 'used', used)
    const told = await Promise.all(
      upTo(200).map((n) => {
        const by = members[n % members.length] ?? first
        return n % 10 === 0
          ? outcome(aReply(db, first, thread, `other ${n}`, used))
          : outcome(aReply(db, by, thread, `text ${n}`))
      }),
    )
    const written = told.flatMap((one) => (typeof one === 'string' ? [] : [one.number]))
    expect(written).toHaveLength(180)
    expect(await numbersOf(thread)).toEqual(upTo(182))
    const [row] = await db.sql.select({ last: threads.lastNumber }).from(threads).where(eq(threads.id, thread))
    expect(row?.last).toBe(182)
  })

  test('leave no gap when a transaction is given up after it wrote', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const given = await Promise.allSettled(
      upTo(30).map((n) =>
        db.transaction(async (tx) => {
          const { writePost } = await import('../src/posts/write.ts')
          await writePost(tx, member.root, { thread, content: { text: `${n}` }, clientKey: crypto.randomUUID() })
          if (n % 3 === 0) throw new Error('given up')
        }),
      ),
    )
    expect(given.filter((one) => one.status === 'rejected')).toHaveLength(10)
    expect(await numbersOf(thread)).toEqual(upTo(21))
  })
})

describe('editing', () => {
  test('keeps every version and shows the newest', async () => {
    const member = await aMemberOfANewGroup()
    const { post, thread } = await aThread(db, member)
    expect(await edit(member, post, 1, 'two')).toMatchObject({ version: 2 })
    expect(await edit(member, post, 2, 'three')).toMatchObject({ version: 3 })
    expect(await numberOfTexts([post])).toBe(3)
    expect((await readThread(db, null, thread, 1)).posts[0]).toMatchObject({ text: 'three', version: 3 })
  })

  test('from two places at once lets one win; the other is told that it changed', async () => {
    const member = await aMemberOfANewGroup()
    const { post } = await aThread(db, member)
    const told = await Promise.all(upTo(30).map((n) => outcome(edit(member, post, 1, `edit ${n}`))))
    expect(told.filter((one) => typeof one !== 'string')).toHaveLength(1)
    expect(told.filter((one) => one === 'changed')).toHaveLength(29)
    expect(await numberOfTexts([post])).toBe(2)
  })

  test('sent again after the answer was lost gives the same answer', async () => {
    const member = await aMemberOfANewGroup()
    const { post } = await aThread(db, member)
    const all = await Promise.all(upTo(10).map(() => edit(member, post, 1, 'the same')))
    expect(new Set(all.map((one) => one.version))).toEqual(new Set([2]))
    expect(await numberOfTexts([post])).toBe(2)
  })

  test('does not bring back what is being deleted', async () => {
    const member = await aMemberOfANewGroup()
    for (let round = 0; round < 15; round += 1) {
      const { post } = await aThread(db, member)
      await Promise.all([
        outcome(edit(member, post, 1, 'late words')),
        outcome(db.transaction((tx) => deletePost(tx, member.root, post))),
      ])
      await lookAtAll()
      expect(await numberOfTexts([post])).toBe(0)
    }
  })

  test('is for the one who wrote it, by the persona that wrote it', async () => {
    const member = await aMemberOfANewGroup()
    const other = await aMember(db, member.group)
    const stranger = await aMemberOfANewGroup()
    const { post } = await aThread(db, member)
    expect(await outcome(edit(other, post, 1, 'x'))).toBe('not_found')
    expect(await outcome(readPost(db, other.root, post))).toBe('not_found')
    expect(await outcome(db.transaction((tx) => deletePost(tx, other.root, post)))).toBe('not_found')
    expect(await outcome(edit(stranger, post, 1, 'x'))).toBe('join_first')
    expect(await outcome(edit(member, post, 7, 'x'))).toBe('changed')
  })

  test('a reply gets no title, and the post that opens a thread keeps its own', async () => {
    const member = await aMemberOfANewGroup()
    const { post, thread } = await aThread(db, member)
    const reply = await aReply(db, member, thread)
    await db.transaction((tx) =>
      editPost(tx, member.root, { post: reply.post, version: 1, content: { title: 'No', text: 'x' } }),
    )
    await db.transaction((tx) => editPost(tx, member.root, { post, version: 1, content: { title: 'New', text: 'x' } }))
    expect((await readPost(db, member.root, reply.post)).title).toBeNull()
    expect((await readThread(db, null, thread, 1)).thread.title).toBe('New')
  })
})

describe('deleting', () => {
  test('takes every version away, and the number stays', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const reply = await aReply(db, member, thread)
    await lookAtAll()
    await edit(member, reply.post, 1, 'again')
    await db.transaction((tx) => deletePost(tx, member.root, reply.post))
    // the second version was never looked at: it stays, shown to nobody, until it was
    expect(await numberOfTexts([reply.post])).toBe(1)
    await lookAtAll()
    expect(await numberOfTexts([reply.post])).toBe(0)
    await aReply(db, member, thread, 'after')
    const page = await readThread(db, null, thread, 1)
    expect(page.posts.map((post) => [post.number, post.state, post.text])).toEqual([
      [1, 'shown', 'I am awake'],
      [2, 'deleted', null],
      [3, 'shown', 'after'],
    ])
    expect(await outcome(db.transaction((tx) => deletePost(tx, member.root, reply.post)))).toBe('not_found')
  })

  test('the first post takes the title with it, and the thread goes on', async () => {
    const member = await aMemberOfANewGroup()
    const { thread, post } = await aThread(db, member)
    await aReply(db, member, thread)
    await db.transaction((tx) => deletePost(tx, member.root, post))
    const page = await readThread(db, null, thread, 1)
    expect(page.thread).toMatchObject({ title: null, note: null, replies: 1 })
    expect((await listThreads(db, null, member.group)).threads[0]?.title).toBeNull()
  })
})

describe('reading', () => {
  test('a long thread, page after page, shows every post once', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    for (let n = 2; n <= 65; n += 1) await aReply(db, member, thread, `${n}`)
    const seen: number[] = []
    for (let from = 1; ; from += 20) {
      const page = await readThread(db, null, thread, from)
      expect(page).toMatchObject({ first: from, last: 65, thread: { title: 'A night', replies: 64 } })
      if (page.posts.length === 0) break
      seen.push(...page.posts.map((post) => post.number))
    }
    expect(seen).toEqual(upTo(65))
    expect((await readThread(db, null, thread, 999_999_999)).posts).toEqual([])
  })

  test(
    'the list at any depth shows each of 500 threads once, while others are opened and answered',
    { timeout: 60_000 },
    async () => {
      const member = await aMemberOfANewGroup()
      const group = member.group
      await Promise.all(upTo(500).map((n) => aThread(db, member, { title: `${n}`, text: 'x' })))
      // some minutes apart, many in the same minute, as it is in life
      await store.db.sql.execute(
        sql`update threads set active_at = active_at - (mod(abs(hashtext(id::text)), 90) || ' minutes')::interval where group_id = ${group}`,
      )
      const before = (await db.sql.select({ id: threads.id }).from(threads).where(eq(threads.groupId, group))).map(
        (row) => row.id,
      )

      const seen: string[] = []
      const moved = new Set<string>()
      let after: string | undefined
      do {
        const page = await listThreads(db, null, group, after)
        seen.push(...page.threads.map((line) => line.id))
        await aThread(db, member, { title: 'new meanwhile', text: 'x' })
        // a thread that was seen already gets an answer and goes to the top
        const early = seen[seen.length % 7]
        if (early !== undefined) {
          moved.add(early)
          await aReply(db, member, early)
        }
        after = page.older ?? undefined
      } while (after !== undefined)
      expect(new Set(seen).size).toBe(seen.length)
      expect(new Set(seen)).toEqual(new Set(before))
      expect(moved.size).toBeGreaterThan(0)
    },
  )

  test('a place in the list of one group is none in another', async () => {
    const member = await aMemberOfANewGroup()
    await Promise.all(upTo(21).map(() => aThread(db, member)))
    const { older } = await listThreads(db, null, member.group)
    const other = await aGroup(store.db)
    expect(older).not.toBeNull()
    expect(await outcome(listThreads(db, null, other, older ?? ''))).toBe('not_found')
    expect(await outcome(listThreads(db, null, member.group, `${older?.slice(0, -3)}abc`))).toBe('not_found')
  })

  test('a group of members only is shut to all others', async () => {
    const group = await aGroup(store.db, { reading: 'members' })
    const member = await aMember(db, group)
    const { thread } = await aThread(db, member)
    const stranger = await aMemberOfANewGroup()
    for (const root of [null, stranger.root]) {
      expect(await outcome(listThreads(db, root, group))).toBe('join_first')
      expect(await outcome(readThread(db, root, thread, 1))).toBe('join_first')
    }
    expect((await readThread(db, member.root, thread, 1)).posts).toHaveLength(1)
  })

  test('times at rest are minutes, and a reader is told the hour at most', async () => {
    const member = await aMemberOfANewGroup()
    const { thread } = await aThread(db, member)
    const rows = await db.sql
      .select({ at: sql<string>`written_at::text` })
      .from(posts)
      .where(eq(posts.threadId, thread))
    for (const { at } of rows) expect(at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:00\+/)
    const agesAgo: [string, unknown][] = [
      ['59 minutes', { age: 'hour' }],
      ['61 minutes', { age: 'day' }],
      ['25 hours', { age: 'week' }],
      ['8 days', { age: 'month', month: expect.stringMatching(/^\d{4}-\d\d$/) as string }],
    ]
    for (const [ago, when] of agesAgo) {
      await store.db.sql.execute(
        sql`update posts set written_at = now() - ${ago}::interval where thread_id = ${thread}`,
      )
      // opened pages are kept until the thread's revision rises
      await store.db.sql.execute(sql`update threads set revision = revision + 1 where id = ${thread}`)
      expect((await readThread(db, null, thread, 1)).posts[0]?.when).toEqual(when)
    }
  })
})

/** As the worker does, which is not there: nothing waits any more. */
async function lookAtAll() {
  await store.db.transaction(async (tx) => {
    const tasks = await tx.sql.delete(assessmentTasks).returning()
    for (const { subjectId, version } of tasks) await deleteLooked(tx, subjectId, version)
  })
}

async function numberOfTexts(subjects: string[]): Promise<number | undefined> {
  const [row] = await db.sql.select({ n: count() }).from(textVersions).where(inArray(textVersions.subjectId, subjects))
  return row?.n
}
