import { listGroups } from '@tealight/db/groups/list'
import { listThreads } from '@tealight/db/threads/list'
import { readThread } from '@tealight/db/threads/read'
import { expect, test } from 'vitest'
import { fillDemo } from '../demo.ts'
import { testDb } from '../testing.ts'

const { db } = await testDb()
await fillDemo(db)
const groups = await listGroups(db)
const open = groups.filter((group) => group.reading === 'open')
const threads = (await Promise.all(open.map(({ id }) => listThreads(db, null, id)))).flatMap((page) => page.threads)
const pages = await Promise.all(threads.map(({ id }) => readThread(db, null, id, 1)))
const posts = pages.flatMap((page) => page.posts)

test('every group is marked as made up', () => {
  expect(groups.length).toBeGreaterThanOrEqual(5)
  expect(groups.every((group) => group.demo)).toBe(true)
})

test('a second start adds nothing', async () => {
  await fillDemo(db)
  expect(await listGroups(db)).toEqual(groups)
})

test('one conversation is long enough to have pages', () => {
  expect(Math.max(...threads.map((thread) => thread.replies))).toBeGreaterThan(45)
})

test('every text is whole: no key of a person is left in it, no line is broken', () => {
  for (const { text } of posts) {
    expect(text).toBeTruthy()
    expect(text).not.toMatch(/[{}]| {2}|^\s|\s$/)
  }
})

test('nobody speaks of suicide in a way that hurts', () => {
  for (const { text } of posts) expect(text).not.toMatch(/commit\w* suicide|(failed|successful) attempt/i)
  const speaking = posts.filter(({ text }) => /suicide|want to be alive|hurt myself/i.test(text ?? ''))
  expect(speaking.length).toBeGreaterThan(0)
  expect(speaking.every(({ note }) => note !== null)).toBe(true)
})
