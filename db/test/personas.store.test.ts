import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { changeRules } from '../src/groups/change-rules.ts'
import { newRoot, personaIdOf } from '../src/identities/root.ts'
import { agreeToRules } from '../src/personas/agree.ts'
import { findPersona } from '../src/personas/find.ts'
import { ignorePersona } from '../src/personas/ignore.ts'
import { joinGroup } from '../src/personas/join.ts'
import { leaveGroup } from '../src/personas/leave.ts'
import { listIgnored } from '../src/personas/list-ignored.ts'
import { offerNames } from '../src/personas/offer.ts'
import { stopIgnoring } from '../src/personas/stop-ignoring.ts'
import { personas } from '../src/tables/personas.ts'
import { listThreads } from '../src/threads/list.ts'
import { readThread } from '../src/threads/read.ts'
import type { Standing } from '../src/words.ts'
import { aGroup, aMember, aReply, aThread, outcome, someRules } from './makers.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 12 })
})

const standingOf = async (id: string) =>
  (await db.sql.select({ standing: personas.standing }).from(personas).where(eq(personas.id, id)))[0]?.standing
const setStanding = (id: string, standing: Standing) =>
  store.db.sql.update(personas).set({ standing }).where(eq(personas.id, id))

describe('joining', () => {
  test('makes a persona whose id only its root can derive, under one of the names that were offered', async () => {
    const group = await aGroup(store.db)
    const root = newRoot()
    const { offer, names } = await offerNames(db, group)
    const joined = await db.transaction((tx) => joinGroup(tx, root, { group, offer, choice: 2, rulesVersion: 1 }))
    expect(joined).toEqual({ id: personaIdOf(root, group, 0), ...names[2], role: null })
    expect((await findPersona(db, root, group)).persona?.name).toBe(names[2]?.name)
    expect((await findPersona(db, newRoot(), group)).persona).toBeNull()
  })

  test('leaving leaves a tombstone, and who joins again is somebody new', async () => {
    const group = await aGroup(store.db)
    const first = await aMember(db, group)
    const { thread } = await aThread(db, first)
    await db.transaction((tx) => leaveGroup(tx, first.root, group))
    expect(await standingOf(first.id)).toBe('left')
    expect(await outcome(aReply(db, first, thread))).toBe('join_first')

    const again = await aMember(db, group, first.root)
    expect(again.id).not.toBe(first.id)
    expect(again.name).not.toBe(first.name)
    const page = await readThread(db, first.root, thread, 1)
    expect(page.posts[0]?.author.name).toBe(first.name)
    expect(page.posts[0]?.mine).toBe(false)
  })

  test('goes on finding a free place after many tombstones', async () => {
    const group = await aGroup(store.db)
    const root = newRoot()
    const ids = new Set<string>()
    for (let round = 0; round < 11; round += 1) {
      ids.add((await aMember(db, group, root)).id)
      await db.transaction((tx) => leaveGroup(tx, root, group))
    }
    expect(ids.size).toBe(11)
    const last = await aMember(db, group, root)
    expect(last.id).toBe(personaIdOf(root, group, 11))
    expect((await findPersona(db, root, group)).persona?.id).toBe(last.id)
  })

  test.each([0, 1, 3, 4, 6])('a ban of persona number %i counts for all that come after', async (n) => {
    const group = await aGroup(store.db)
    const root = newRoot()
    for (let round = 0; round < n; round += 1) {
      await aMember(db, group, root)
      await db.transaction((tx) => leaveGroup(tx, root, group))
    }
    const banned = await aMember(db, group, root)
    await setStanding(banned.id, 'banned')
    expect(await outcome(aMember(db, group, root))).toBe('banned')
    expect(await outcome(aThread(db, banned))).toBe('banned')
    expect(await outcome(db.transaction((tx) => leaveGroup(tx, root, group)))).toBe('banned')
  })

  test('a ban of an earlier persona stops the present one too', async () => {
    const group = await aGroup(store.db)
    const early = await aMember(db, group)
    await db.transaction((tx) => leaveGroup(tx, early.root, group))
    const late = await aMember(db, group, early.root)
    await setStanding(early.id, 'banned')
    expect(await outcome(aThread(db, late))).toBe('banned')
  })

  test('a ban cannot be gone round by spelling the group in another way', async () => {
    const group = await aGroup(store.db)
    const banned = await aMember(db, group)
    await setStanding(banned.id, 'banned')
    const { offer } = await offerNames(db, group)
    for (const spelled of [group.toUpperCase(), `{${group}}`, group.replaceAll('-', '')]) {
      const join = { group: spelled, offer, choice: 0, rulesVersion: 1 }
      expect(await outcome(db.transaction((tx) => joinGroup(tx, banned.root, join)))).toBe('not_found')
    }
  })

  test('does nothing twice: who is in cannot join again', async () => {
    const group = await aGroup(store.db)
    const { root } = await aMember(db, group)
    expect(await outcome(aMember(db, group, root))).toBe('already_joined')
  })

  test('makes one persona when one person joins twenty times at once', async () => {
    const group = await aGroup(store.db)
    const root = newRoot()
    const all = await Promise.all(Array.from({ length: 20 }, () => outcome(aMember(db, group, root))))
    expect(all.filter((one) => typeof one !== 'string')).toHaveLength(1)
    const rows = await db.sql.select({ id: personas.id }).from(personas).where(eq(personas.groupId, group))
    expect(rows).toHaveLength(1)
  })

  test('gives a name to one of fifty who ask for it at once', async () => {
    const group = await aGroup(store.db)
    const { offer, names } = await offerNames(db, group)
    const join = { group, offer, choice: 1, rulesVersion: 1 }
    const all = await Promise.all(
      Array.from({ length: 50 }, () => outcome(db.transaction((tx) => joinGroup(tx, newRoot(), join)))),
    )
    expect(all.filter((one) => typeof one !== 'string')).toMatchObject([{ name: names[1]?.name }])
    expect(all.filter((one) => one === 'name_taken')).toHaveLength(49)
  })

  test('takes no name that was not offered, for this group, and lately', async () => {
    const [group, other] = [await aGroup(store.db), await aGroup(store.db)]
    const { offer } = await offerNames(db, group)
    const tryIt = (more: { group?: string; offer?: string; choice?: number }) =>
      outcome(db.transaction((tx) => joinGroup(tx, newRoot(), { group, offer, choice: 0, rulesVersion: 1, ...more })))
    expect(await tryIt({ group: other })).toBe('name_taken')
    expect(await tryIt({ offer: offer.slice(0, -2) })).toBe('name_taken')
    expect(await tryIt({ offer: '' })).toBe('name_taken')
    expect(await tryIt({ choice: 3 })).toBe('name_taken')
    expect(await tryIt({ group: crypto.randomUUID() })).toBe('not_found')
  })

  test('does not offer a name that somebody has', async () => {
    const group = await aGroup(store.db)
    const { name } = await aMember(db, group)
    for (let round = 0; round < 20; round += 1) {
      const { names } = await offerNames(db, group)
      expect(names).toHaveLength(3)
      expect(names.map((one) => one.name)).not.toContain(name)
    }
  })
})

describe('rules', () => {
  test('that changed are asked for again before the next text, and reading goes on', async () => {
    const group = await aGroup(store.db)
    const member = await aMember(db, group)
    const { thread } = await aThread(db, member)
    expect(await store.db.transaction((tx) => changeRules(tx, group, someRules.slice(0, 1)))).toBe(2)

    expect(await outcome(aReply(db, member, thread))).toBe('rules_changed')
    expect(await outcome(aThread(db, member))).toBe('rules_changed')
    expect((await readThread(db, member.root, thread, 1)).me?.agreed).toBe(false)

    expect(await outcome(db.transaction((tx) => agreeToRules(tx, member.root, group, 1)))).toBe('rules_changed')
    expect(await outcome(db.transaction((tx) => agreeToRules(tx, member.root, group, 3)))).toBe('rules_changed')
    await db.transaction((tx) => agreeToRules(tx, member.root, group, 2))
    expect(await outcome(aReply(db, member, thread))).toMatchObject({ number: 2 })
  })

  test('cannot be joined by on the word of an older version', async () => {
    const group = await aGroup(store.db)
    await store.db.transaction((tx) => changeRules(tx, group, someRules))
    const { offer } = await offerNames(db, group)
    const join = { group, offer, choice: 0, rulesVersion: 1 }
    expect(await outcome(db.transaction((tx) => joinGroup(tx, newRoot(), join)))).toBe('rules_changed')
  })
})

describe('ignoring', () => {
  async function twoWhoTalk() {
    const group = await aGroup(store.db)
    const [one, other] = [await aMember(db, group), await aMember(db, group)]
    const mine = await aThread(db, one, { title: 'Mine', text: 'by the one' })
    const theirs = await aThread(db, other, { title: 'Theirs', text: 'by the other' })
    await aReply(db, other, mine.thread, 'the other replies')
    await aReply(db, one, mine.thread, 'the one answers')
    await db.transaction((tx) => ignorePersona(tx, one.root, group, other.id))
    return { group, one, other, mine, theirs }
  }

  test('folds the words of the other for the one who ignores', async () => {
    const { group, one, mine, theirs } = await twoWhoTalk()
    const page = await readThread(db, one.root, mine.thread, 1)
    expect(page.posts.map((post) => [post.number, post.ignored, post.text])).toEqual([
      [1, false, 'by the one'],
      [2, true, null],
      [3, false, 'the one answers'],
    ])
    const list = await listThreads(db, one.root, group)
    expect(list.threads.find((line) => line.id === theirs.thread)).toMatchObject({ title: null, note: null })
    expect((await readThread(db, one.root, theirs.thread, 1)).thread.title).toBeNull()
  })

  test('hides the one from the other, who is not told', async () => {
    const { group, other, mine, theirs } = await twoWhoTalk()
    const page = await readThread(db, other.root, mine.thread, 1)
    expect(page.posts.map((post) => post.text)).toEqual(['the other replies'])
    expect(page.thread.title).toBeNull()
    expect(JSON.stringify(page)).not.toContain('by the one')
    const list = await listThreads(db, other.root, group)
    expect(list.threads.map((line) => line.id)).toEqual([theirs.thread])
    expect(await listIgnored(db, other.root, group)).toEqual([])
  })

  test('changes nothing for anybody else', async () => {
    const { group, mine } = await twoWhoTalk()
    const third = await aMember(db, group)
    expect((await readThread(db, third.root, mine.thread, 1)).posts).toHaveLength(3)
    expect((await listThreads(db, third.root, group)).threads).toHaveLength(2)
    expect((await readThread(db, null, mine.thread, 1)).posts.every((post) => post.text !== null)).toBe(true)
  })

  test('can be taken back, and done twice', async () => {
    const { group, one, other, mine } = await twoWhoTalk()
    await db.transaction((tx) => ignorePersona(tx, one.root, group, other.id))
    expect(await listIgnored(db, one.root, group)).toMatchObject([{ id: other.id, name: other.name }])
    await db.transaction((tx) => stopIgnoring(tx, one.root, group, other.id))
    await db.transaction((tx) => stopIgnoring(tx, one.root, group, other.id))
    expect((await readThread(db, one.root, mine.thread, 1)).posts.map((post) => post.ignored)).toEqual([
      false,
      false,
      false,
    ])
    expect((await readThread(db, other.root, mine.thread, 1)).posts).toHaveLength(3)
  })

  test('does not reach oneself, another group, or nobody', async () => {
    const { group, one } = await twoWhoTalk()
    const stranger = await aMember(db, await aGroup(store.db))
    for (const id of [one.id, stranger.id, crypto.randomUUID()])
      expect(await outcome(db.transaction((tx) => ignorePersona(tx, one.root, group, id)))).toBe('not_found')
  })

  test('of many at once by both ends in neither losing', async () => {
    const group = await aGroup(store.db)
    const members = await Promise.all(Array.from({ length: 6 }, () => aMember(db, group)))
    await Promise.all(
      members.flatMap((one) =>
        members
          .filter((other) => other !== one)
          .map((other) => db.transaction((tx) => ignorePersona(tx, one.root, group, other.id))),
      ),
    )
    for (const one of members) expect(await listIgnored(db, one.root, group)).toHaveLength(5)
  })
})

test('nothing of a persona says when it joined, finer than a day', async () => {
  const member = await aMember(db, await aGroup(store.db))
  const [row] = await store.db.sql.execute(
    sql`select to_jsonb(personas) as persona from personas where id = ${member.id}`,
  )
  const persona = JSON.stringify(row)
  expect(persona).not.toMatch(/\d{2}:\d{2}/)
  expect(persona).toMatch(/"seen_on":"\d{4}-\d{2}-01"/)
})
