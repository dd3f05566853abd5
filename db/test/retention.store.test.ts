import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { newRoot } from '../src/identities/root.ts'
import { joinGroup } from '../src/personas/join.ts'
import { offerNames } from '../src/personas/offer.ts'
import { coarsen } from '../src/retention/coarsen.ts'
import { endFlags } from '../src/retention/end-flags.ts'
import { retireSilentPersonas } from '../src/retention/retire.ts'
import { rotateWrapKey } from '../src/retention/rotate.ts'
import { settle } from '../src/retention/settle.ts'
import { dataKeys, personas } from '../src/tables/personas.ts'
import { listThreads } from '../src/threads/list.ts'
import { readThread } from '../src/threads/read.ts'
import { openSession } from '../src/identities/open-session.ts'
import { readSession } from '../src/identities/read-session.ts'
import { endSession } from '../src/identities/end-session.ts'
import { aGroup, aMember, aReply, aThread, outcome, type Member } from './makers.ts'

let store: TestDb
let api: Db
let worker: Db
beforeAll(async () => {
  store = await testDb()
  api = store.openAs('api', { connections: 8 })
  worker = store.openAs('worker')
})

const members = async (group: string, howMany: number): Promise<Member[]> => {
  const all: Member[] = []
  for (let n = 0; n < howMany; n += 1) all.push(await aMember(api, group))
  return all
}

describe('a new wrapping key', () => {
  test('comes while people read and write, and nobody notices', async () => {
    const group = await aGroup(store.db)
    const all = await members(group, 12)
    const threads = await Promise.all(all.map((member) => aThread(api, member)))
    let stop = false
    let reads = 0
    let writes = 0
    const readers = threads.map(async ({ thread }) => {
      while (!stop) {
        const page = await readThread(api, null, thread, 1)
        expect(page.posts[0]?.text).toBe('I am awake')
        expect((await listThreads(api, null, group)).threads.every((line) => line.title === 'A night')).toBe(true)
        reads += 1
      }
    })
    const writers = all.slice(0, 3).map(async (member, at) => {
      while (!stop) {
        await aReply(api, member, threads[at]?.thread ?? '')
        await aMember(api, group)
        writes += 1
      }
    })
    for (let round = 0; round < 8; round += 1) {
      await rotateWrapKey(worker, { keptFor: 0 })
      await new Promise((done) => setTimeout(done, 40))
    }
    stop = true
    await Promise.all([...readers, ...writers])
    expect(reads).toBeGreaterThan(20)
    expect(writes).toBeGreaterThan(3)
    const rows = await store.db.sql.select({ wrapKey: dataKeys.wrapKey }).from(dataKeys)
    expect(Math.min(...rows.map((row) => row.wrapKey))).toBeGreaterThanOrEqual(store.keys.newest('wrap').version - 1)
  })

  test('ends the old one when nothing is under it, and never one that a data key still needs', async () => {
    const [member] = await members(await aGroup(store.db), 1)
    if (!member) return
    await rotateWrapKey(worker, { keptFor: 0 })
    const present = store.keys.newest('wrap').version
    // a data key that cannot be opened cannot be moved, so its wrapping key stays
    const broken = { wrapKey: present, wrapped: Buffer.alloc(60) }
    await store.db.sql.update(dataKeys).set(broken).where(eq(dataKeys.personaId, member.id))
    expect((await rotateWrapKey(worker, { keptFor: 0 })).destroyed).not.toContain(present)
    expect(await store.keys.version('wrap', present)).not.toBeNull()

    await store.db.sql.delete(dataKeys).where(eq(dataKeys.personaId, member.id))
    expect((await rotateWrapKey(worker, { keptFor: 0 })).destroyed).toContain(present)
    expect(await store.keys.version('wrap', present)).toBeNull()
  })

  test('leaves the old one for a week, for those who have not seen the new one yet', async () => {
    const before = store.keys.all('wrap').map((key) => key.version)
    for (let round = 0; round < 3; round += 1) expect((await rotateWrapKey(worker)).destroyed).toEqual([])
    for (const version of before) expect(await store.keys.version('wrap', version)).not.toBeNull()
  })

  test('moves 1,200 data keys, each once', async () => {
    const group = await aGroup(store.db)
    const [member] = await members(group, 1)
    if (!member) return
    // more than two batches of rows, made of one that opens
    await store.db.sql.execute(sql`
      insert into personas select gen_random_uuid(), group_id, 'Copy ' || n, mark, standing, rules_version, new_until, seen_on
      from personas, generate_series(1, 1200) as n where id = ${member.id}`)
    const copies = await store.db.sql
      .select({ id: personas.id })
      .from(personas)
      .where(sql`name like 'Copy %'`)
    const { seal } = await import('../src/keys/box.ts')
    const { version, secret } = store.keys.newest('wrap')
    await store.db.sql.insert(dataKeys).values(
      copies.map(({ id }) => ({
        personaId: id,
        wrapKey: version,
        wrapped: seal(secret, Buffer.alloc(32, 9), `data key ${id}`),
      })),
    )
    const { rewrapped, version: newest } = await rotateWrapKey(worker, { keptFor: 0 })
    expect(rewrapped).toBeGreaterThanOrEqual(1_200)
    const rows = await store.db.sql
      .select({ wrapKey: dataKeys.wrapKey })
      .from(dataKeys)
      .where(
        inArray(
          dataKeys.personaId,
          copies.map(({ id }) => id),
        ),
      )
    expect(new Set(rows.map((row) => row.wrapKey))).toEqual(new Set([newest]))
  })
})

describe('a destroyed key', () => {
  async function aThreadOfTwo() {
    const group = await aGroup(store.db)
    const [one, other] = await members(group, 2)
    if (!one || !other) throw new Error('nobody')
    const { thread } = await aThread(api, one)
    await aReply(api, other, thread, 'still here')
    return { group, one, other, thread }
  }

  test('leaves deleted posts behind, and no error', async () => {
    const { group, one, thread } = await aThreadOfTwo()
    await store.db.sql.delete(dataKeys).where(eq(dataKeys.personaId, one.id))
    const page = await readThread(api, null, thread, 1)
    expect(page.posts.map((post) => [post.state, post.text])).toEqual([
      ['deleted', null],
      ['shown', 'still here'],
    ])
    expect(page.thread.title).toBeNull()
    expect((await listThreads(api, null, group)).threads[0]?.title).toBeNull()
    // the one whose key it was cannot write words that nobody could ever read
    await expect(aReply(api, one, thread, 'lost words')).rejects.toThrow('data key')
  })

  test('of another persona opens nothing when it is put in its place', async () => {
    const { one, other, thread } = await aThreadOfTwo()
    await store.db.sql.execute(sql`
      update data_keys set wrapped = (select wrapped from data_keys where persona_id = ${other.id}) where persona_id = ${one.id}`)
    expect((await readThread(api, null, thread, 1)).posts.map((post) => post.text)).toEqual([null, 'still here'])
  })

  test('a text that was put in the place of another does not open', async () => {
    const { thread } = await aThreadOfTwo()
    await store.db.sql.execute(sql`
      update text_versions set sealed = (select sealed from text_versions v join posts p on p.id = v.subject_id
        where p.thread_id = ${thread} and p.number = 2) where subject_id = (select id from posts where thread_id = ${thread} and number = 1)`)
    expect((await readThread(api, null, thread, 1)).posts.map((post) => post.text)).toEqual([null, 'still here'])
  })

  test('a sealed value that was damaged is a deleted text', async () => {
    const { thread } = await aThreadOfTwo()
    for (const damaged of ['', '\\x01', '\\x0100', '\\x010001', '\\x02ffff']) {
      await store.db.sql.execute(sql`
        update text_versions set sealed = ${damaged}::bytea where subject_id = (select id from posts where thread_id = ${thread} and number = 1)`)
      expect((await readThread(api, null, thread, 1)).posts[0]).toMatchObject({ state: 'deleted', text: null })
    }
  })
})

describe('retiring', () => {
  test('ends what was not heard of for 24 months, and its texts with it', async () => {
    const group = await aGroup(store.db)
    const [silent, quiet, gone] = await members(group, 3)
    if (!silent || !quiet || !gone) return
    const { thread } = await aThread(api, silent)
    const setSeen = (id: string, when: string) =>
      store.db.sql.execute(sql`update personas set seen_on = (${sql.raw(when)})::date where id = ${id}`)
    await setSeen(silent.id, "current_date - interval '25 months'")
    await setSeen(quiet.id, "current_date - interval '23 months'")
    await setSeen(gone.id, "current_date - interval '25 months'")
    await store.db.sql.update(personas).set({ standing: 'banned' }).where(eq(personas.id, gone.id))

    expect(await worker.transaction(retireSilentPersonas)).toBe(1)
    expect(await worker.transaction(retireSilentPersonas)).toBe(0)
    const rows = await store.db.sql
      .select()
      .from(personas)
      .where(inArray(personas.id, [silent.id, quiet.id, gone.id]))
    const of = (id: string) => rows.find((row) => row.id === id)
    expect(of(silent.id)).toMatchObject({ standing: 'retired', name: null })
    expect(of(quiet.id)).toMatchObject({ standing: 'member', name: quiet.name })
    // a ban is never forgotten by waiting
    expect(of(gone.id)).toMatchObject({ standing: 'banned' })
    expect((await readThread(api, null, thread, 1)).posts[0]).toMatchObject({
      state: 'deleted',
      text: null,
      author: { name: '' },
    })
    expect(await outcome(aReply(api, silent, thread))).toBe('join_first')
    expect((await aMember(api, group, silent.root)).id).not.toBe(silent.id)
  })

  test('frees the name for somebody else', async () => {
    const group = await aGroup(store.db)
    const { offer, names } = await offerNames(api, group)
    const join = { group, offer, choice: 0, rulesVersion: 1 }
    const first = await api.transaction((tx) => joinGroup(tx, newRoot(), join))
    await store.db.sql.execute(
      sql`update personas set seen_on = current_date - interval '3 years' where id = ${first.id}`,
    )
    await worker.transaction(retireSilentPersonas)
    expect((await api.transaction((tx) => joinGroup(tx, newRoot(), join))).name).toBe(names[0]?.name)
  })
})

test('coarsening leaves a month of what is older than a week, and touches nothing younger', async () => {
  const group = await aGroup(store.db)
  const [member] = await members(group, 1)
  if (!member) return
  const { thread } = await aThread(api, member)
  for (let n = 0; n < 4; n += 1) await aReply(api, member, thread)
  await store.db.sql.execute(sql`
    update posts set written_at = date_trunc('minute', now()) - (array['40 days', '8 days', '169 hours', '167 hours', '1 minute']::interval[])[number]
    where thread_id = ${thread}`)
  await store.db.sql.execute(
    sql`update threads set active_at = date_trunc('minute', now() - interval '8 days') where id = ${thread}`,
  )
  const times = async () =>
    [
      ...(await store.db.sql.execute<{ at: string }>(
        sql`select (written_at at time zone 'UTC')::text as at from posts where thread_id = ${thread} order by number`,
      )),
    ].map((row) => row.at)
  const before = await times()
  await worker.transaction(coarsen)
  const after = await times()
  for (const at of after.slice(0, 3)) expect(at).toMatch(/^\d{4}-\d\d-01 00:00:00$/)
  expect(after.slice(0, 3).map((at) => at.slice(0, 7))).toEqual(before.slice(0, 3).map((at) => at.slice(0, 7)))
  expect(after.slice(3)).toEqual(before.slice(3))
  const [row] = await store.db.sql.execute<{ at: string }>(
    sql`select (active_at at time zone 'UTC')::text as at from threads where id = ${thread}`,
  )
  expect(row?.at).toMatch(/-01 00:00:00$/)
  await worker.transaction(coarsen)
  expect(await times()).toEqual(after)
})

describe('settling', () => {
  test('writes the sessions in the order of their hashes and all in one transaction, and loses none', async () => {
    const roots = Array.from({ length: 60 }, () => newRoot())
    const tokens: string[] = []
    for (const root of roots) tokens.push(await api.transaction((tx) => openSession(tx, root)))
    await worker.transaction(settle)
    const rows = [
      ...(await store.db.sql.execute<{ hash: string; xmin: string }>(
        sql`select encode(token_hash, 'hex') as hash, xmin::text as xmin from sessions order by ctid`,
      )),
    ]
    expect(new Set(rows.map((row) => row.xmin)).size).toBe(1)
    expect(rows.map((row) => row.hash)).toEqual(rows.map((row) => row.hash).sort())
    for (const [at, token] of tokens.entries()) expect((await readSession(api, token))?.root).toEqual(roots[at])
  })

  test('takes the sessions away that have ended', async () => {
    const token = await api.transaction((tx) => openSession(tx, newRoot()))
    await store.db.sql.execute(sql`update sessions set ends_on = current_date - 1`)
    await worker.transaction(settle)
    expect(await readSession(api, token)).toBeNull()
    expect([...(await store.db.sql.execute(sql`select * from sessions`))]).toEqual([])
  })

  test('tells of who joined today no more than that it was today', async () => {
    const groups = await Promise.all(Array.from({ length: 4 }, () => aGroup(store.db)))
    const order: string[] = []
    // one connection, so that rows come to lie beside each other as they came in
    const single = store.openAs('api', { connections: 1 })
    for (let person = 0; person < 40; person += 1) {
      const root = newRoot()
      // one after the other, as a person does who looks round on their first evening
      for (const group of groups) order.push((await aMember(single, group, root)).id)
    }
    const ids = sql.join(
      order.map((id) => sql`${id}::uuid`),
      sql`, `,
    )
    const places = async (table: string, key: string) => [
      ...(await store.db.sql.execute<{ id: string; xmin: string }>(
        sql`select ${sql.raw(key)} as id, xmin::text as xmin from ${sql.raw(table)} where ${sql.raw(key)} in (${ids}) order by ctid`,
      )),
    ]
    const tables: [string, string][] = [
      ['personas', 'id'],
      ['data_keys', 'persona_id'],
    ]
    for (const [table, key] of tables) expect(neighbours(order, await places(table, key))).toBeGreaterThan(0.6)
    await worker.transaction(settle)
    for (const [table, key] of tables) {
      const rows = await places(table, key)
      expect(new Set(rows.map((row) => row.xmin)).size).toBe(1)
      // four personas of each: three in 159 of the other places are one's own
      expect(neighbours(order, rows)).toBeLessThan(0.12)
    }
  })

  test('lets people read and write meanwhile', async () => {
    const group = await aGroup(store.db)
    const all = await members(group, 4)
    const tokens = await Promise.all(all.map((member) => api.transaction((tx) => openSession(tx, member.root))))
    let stop = false
    const busy = all.map(async (member, at) => {
      while (!stop) {
        await aThread(api, member)
        expect(await readSession(api, tokens[at] ?? '')).not.toBeNull()
      }
    })
    for (let round = 0; round < 8; round += 1) await worker.transaction(settle)
    stop = true
    await Promise.all(busy)
  })

  test('ends the time in which a persona counts as new', async () => {
    const member = await aMember(api, await aGroup(store.db))
    await store.db.sql.execute(sql`update personas set new_until = current_date - 1 where id = ${member.id}`)
    await worker.transaction(settle)
    const [row] = await store.db.sql
      .select({ newUntil: personas.newUntil })
      .from(personas)
      .where(eq(personas.id, member.id))
    expect(row?.newUntil).toBeNull()
  })
})

/** How often the row beside a row is of the same person, when each person's four were made one after the other. */
function neighbours(order: string[], rows: { id: string }[]): number {
  const person = new Map(order.map((id, at) => [id, Math.floor(at / 4)]))
  const same = rows.slice(1).filter(({ id }, at) => person.get(id) === person.get(rows[at]?.id ?? '')).length
  return same / (rows.length - 1)
}

test('who signs out while all sessions are written anew is signed out', async () => {
  for (let round = 0; round < 12; round += 1) {
    const tokens: string[] = []
    for (let n = 0; n < 6; n += 1) tokens.push(await api.transaction((tx) => openSession(tx, newRoot())))
    const ends = tokens.map((token) => api.transaction((tx) => endSession(tx, token)))
    await Promise.all([worker.transaction(settle), ...ends])
    for (const token of tokens) expect(await readSession(api, token)).toBeNull()
  }
})

describe('what was kept for a case', () => {
  test('ends ninety days after it was settled, and what is open or newly settled stays', async () => {
    const group = await aGroup(store.db)
    const member = await aMember(api, group)
    const opened = []
    for (const text of ['I want to die', 'I want to die now', 'I want to end my life'])
      opened.push((await aThread(api, member, { title: 'A night', text })).post)
    const [old = '', fresh = '', open = ''] = opened
    const settleAt = (post: string, days: number) =>
      store.db.sql.execute(sql`update flags set state = 'settled', settled_at = now() - make_interval(days => ${days})
        where subject_id = ${post}`)
    await settleAt(old, 91)
    await settleAt(fresh, 89)
    await worker.transaction(endFlags)
    const kept = await store.db.sql.execute<{ post: string }>(sql`
      select f.subject_id as post from flag_keys k join flags f on f.id = k.flag_id where f.group_id = ${group}`)
    expect(kept.map(({ post }) => post).toSorted()).toEqual([fresh, open].toSorted())
  })

  test('keeps only the month of what was settled over a week ago; an open flag keeps its clock', async () => {
    const group = await aGroup(store.db)
    const member = await aMember(api, group)
    const posts = []
    for (const text of ['I want to die', 'I want to end my life'])
      posts.push((await aThread(api, member, { title: 'A night', text })).post)
    const [settled = '', open = ''] = posts
    await store.db.sql.execute(sql`
      update flags set opened_at = '2026-03-17 10:11', due_at = '2026-03-17 10:41', escalate_at = '2026-03-17 10:41'
      where group_id = ${group}`)
    await store.db.sql.execute(sql`
      update flags set state = 'settled', settled_at = '2026-03-17 11:00' where subject_id = ${settled}`)
    await worker.transaction(coarsen)
    const times = async (post: string) =>
      (
        await store.db.sql.execute<{ times: string }>(sql`
          select to_char(opened_at, 'DD HH24:MI') || ', ' || to_char(due_at, 'DD HH24:MI') as times from flags
          where subject_id = ${post}`)
      )[0]?.times
    expect(await times(settled)).toBe('01 00:00, 01 00:00')
    expect(await times(open)).toBe('17 10:11, 17 10:41')
  })
})
