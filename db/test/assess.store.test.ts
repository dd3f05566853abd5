import { and, eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { beforeEach, beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { breaches } from '../src/assessments/invariants.ts'
import { leaseTasks } from '../src/assessments/lease.ts'
import { loadText, loadTexts } from '../src/assessments/load.ts'
import { mendFrom, mendRecent } from '../src/assessments/missing.ts'
import { recordAssessment } from '../src/assessments/record.ts'
import { isCalm, recordCalm } from '../src/assessments/record-calm.ts'
import { unionOf } from '../src/assessments/show-deeper.ts'
import { startAssessment, startAssessments } from '../src/assessments/start.ts'
import type { Db } from '../src/connect.ts'
import type { Finding, Looked } from '../src/crisis/finding.ts'
import { deletePost } from '../src/posts/delete.ts'
import { editPost } from '../src/posts/edit.ts'
import { rotateWrapKey } from '../src/retention/rotate.ts'
import { assessments, assessmentTasks, flagKeys, flags, signals } from '../src/tables/flags.ts'
import { posts, textVersions, threads } from '../src/tables/posts.ts'
import { readFlagKey } from '../src/texts/flag-keys.ts'
import { openOfPersona } from '../src/texts/persona-json.ts'
import { aGroup, aMember, aReply, aThread, type Member } from './makers.ts'

let store: TestDb
let worker: Db
let group: string
let member: Member
let thread: string

beforeAll(async () => {
  store = await testDb()
  worker = store.openAs('worker')
  group = await aGroup(store.db)
  member = await aMember(store.db, group)
})
beforeEach(async () => {
  ;({ thread } = await aThread(store.db, member))
  // whatever waits from before is looked at
  for (const { subjectId, version } of await store.db.sql.select().from(assessmentTasks))
    await record(subjectId, nothing, version)
})

const screened = { findings: [], titleHit: false }
const nothing: Looked = { engine: 1, ...screened, screened, unreadLanguage: false }
const found = (...findings: Finding[]): Looked => ({ ...nothing, findings })
const distress: Finding = { category: 'suicide', severity: 'urgent', spans: [], why: ['context'] }
const method: Finding = { category: 'method', severity: 'urgent', spans: [[4, 8]], why: [] }
const baiting: Finding = { category: 'encouragement', severity: 'urgent', spans: [[0, 3]], why: [] }

async function record(post: string, looked: Looked | null, version = 1): Promise<void> {
  const text = await loadText(worker, { subject: post, version })
  if (!text) throw new Error('the text is not there')
  await worker.transaction((tx) => recordAssessment(tx, text, looked))
}
const flagOf = async (subject: string) =>
  (await store.db.sql.select().from(flags).where(eq(flags.subjectId, subject)))[0]
const postOf = async (id: string) => (await store.db.sql.select().from(posts).where(eq(posts.id, id)))[0]
const revision = async () => (await store.db.sql.select().from(threads).where(eq(threads.id, thread)))[0]?.revision
const veilsOf = async (id: string) =>
  (await store.db.sql.select().from(textVersions).where(eq(textVersions.subjectId, id)))[0]?.veils

describe('an assessment', () => {
  test('that found nothing is written down, and the task goes', async () => {
    const { post } = await aReply(store.db, member, thread, 'The kettle is on')
    const before = await revision()
    await record(post, nothing)
    const rows = await store.db.sql.select().from(assessments).where(eq(assessments.subjectId, post))
    expect(rows).toMatchObject([{ version: 1, rank: null, sealed: null }])
    expect(await store.db.sql.select().from(assessmentTasks)).toEqual([])
    expect(await flagOf(post)).toBeUndefined()
    expect(await revision()).toBe(before)
  })

  test('that found more than the screen gives the author the card and raises a flag', async () => {
    const { post } = await aReply(store.db, member, thread, 'It is quiet here')
    const before = await revision()
    await record(post, found(distress))
    expect(await flagOf(post)).toMatchObject({ rank: 2, state: 'open', personaId: member.id })
    expect(await postOf(post)).toMatchObject({ help: 'distress', state: 'shown' })
    expect(await revision()).toBe((before ?? 0) + 1)
    expect(await breaches(store.db)).toEqual([])
  })

  test('keeps what was found under the author’s key', async () => {
    const { post } = await aReply(store.db, member, thread, 'It is quiet here')
    await record(post, found(distress))
    const [row] = await store.db.sql.select().from(assessments).where(eq(assessments.subjectId, post))
    const text = await loadText(worker, { subject: post, version: 1 })
    if (!text || !row) throw new Error('not there')
    expect(row.sealed?.toString()).not.toContain('suicide')
    expect(await openOfPersona(worker, text.author, `findings ${post} 1`, row.sealed)).toEqual({
      findings: [distress],
      unreadLanguage: false,
    })
  })

  test('comes once: who is late changes nothing', async () => {
    const { post } = await aReply(store.db, member, thread, 'It is quiet here')
    const late = await loadText(worker, { subject: post, version: 1 })
    if (!late) throw new Error('not there')
    await record(post, nothing)
    await worker.transaction((tx) => recordAssessment(tx, late, found(distress)))
    expect(await flagOf(post)).toBeUndefined()
    expect(await postOf(post)).toMatchObject({ help: null })
  })

  test('that ten write down at once is one, with one flag and one signal', async () => {
    const { post } = await aReply(store.db, member, thread, 'It is quiet here')
    const others = store.openAs('worker', { connections: 10 })
    const text = await loadText(worker, { subject: post, version: 1 })
    if (!text) throw new Error('not there')
    await Promise.all(
      Array.from({ length: 10 }, () => others.transaction((tx) => recordAssessment(tx, text, found(distress)))),
    )
    const flag = await flagOf(post)
    expect(
      await store.db.sql
        .select()
        .from(signals)
        .where(eq(signals.flagId, flag?.id ?? '')),
    ).toHaveLength(1)
  })

  test('finds the flag that the screen raised, and adds no second', async () => {
    const { post } = await aReply(store.db, member, thread, 'I want to kill myself')
    const raised = await flagOf(post)
    await record(post, found(distress))
    expect(await flagOf(post)).toMatchObject({ id: raised?.id, revision: raised?.revision })
  })

  test('veils and holds what the screen let pass', async () => {
    const veiled = await aReply(store.db, member, thread, 'The kettle is on')
    await record(veiled.post, found(method))
    expect(await veilsOf(veiled.post)).toEqual([4, 8])
    const held = await aReply(store.db, member, thread, 'The kettle is on')
    await record(held.post, found(baiting))
    expect(await postOf(held.post)).toMatchObject({ state: 'held' })
  })

  test('does not take a moderator’s word back', async () => {
    const { post } = await aReply(store.db, member, thread, 'The kettle is on')
    await store.db.sql.execute(
      sql`insert into staff (id, name, joined_on) values (${member.id}, ${post}, current_date)`,
    )
    await store.db.sql.execute(sql`
      with f as (insert into flags (group_id, kind, subject_id, rank, due_at, escalate_at, opened_at, number)
        values (${group}, 'post', ${post}, 4, now(), now(), now(), 1) returning id)
      insert into decisions (flag_id, group_id, subject_id, version, act, staff_id, at, settled, before, sealed)
      select id, ${group}, ${post}, 1, 'release', ${member.id}, now(), true, '{}', '' from f`)
    await record(post, found(method, baiting))
    expect(await veilsOf(post)).toBeNull()
    expect(await postOf(post)).toMatchObject({ state: 'shown' })
  })

  test('of a version that is not shown any more changes nothing of what is', async () => {
    const { post } = await aReply(store.db, member, thread, 'The kettle is on')
    const edit = { post, version: 1, content: { text: 'The kettle is off' } }
    await store.db.transaction((tx) => editPost(tx, member.root, edit))
    await record(post, found(distress, baiting))
    expect(await postOf(post)).toMatchObject({ help: null, state: 'shown' })
    expect(await flagOf(post)).toMatchObject({ rank: 2 })
  })

  test('does not ask an author again who has answered the card', async () => {
    const { post } = await aReply(store.db, member, thread, 'I want to kill myself')
    await store.db.sql.update(posts).set({ help: null }).where(eq(posts.id, post))
    await record(post, { ...found(distress), screened: { findings: [distress], titleHit: false } })
    expect(await postOf(post)).toMatchObject({ help: null })
  })

  test('of a text that is taken back meanwhile leaves no words behind, whoever comes first', async () => {
    for (let n = 0; n < 10; n += 1) {
      const { post } = await aReply(store.db, member, thread, 'The kettle is on')
      await Promise.all([record(post, nothing), store.db.transaction((tx) => deletePost(tx, member.root, post))])
      expect(await veilsOf(post)).toBeUndefined()
    }
    expect(await breaches(store.db)).toEqual([])
  })

  test('of somebody who was erased calls nobody', async () => {
    const other = await aMember(store.db, group)
    const { post } = await aReply(store.db, other, thread, 'The kettle is on')
    await store.db.sql.execute(sql`delete from data_keys where persona_id = ${other.id}`)
    await record(post, null)
    expect(await flagOf(post)).toBeUndefined()
  })

  test('is given the last five texts of the same persona in this thread', async () => {
    const other = await aMember(store.db, group)
    for (let n = 1; n <= 7; n += 1) await aReply(store.db, member, thread, `mine ${n}`)
    await aReply(store.db, other, thread, 'not mine')
    const { post } = await aReply(store.db, member, thread, 'the one')
    expect((await loadText(worker, { subject: post, version: 1 }))?.earlier).toEqual(
      [3, 4, 5, 6, 7].map((n) => `mine ${n}`),
    )
  })
})

describe('many texts at once', () => {
  const some = async (count: number) => {
    const all = []
    for (let n = 0; n < count; n += 1)
      all.push({ subject: (await aReply(store.db, member, thread, `text ${n}`)).post, version: 1 })
    return all
  }
  const recordAll = (versions: { subject: string; version: number }[]) =>
    worker.transaction((tx) => recordCalm(tx, 7, versions))
  const subjects = (versions: readonly { subject: string }[]) => versions.map(({ subject }) => subject).toSorted()

  test('are opened as each alone would be, and those that are not there are left out', async () => {
    const versions = await some(4)
    const edit = { post: versions[0]?.subject ?? '', version: 1, content: { text: 'another' } }
    await store.db.transaction((tx) => editPost(tx, member.root, edit))
    const asked = [...versions, { subject: edit.post, version: 2 }, { subject: randomUUID(), version: 1 }]
    const opened = await loadTexts(worker, asked)
    expect(opened).toHaveLength(5)
    for (const text of opened) expect(text).toEqual(await loadText(worker, text))
  })

  test('in which nothing was found are written down and done', async () => {
    const versions = await some(3)
    const before = await revision()
    expect(subjects(await recordAll(versions))).toEqual(subjects(versions))
    expect(await store.db.sql.select().from(assessmentTasks)).toEqual([])
    const rows = await store.db.sql.select().from(assessments)
    for (const { subject } of versions)
      expect(rows.filter((row) => row.subjectId === subject)).toMatchObject([
        { version: 1, engine: 7, rank: null, sealed: null },
      ])
    expect(await revision()).toBe(before)
    // a second time, nothing changes
    await recordAll(versions)
    expect(await store.db.sql.select().from(assessments)).toHaveLength(rows.length)
    expect(await breaches(store.db)).toEqual([])
  })

  test('never hide that something was found, or that nobody could look', () => {
    expect(isCalm(nothing)).toBe(true)
    for (const looked of [null, found(distress), { ...nothing, unreadLanguage: true }])
      expect(isCalm(looked)).toBe(false)
  })

  test('leave alone what was taken back, and what is being changed at this moment', async () => {
    const [calm, gone, busy] = await some(3)
    if (!calm || !gone || !busy) throw new Error('not there')
    await store.db.transaction((tx) => deletePost(tx, member.root, gone.subject))
    const written = await store.db.transaction(async (tx) => {
      await tx.sql.update(posts).set({ help: null }).where(eq(posts.id, busy.subject))
      return recordAll([calm, gone, busy])
    })
    expect(written).toEqual([calm])
    const left = await store.db.sql.select().from(assessmentTasks)
    expect(left.map(({ subjectId }) => subjectId).toSorted()).toEqual([gone.subject, busy.subject].toSorted())
  })

  test('that are taken back meanwhile leave no words behind, whoever comes first', async () => {
    for (let n = 0; n < 10; n += 1) {
      const versions = await some(3)
      const [back] = versions
      const [written] = await Promise.all([
        recordAll(versions),
        store.db.transaction((tx) => deletePost(tx, member.root, back?.subject ?? '')),
      ])
      const left = versions.filter(({ subject }) => !subjects(written).includes(subject))
      for (const { subject } of left) await record(subject, nothing)
      expect(await veilsOf(back?.subject ?? '')).toBeUndefined()
    }
    expect(await breaches(store.db)).toEqual([])
  })

  test('are each begun once, and counted', async () => {
    const versions = await some(3)
    const others = store.openAs('worker', { connections: 10 })
    const begun = await Promise.all(
      Array.from({ length: 5 }, () => others.transaction((tx) => startAssessments(tx, versions.toReversed()))),
    )
    const rows = await store.db.sql.select().from(assessmentTasks)
    expect(rows.map(({ starts }) => starts).reduce((one, other) => one + other)).toBe(begun.flat().length)
    expect(await worker.transaction((tx) => startAssessments(tx, [{ subject: randomUUID(), version: 1 }]))).toEqual([])
  })

  test('are only those in which the screen saw nothing, and that nobody began before', async () => {
    await some(2)
    await aReply(store.db, member, thread, 'I want to kill myself')
    const [first] = await worker.transaction(async (tx) => (await leaseTasks(tx)).tasks)
    const rows = await store.db.sql.select().from(assessmentTasks)
    expect(first).toMatchObject({ ordinary: false })
    await store.db.sql.update(assessmentTasks).set({ leasedUntil: null, starts: 1 })
    const again = await worker.transaction(leaseTasks)
    expect(rows).toHaveLength(3)
    expect(again.tasks).toMatchObject([{ ordinary: false }])
  })
})

describe('a task', () => {
  const lease = () => worker.transaction(leaseTasks)

  test('is taken once, the gravest first', async () => {
    const calm = await aReply(store.db, member, thread, 'The kettle is on')
    const grave = await aReply(store.db, member, thread, 'I want to kill myself')
    const { tasks } = await lease()
    expect(tasks.map(({ subject }) => subject)).toEqual([grave.post, calm.post])
    expect((await lease()).tasks).toEqual([])
  })

  test('that was begun before is taken alone, beside those that were not', async () => {
    const all = []
    for (let n = 0; n < 4; n += 1) all.push((await aReply(store.db, member, thread, `text ${n}`)).post)
    const suspects = all.slice(0, 3)
    for (const post of suspects) await worker.transaction((tx) => startAssessment(tx, { subject: post, version: 1 }))
    await store.db.sql.update(assessmentTasks).set({ queued: 1 })
    const first = await lease()
    expect(first.tasks).toHaveLength(2)
    expect(first.isMore).toBe(true)
    // it is being looked at
    for (const { subject, version } of first.tasks)
      await worker.transaction((tx) => startAssessment(tx, { subject, version }))
    expect((await lease()).tasks).toEqual([])
    const [done] = first.tasks.filter(({ subject }) => suspects.includes(subject))
    await record(done?.subject ?? '', nothing)
    // the fourth was new, and is no suspect for having been begun once
    await store.db.sql
      .update(assessmentTasks)
      .set({ queued: 1 })
      .where(eq(assessmentTasks.subjectId, all[3] ?? ''))
    expect((await lease()).tasks).toHaveLength(1)
  })

  test('that was forgotten is made again, for new texts at once and for old ones in time', async () => {
    const recent = await aReply(store.db, member, thread, 'text')
    const edited = await aReply(store.db, member, thread, 'text')
    await record(edited.post, nothing)
    const edit = { post: edited.post, version: 1, content: { text: 'other text' } }
    await store.db.transaction((tx) => editPost(tx, member.root, edit))
    await record(edited.post, nothing, 2)
    await store.db.sql
      .delete(assessments)
      .where(and(eq(assessments.subjectId, edited.post), eq(assessments.version, 1)))
    await store.db.sql.delete(assessmentTasks)
    await store.db.sql.update(posts).set({ writtenAt: sql`now() - interval '3 minutes'` })
    await worker.transaction(mendRecent)
    const made = async () => (await store.db.sql.select().from(assessmentTasks)).map(({ subjectId }) => subjectId)
    expect(await made()).toContain(recent.post)
    expect(await made()).not.toContain(edited.post)
    let after: string | null = '00000000-0000-0000-0000-000000000000'
    while (after !== null) {
      const from: string = after
      after = (await worker.transaction((tx) => mendFrom(tx, from, 5))).last
    }
    expect(await made()).toContain(edited.post)
    expect((await breaches(store.db)).map(({ name }) => name)).toEqual([])
  })
})

test('two lists of veils become one', () => {
  expect(unionOf([-1, -1, 4, 8], [6, 10, 20, 21])).toEqual([-1, -1, 4, 10, 20, 21])
  expect(unionOf([], [1, 2])).toEqual([1, 2])
})

test('the keys of flags go under the new wrapping key with the others', async () => {
  const { post } = await aReply(store.db, member, thread, 'I want to kill myself')
  const flag = (await flagOf(post))?.id ?? ''
  const before = await readFlagKey(store.db, flag)
  const { version } = await rotateWrapKey(worker, { keptFor: 0 })
  const rows = await store.db.sql.select().from(flagKeys)
  expect(new Set(rows.map(({ wrapKey }) => wrapKey))).toEqual(new Set([version]))
  expect((await readFlagKey(store.db, flag))?.secret).toEqual(before?.secret)
})
