import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { decide } from '../src/decisions/decide.ts'
import type { Draft } from '../src/decisions/draft.ts'
import { flagPost } from '../src/decisions/flag-post.ts'
import { noteReading } from '../src/decisions/note-reading.ts'
import { readCase } from '../src/decisions/read-case.ts'
import { undo } from '../src/decisions/undo.ts'
import { writeCaseNote } from '../src/decisions/write-note.ts'
import { listFlags } from '../src/flags/list.ts'
import { takeNext } from '../src/flags/next.ts'
import { raiseFlag } from '../src/flags/raise.ts'
import { takeFlag } from '../src/flags/take.ts'
import { listNotices } from '../src/personas/notices.ts'
import { deletePost } from '../src/posts/delete.ts'
import { editPost } from '../src/posts/edit.ts'
import type { Staff } from '../src/staff/reach.ts'
import { listThreads } from '../src/threads/list.ts'
import { readThread } from '../src/threads/read.ts'
import { decisionActs, type DecisionAct, type NoticeKind } from '../src/words.ts'
import { aFlag, someStaff, type Flagged } from './desk-makers.ts'
import { aGroup, aMember, aReply, aThread, outcome, type Member } from './makers.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 16 })
})

const take = (by: Staff, flag: string) => db.transaction((tx) => takeFlag(tx, by, flag))
const takeBack = (by: Staff, decision: string, reason = 'a mistake') =>
  db.transaction((tx) => undo(tx, by, decision, reason))
const decideAs = (by: Staff, flag: string, draft: Draft) => db.transaction((tx) => decide(tx, by, flag, draft))

const plain: Record<DecisionAct, Omit<Draft, 'revision'>> = {
  all_well: { act: 'all_well', reason: 'a song text', settle: true, judged: 'none' },
  care: { act: 'care', reason: 'alone tonight', settle: false, words: 'We are here. Call 116 123.' },
  aside: { act: 'aside', reason: 'to talk', settle: false },
  reply: { act: 'reply', reason: 'for all who read', settle: false, words: 'Thank you for saying it.' },
  add_note: { act: 'add_note', reason: 'heavy', settle: false, topics: ['suicide'] },
  veil: { act: 'veil', reason: 'a place', settle: false, spans: [[2, 4]] },
  lift_veil: { act: 'lift_veil', reason: 'harmless', settle: false },
  release: { act: 'release', reason: 'harmless', settle: false },
  hide: { act: 'hide', reason: 'can be rewritten', settle: false, rule: 'kind' },
  remove: { act: 'remove', reason: 'cannot', settle: false, rule: 'private', words: 'It named a school.' },
  pause: { act: 'pause', reason: 'again and again', settle: false, rule: 'kind', days: 3 },
}

/** Takes the flag and decides on what it is then. */
async function act(by: Staff, flag: string, name: DecisionAct, more: Partial<Draft> = {}) {
  const { revision } = await take(by, flag)
  return decideAs(by, flag, { revision, ...plain[name], ...more })
}

interface World extends Flagged {
  by: Staff
  reader: Member
}

async function aWorld(more: Parameters<typeof aFlag>[2] = {}): Promise<World> {
  const group = await aGroup(store.db)
  const flagged = await aFlag(db, group, more)
  return { ...flagged, by: await someStaff(store.db, 'moderator', group), reader: await aMember(db, group) }
}

const auditOf = async (flag: string) =>
  (
    await store.db.sql.execute<{ act: string; actor: string; detail: Record<string, unknown> }>(
      sql`select act, actor, detail from audit where object = ${flag} order by seq`,
    )
  ).map((row) => ({ ...row }))
const noticesOf = async (member: Member) => (await listNotices(db, member.root, member.group)).notices
const hold = (post: string) => store.db.sql.execute(sql`update posts set state = 'held' where id = ${post}`)
const veiled = (post: string, veils: number[] | null) =>
  store.db.sql.execute(sql`
    update text_versions set veils = ${veils && `{${veils.join(',')}}`}::int[] where subject_id = ${post}`)

/** All that the author, another member and a stranger see of the thread, but for the empty places of deleted posts. */
async function seen({ author, reader, thread, group }: World): Promise<unknown> {
  const views = await Promise.all(
    [author.root, reader.root, null].map(async (root) => {
      const page = await outcome(readThread(db, root, thread, 1))
      const list = await listThreads(db, root, group)
      if (typeof page === 'string') return { page, list: list.threads.map(({ replies: _, ...line }) => line) }
      const { posts, me } = page
      return {
        title: page.thread.title,
        note: page.thread.note,
        paused: me?.paused,
        posts: posts.filter((post) => post.state !== 'deleted'),
        list: list.threads.filter(({ author: by }) => by.role === null).map(({ replies: _, ...line }) => line),
      }
    }),
  )
  return views
}

describe('each decision', () => {
  test.each<[DecisionAct, NoticeKind | null]>([
    ['all_well', null],
    ['care', 'care'],
    ['reply', 'reply'],
    ['add_note', 'note_added'],
    ['veil', 'veiled'],
    ['hide', 'hidden'],
    ['remove', 'removed'],
    ['pause', 'paused'],
  ])('%s has its reason, a notice to the author and an audit entry', async (name, kind) => {
    const world = await aWorld()
    const { decision, revision } = await act(world.by, world.flag, name)
    const { decisions, flag, past } = await readCase(db, world.by, world.flag)
    expect(decisions).toMatchObject([
      { id: decision, act: name, reason: plain[name].reason, by: { name: world.by.name, me: true }, undone: null },
    ])
    expect(decisions[0]?.words).toBe(plain[name].words ?? null)
    expect(flag.revision).toBe(revision)
    expect(past).toEqual([])
    expect((await noticesOf(world.author)).map((one) => one.kind)).toEqual(kind ? [kind] : [])
    expect(await noticesOf(world.reader)).toEqual([])
    const audited = (await auditOf(world.flag)).at(-1)
    expect(audited).toMatchObject({ act: `decision.${name}`, actor: world.by.id, detail: { decision } })
    expect(JSON.stringify(audited)).not.toContain(plain[name].reason)
  })

  test('release and lifting a veil give back what waited', async () => {
    const world = await aWorld()
    await hold(world.post)
    await veiled(world.post, [2, 4])
    expect((await outcome(readThread(db, world.reader.root, world.thread, 1))).toString()).toBe('not_found')
    await act(world.by, world.flag, 'release')
    await act(world.by, world.flag, 'lift_veil')
    const [post] = (await readThread(db, world.reader.root, world.thread, 1)).posts
    expect(post).toMatchObject({ state: 'shown', text: world.content.text, veiled: false })
    expect((await noticesOf(world.author)).map((one) => one.kind).sort()).toEqual(['released', 'veil_lifted'])
    const [row] = await store.db.sql.execute(sql`select veils from text_versions where subject_id = ${world.post}`)
    expect(row?.['veils']).toEqual([])
  })

  test('tells the author what and why, with the rule and the words, and another member nothing', async () => {
    const world = await aWorld()
    await act(world.by, world.flag, 'remove')
    expect(await noticesOf(world.author)).toMatchObject([
      {
        kind: 'removed',
        post: world.post,
        rule: { id: 'private', title: 'Stay private' },
        words: 'It named a school.',
      },
    ])
    const rows = await store.db.sql.execute<{ sealed: Buffer; at: string }>(
      sql`select sealed, at::text from notices where persona_id = ${world.author.id}`,
    )
    expect(rows[0]?.sealed.includes('school')).toBe(false)
    expect(rows[0]?.at).toMatch(/:00\+/)
  })

  test('veils what the engine found when nobody marks anything else', async () => {
    const found = { category: 'method', severity: 'concern', spans: [[5, 10]], why: [] } as const
    const finding = { ...found, spans: [[5, 10]] as [number, number][], why: [] }
    const world = await aWorld({ text: 'with twine and so on', findings: [finding] })
    await act(world.by, world.flag, 'veil', { spans: undefined })
    expect((await readThread(db, world.reader.root, world.thread, 1)).posts[0]?.text).toBe('with █████ and so on')
  })
})

describe('every decision followed by its inverse', () => {
  const undoable = fc.array(fc.constantFrom(...decisionActs), { minLength: 1, maxLength: 5 })

  test('gives members the state before, however many and in whatever order', { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(undoable, fc.constantFrom('shown', 'held'), fc.boolean(), async (acts, state, isVeiled) => {
        const world = await aWorld()
        if (isVeiled) await store.db.sql.execute(sql`update posts set added_note = '{abuse}' where id = ${world.post}`)
        await aReply(db, world.reader, world.thread, 'I am here too')
        if (isVeiled) await veiled(world.post, [0, 1])
        if (state === 'held') await hold(world.post)
        await store.db.sql.execute(sql`update threads set revision = revision + 1 where id = ${world.thread}`)
        const before = await seen(world)
        const done: string[] = []
        for (const name of acts) {
          const told = await outcome(act(world.by, world.flag, name))
          if (typeof told === 'string') {
            // not everything can be done to everything; what is refused changes nothing
            expect(['changed', 'incomplete']).toContain(told)
            continue
          }
          done.push(told.decision)
          if (told.state === 'settled') {
            await takeBack(world.by, told.decision)
            done.pop()
          }
        }
        // what was read in between is kept, and must not be shown afterwards
        for (const decision of done.toReversed()) {
          await seen(world)
          await takeBack(world.by, decision)
        }
        expect(await seen(world)).toEqual(before)
        expect((await readCase(db, world.by, world.flag)).flag.state).toBe('open')
      }),
      { numRuns: 30 },
    )
  })

  test.each(['all_well', 'hide'] as const)('%s: the flag is open again under the clock that it had', async (name) => {
    const world = await aWorld({ severity: 'urgent' })
    const { flag: was } = await readCase(db, world.by, world.flag)
    const told = await act(world.by, world.flag, name, { settle: true, judged: 'routine' })
    expect(told.state).toBe('settled')
    expect((await listFlags(db, world.by)).flags).toEqual([])
    await takeBack(world.by, told.decision)
    const { flag, decisions, notes } = await readCase(db, world.by, world.flag)
    expect(flag).toMatchObject({ state: 'open', severity: 'urgent', due: was.due, opened: was.opened, reopened: true })
    expect(decisions[0]?.undone).toMatchObject({ by: world.by.name })
    expect(notes).toMatchObject([{ by: world.by.name, text: 'a mistake' }])
    expect((await noticesOf(world.author)).map((one) => one.kind)).toEqual(
      name === 'hide' ? expect.arrayContaining(['undone', 'hidden']) : [],
    )
    expect((await auditOf(world.flag)).map((one) => one.act)).toEqual([`decision.${name}`, 'decision.undone'])
  })

  test('is refused the second time, also at the same moment', async () => {
    const world = await aWorld()
    const { decision } = await act(world.by, world.flag, 'hide')
    const told = await Promise.all(Array.from({ length: 10 }, () => outcome(takeBack(world.by, decision))))
    expect(told.filter((one) => one === 'changed')).toHaveLength(9)
    expect(await noticesOf(world.author)).toHaveLength(2)
  })

  test('is refused when something later changed the same thing, and then changes nothing', async () => {
    const world = await aWorld()
    const hidden = await act(world.by, world.flag, 'hide')
    const removed = await act(world.by, world.flag, 'remove')
    expect(await outcome(takeBack(world.by, hidden.decision))).toBe('changed')
    const before = await readCase(db, world.by, world.flag)
    expect(before.decisions.every((one) => one.undone === null)).toBe(true)
    expect(before.notes).toEqual([])
    await takeBack(world.by, removed.decision)
    await takeBack(world.by, hidden.decision)
    expect((await readThread(db, null, world.thread, 1)).posts[0]).toMatchObject({ state: 'shown' })
  })

  test('is refused when it was undone and done anew, by whoever still looks at the old one', async () => {
    const world = await aWorld()
    const first = await act(world.by, world.flag, 'hide')
    await takeBack(world.by, first.decision)
    await act(world.by, world.flag, 'hide')
    expect(await outcome(takeBack(world.by, first.decision))).toBe('changed')
    const well = await act(world.by, world.flag, 'all_well')
    await takeBack(world.by, well.decision)
    expect(await outcome(takeBack(world.by, well.decision))).toBe('changed')
  })

  test('does not bring an old version’s state to the new one', async () => {
    const world = await aWorld()
    const first = await act(world.by, world.flag, 'hide')
    const edit = { post: world.post, version: 1, content: { title: 'T', text: 'other words' } }
    await db.transaction((tx) => editPost(tx, world.author.root, edit))
    await act(world.by, world.flag, 'hide')
    expect(await outcome(takeBack(world.by, first.decision))).toBe('changed')
    expect((await readCase(db, world.by, world.flag)).post?.state).toBe('hidden')
  })

  test('does not bring back what the author rewrote or took away', async () => {
    const [rewritten, deleted] = [await aWorld(), await aWorld()]
    const [one, other] = [await act(rewritten.by, rewritten.flag, 'hide'), await act(deleted.by, deleted.flag, 'hide')]
    const edit = { post: rewritten.post, version: 1, content: { title: 'T', text: 'other words' } }
    await db.transaction((tx) => editPost(tx, rewritten.author.root, edit))
    await db.transaction((tx) => deletePost(tx, deleted.author.root, deleted.post))
    expect(await outcome(takeBack(rewritten.by, one.decision))).toBe('changed')
    expect(await outcome(takeBack(deleted.by, other.decision))).toBe('changed')
    const { post, snapshot } = await readCase(db, rewritten.by, rewritten.flag)
    expect(post).toMatchObject({ state: 'held', text: 'other words' })
    expect(snapshot).toBeNull()
    expect((await readCase(db, deleted.by, deleted.flag)).snapshot).toMatchObject({ text: 'I am awake' })
  })

  test('is for whoever may do the act in this group, not for others', async () => {
    const world = await aWorld()
    const removed = await act(world.by, world.flag, 'remove')
    const elsewhere = await someStaff(store.db, 'lead', await aGroup(store.db))
    const facilitator = await someStaff(store.db, 'facilitator', world.group)
    const helper = await someStaff(store.db, 'helper', world.group)
    for (const by of [elsewhere, facilitator, helper, await someStaff(store.db, 'admin')])
      expect(await outcome(takeBack(by, removed.decision))).toBe('not_allowed')
    expect(await outcome(takeBack(world.by, crypto.randomUUID()))).toBe('not_found')
    const another = await someStaff(store.db, 'moderator', world.group)
    expect(await outcome(takeBack(another, removed.decision))).toMatchObject({ flag: world.flag })
  })
})

describe('getting round', () => {
  test('the one who looks with old eyes, has it not in hand, or let it lie, changes nothing', async () => {
    const world = await aWorld()
    const other = await someStaff(store.db, 'moderator', world.group)
    const before = await seen(world)
    const hide = (by: Staff, revision: number) => outcome(decideAs(by, world.flag, { ...plain.hide, revision }))
    expect(await hide(world.by, 2)).toBe('taken')
    const { revision } = await take(world.by, world.flag)
    expect(await hide(other, revision)).toBe('taken')
    expect(await hide(world.by, revision - 1)).toBe('changed')
    await db.transaction((tx) => writeCaseNote(tx, other, world.flag, 'look at the second line'))
    expect(await hide(world.by, revision)).toBe('changed')
    await store.db.sql.execute(sql`update flags set held_until = now() where id = ${world.flag}`)
    expect(await hide(world.by, revision + 1)).toBe('taken')
    expect(await seen(world)).toEqual(before)
    expect(await noticesOf(world.author)).toEqual([])
    expect((await auditOf(world.flag)).map((one) => one.act)).toEqual(['case.note'])
  })

  test('a new report while one reads makes one look again', async () => {
    const world = await aWorld()
    const { revision } = await take(world.by, world.flag)
    const signal = { group: world.group, subject: world.post, author: world.author.id, version: 1, rank: 1 }
    const report = { ...signal, kind: 'report', from: world.reader.id, detail: { reason: 'worried' } } as const
    await db.transaction((tx) => raiseFlag(tx, report))
    expect(await outcome(decideAs(world.by, world.flag, { ...plain.all_well, revision }))).toBe('changed')
  })

  test('the same decision at once from two windows is made once', async () => {
    const world = await aWorld()
    const { revision } = await take(world.by, world.flag)
    const draft = { ...plain.reply, revision }
    const told = await Promise.all(Array.from({ length: 8 }, () => outcome(decideAs(world.by, world.flag, draft))))
    expect(told.filter((one) => one === 'changed')).toHaveLength(7)
    expect((await readThread(db, null, world.thread, 1)).posts).toHaveLength(2)
  })

  test('roles end where they end: in this group, and at their acts', async () => {
    const world = await aWorld()
    const foreign = await someStaff(store.db, 'lead', await aGroup(store.db))
    const helper = await someStaff(store.db, 'helper', world.group)
    const facilitator = await someStaff(store.db, 'facilitator', world.group)
    const { revision } = await take(helper, world.flag)
    for (const name of decisionActs) {
      const draft = { ...plain[name], revision }
      expect(await outcome(decideAs(foreign, world.flag, draft))).toBe('not_allowed')
      if (name !== 'care' && name !== 'reply')
        expect(await outcome(decideAs(helper, world.flag, draft))).toBe('not_allowed')
    }
    expect(await outcome(decideAs(helper, world.flag, { ...plain.care, revision, settle: true }))).toBe('not_allowed')
    expect(await outcome(decideAs(facilitator, world.flag, { ...plain.remove, revision }))).toBe('not_allowed')
    expect(await outcome(readCase(db, foreign, world.flag))).toBe('not_allowed')
    expect(await outcome(noteReading(db, foreign, world.flag))).toBe('not_allowed')
    const note = db.transaction((tx) => writeCaseNote(tx, foreign, world.flag, 'x'))
    expect(await outcome(note)).toBe('not_allowed')
    expect(await auditOf(world.flag)).toEqual([])
  })

  test('a long pause wants the second factor fresh, a short one does not', async () => {
    const world = await aWorld()
    const stale = { ...world.by, verifiedFresh: false }
    expect(await outcome(act(stale, world.flag, 'pause', { days: 8 }))).toBe('step_up')
    expect(await outcome(act(stale, world.flag, 'pause', { days: 7 }))).toMatchObject({ state: 'open' })
    expect(await outcome(aReply(db, world.author, world.thread))).toBe('paused')
    expect((await readThread(db, world.author.root, world.thread, 1)).me?.paused).toBe(true)
  })

  test('nobody is hidden, removed or paused without being told why, and nothing is said without words', async () => {
    const world = await aWorld()
    const lacking: [DecisionAct, Partial<Draft>][] = [
      ['hide', { rule: undefined }],
      ['remove', { rule: undefined, words: undefined }],
      ['pause', { rule: undefined }],
      ['pause', { days: undefined }],
      ['care', { words: undefined }],
      ['reply', { words: undefined }],
      ['add_note', { topics: [] }],
      ['all_well', { settle: false }],
      ['veil', { spans: [[0, 10_000]] }],
      ['veil', { spans: [[4, 4]] }],
      ['veil', { spans: undefined }],
    ]
    const before = await seen(world)
    for (const [name, more] of lacking) expect(await outcome(act(world.by, world.flag, name, more))).toBe('incomplete')
    expect(await outcome(act(world.by, world.flag, 'hide', { rule: 'no such rule' }))).toBe('rules_changed')
    expect(await seen(world)).toEqual(before)
    expect(await auditOf(world.flag)).toEqual([])
  })

  test('what was urgent is settled only by somebody who says how grave it was', async () => {
    const world = await aWorld({ severity: 'emergency' })
    expect(await outcome(act(world.by, world.flag, 'all_well', { judged: undefined }))).toBe('incomplete')
    expect((await readCase(db, world.by, world.flag)).flag.state).toBe('open')
    expect(await outcome(act(world.by, world.flag, 'all_well', { judged: 'none' }))).toMatchObject({ state: 'settled' })
  })

  test('a held text is not forgotten: its flag is settled by releasing it or taking it out', async () => {
    const world = await aWorld()
    await hold(world.post)
    for (const name of ['all_well', 'care', 'reply', 'add_note', 'pause'] as const)
      expect(await outcome(act(world.by, world.flag, name, { settle: true }))).toBe('incomplete')
    expect(await outcome(act(world.by, world.flag, 'release', { settle: true }))).toMatchObject({ state: 'settled' })
  })

  test('what is settled is not acted on, and what is deleted is not changed', async () => {
    const [settled, deleted] = [await aWorld(), await aWorld()]
    await act(settled.by, settled.flag, 'all_well')
    expect(await outcome(take(settled.by, settled.flag))).toBe('changed')
    const { flag } = await readCase(db, settled.by, settled.flag)
    const draft = { ...plain.hide, revision: flag.revision }
    expect(await outcome(decideAs(settled.by, settled.flag, draft))).toBe('changed')
    await db.transaction((tx) => deletePost(tx, deleted.author.root, deleted.post))
    for (const name of ['hide', 'remove', 'veil', 'add_note'] as const)
      expect(await outcome(act(deleted.by, deleted.flag, name))).toBe('changed')
    // the person is still there, and can be written to
    expect(await outcome(act(deleted.by, deleted.flag, 'care'))).toMatchObject({ state: 'open' })
  })

  test('a flag of something that is no post can be settled, and no more', async () => {
    const group = await aGroup(store.db)
    const by = await someStaff(store.db, 'moderator', group)
    const content = { text: 'ein Text' }
    const signal = { group, subject: crypto.randomUUID(), author: null, version: 1, rank: 3 }
    const { flag } = await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'language', detail: { content } }))
    for (const name of decisionActs.filter((one) => one !== 'all_well'))
      expect(await outcome(act(by, flag, name))).toBe('incomplete')
    expect(await readCase(db, by, flag)).toMatchObject({ post: null, snapshot: content, texts: [], around: [] })
    // several posts gather on such a flag: a moderator reads each of them, as it stood and as it is
    const author = await aMember(db, group)
    const { thread, post } = await aThread(db, author, { title: 'T', text: 'der erste' })
    const second = await aReply(db, author, thread, 'der zweite')
    for (const [version, id] of [post, second.post].entries()) {
      const detail = { content: { text: `Text ${version}` }, post: id }
      await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'language', version: version + 2, detail }))
    }
    const gathered = await readCase(db, by, flag)
    expect(gathered.signals.map(({ post: id, text }) => [id, text])).toEqual([
      [null, null],
      [post, 'Text 0'],
      [second.post, 'Text 1'],
    ])
    expect(gathered.around.map(({ text }) => text)).toEqual(['der erste', 'der zweite'])
    expect(await outcome(act(by, flag, 'all_well'))).toMatchObject({ state: 'settled' })
  })
})

describe('care', () => {
  test('is a thread of its own that the person and the moderators see, under a name that is not the account’s', async () => {
    const world = await aWorld()
    await act(world.by, world.flag, 'care')
    const { careThread } = await readCase(db, world.by, world.flag)
    const thread = careThread ?? ''
    const page = await readThread(db, world.author.root, thread, 1)
    expect(page.thread.care).toBe(true)
    expect(page.posts).toMatchObject([{ text: plain.care.words, veiled: false, author: { role: 'moderator' } }])
    expect(page.posts[0]?.author.name).not.toContain(world.by.name)
    expect(await noticesOf(world.author)).toMatchObject([{ kind: 'care', thread, words: null, rule: null }])
    for (const root of [world.reader.root, null])
      expect(await outcome(readThread(db, root, thread, 1))).toBe('not_found')
    expect((await listThreads(db, world.author.root, world.group)).threads.map((line) => line.id)).not.toContain(thread)
  })

  test('an answer in it is read by a moderator, whatever it says, and goes on from there', async () => {
    const world = await aWorld()
    const first = await act(world.by, world.flag, 'care', { settle: true })
    expect(first.state).toBe('settled')
    const { careThread } = await readCase(db, world.by, world.flag)
    await aReply(db, world.author, careThread ?? '', 'thank you')
    const [flag] = (await listFlags(db, world.by)).flags
    expect(flag).toMatchObject({ severity: 'urgent', causes: ['answer'] })
    const read = await readCase(db, world.by, flag?.id ?? '')
    expect(read).toMatchObject({ post: null, careThread, snapshot: { text: 'thank you' } })
    expect(read.care.map(({ text }) => text)).toEqual([plain.care.words, 'thank you'])
    expect(read.past).toMatchObject([{ act: 'care' }])
    await act(world.by, flag?.id ?? '', 'care', { words: 'Any time.', settle: true, judged: 'none' })
    expect((await listFlags(db, world.by)).flags).toEqual([])
    // a moderator's own words call for nobody; the next answer does
    await aReply(db, world.author, careThread ?? '', 'good night')
    expect((await listFlags(db, world.by)).flags).toMatchObject([{ id: flag?.id, reopened: true, signals: 2 }])
    const { posts } = await readThread(db, world.author.root, careThread ?? '', 1)
    expect(posts.map(({ text }) => text)).toEqual([plain.care.words, 'thank you', 'Any time.', 'good night'])
  })

  test('goes on in the same thread, also from another flag and another moderator', async () => {
    const world = await aWorld()
    const other = await someStaff(store.db, 'helper', world.group)
    await act(world.by, world.flag, 'care')
    const { post } = await aThread(db, world.author)
    const signal = { group: world.group, subject: post, author: world.author.id, version: 1, rank: 2 }
    const { flag } = await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'finding', detail: {} }))
    await act(other, flag, 'care', { words: 'Still with you.' })
    const { careThread } = await readCase(db, other, flag)
    const { posts } = await readThread(db, world.author.root, careThread ?? '', 1)
    expect(posts.map(({ author, text }) => [author.role, text])).toEqual([
      ['moderator', plain.care.words],
      ['helper', 'Still with you.'],
    ])
    expect(new Set(posts.map(({ author }) => author.id)).size).toBe(2)
  })

  test('one account is one name in a group and another in the next; two at once do not make two', async () => {
    const groups = [await aGroup(store.db), await aGroup(store.db)]
    const by = await someStaff(store.db, 'moderator', ...groups)
    const flags = await Promise.all(groups.flatMap((group) => Array.from({ length: 6 }, () => aFlag(db, group))))
    const taken = await Promise.all(flags.map(async ({ flag }) => ({ flag, ...(await take(by, flag)) })))
    await Promise.all(taken.map(({ flag, revision }) => decideAs(by, flag, { ...plain.reply, revision })))
    const rows = await store.db.sql.execute(
      sql`select p.group_id, p.id from personas p join staff_personas s on s.persona_id = p.id where s.staff_id = ${by.id}`,
    )
    expect(rows).toHaveLength(2)
    const [made] = await store.db.sql.execute<{ n: number }>(
      sql`select count(*)::int as n from personas where role is not null and group_id in (${groups[0]}, ${groups[1]})`,
    )
    expect(made?.n).toBe(2)
  })

  test('a moderator’s own words are not flagged, veiled or held', async () => {
    const world = await aWorld()
    const words = 'You wrote that you want to kill yourself tonight. Call me at 555 0100 or mail a@b.example.'
    await act(world.by, world.flag, 'reply', { words })
    const [, reply] = (await readThread(db, world.reader.root, world.thread, 1)).posts
    expect(reply).toMatchObject({ text: words, veiled: false, state: 'shown' })
    expect((await listFlags(db, world.by)).flags.map((flag) => flag.id)).toEqual([world.flag])
  })
})

describe('reporters', () => {
  test('each hears once when it is settled, and nothing of the other person', async () => {
    const world = await aWorld()
    const others = [world.reader, await aMember(db, world.group)]
    const signal = { group: world.group, subject: world.post, author: world.author.id, version: 1, rank: 3 } as const
    for (const { id: from } of [...others, world.reader])
      await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'report', from, detail: { reason: 'unkind' } }))
    await act(world.by, world.flag, 'hide', { settle: true, words: 'to the author only' })
    for (const reporter of others) {
      const told = await noticesOf(reporter)
      expect(told).toMatchObject([{ kind: 'report_outcome', rule: null, words: null }])
      expect(JSON.stringify(told)).not.toContain(world.author.name)
    }
    expect((await noticesOf(world.author)).map((one) => one.kind)).toEqual(['hidden'])
    // settled once more, without a new report: nobody hears it again
    await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'needs_human', rank: 2, detail: {} }))
    await act(world.by, world.flag, 'all_well')
    for (const reporter of others) expect(await noticesOf(reporter)).toHaveLength(1)
  })

  test('are nowhere in the case', async () => {
    const world = await aWorld()
    const signal = { group: world.group, subject: world.post, author: world.author.id, version: 1, rank: 3 } as const
    const detail = { reason: 'worried', words: 'please look' } as const
    await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'report', from: world.reader.id, detail }))
    const read = await readCase(db, world.by, world.flag)
    expect(read.signals.find((one) => one.kind === 'report')).toMatchObject(detail)
    const said = JSON.stringify(read)
    expect(said).not.toContain(world.reader.id)
    expect(said).not.toContain(world.reader.name)
  })
})

describe('the case', () => {
  test('shows the conversation around, and of the person only what stands in this group', async () => {
    const world = await aWorld({ text: 'in the middle' })
    for (let n = 0; n < 6; n += 1) await aReply(db, world.reader, world.thread, `after ${n}`)
    const elsewhere = await aMember(db, await aGroup(store.db), world.author.root)
    await aThread(db, elsewhere, { title: 'Elsewhere', text: 'another life' })
    const own = await aReply(db, world.author, world.thread, 'mine as well')
    const read = await readCase(db, world.by, world.flag)
    expect(read.around.map((post) => post.number)).toEqual([2, 3, 4, 5])
    expect(read.texts.map((post) => post.id)).toEqual([own.post])
    expect(JSON.stringify(read)).not.toContain('another life')
    expect(read.post).toMatchObject({ text: 'in the middle', title: 'A night', thread: world.thread, veils: [] })
    expect(read.snapshot).toBeNull()
    expect(read.rules.map((rule) => rule.id)).toEqual(['kind', 'private'])
    expect(read.may).toEqual([...decisionActs])
    const helper = await someStaff(store.db, 'helper', world.group)
    expect((await readCase(db, helper, world.flag)).may).toEqual(['care', 'reply'])
  })

  test('shows a text as it was flagged when the author changed it since', async () => {
    const world = await aWorld({ text: 'grave words' })
    const edit = { post: world.post, version: 1, content: { title: 'A night', text: 'mild words' } }
    await db.transaction((tx) => editPost(tx, world.author.root, edit))
    const { post, snapshot } = await readCase(db, world.by, world.flag)
    expect(post).toMatchObject({ text: 'mild words', version: 2 })
    expect(snapshot).toEqual({ version: 1, title: 'A night', text: 'grave words' })
  })

  test('past decisions are of this person, and not of this flag', async () => {
    const world = await aWorld()
    await act(world.by, world.flag, 'hide', { settle: true })
    const { post } = await aThread(db, world.author)
    const signal = { group: world.group, subject: post, author: world.author.id, version: 1, rank: 3 }
    const { flag } = await db.transaction((tx) => raiseFlag(tx, { ...signal, kind: 'finding', detail: {} }))
    const read = await readCase(db, world.by, flag)
    expect(read.decisions).toEqual([])
    expect(read.past).toMatchObject([{ act: 'hide', reason: plain.hide.reason, rule: 'Be kind', flag: world.flag }])
  })

  test('opening it is noted before a word is seen, once for a while', async () => {
    const world = await aWorld()
    for (let n = 0; n < 3; n += 1) await noteReading(db, world.by, world.flag)
    const other = await someStaff(store.db, 'helper', world.group)
    await noteReading(db, other, world.flag)
    expect((await auditOf(world.flag)).map(({ act: what, actor }) => [what, actor])).toEqual([
      ['case.read', world.by.id],
      ['case.read', other.id],
    ])
  })
})

describe('a post that somebody of the staff came across', () => {
  const raise = (by: Staff, post: string) =>
    db.transaction((tx) => flagPost(tx, by, post, { severity: 'urgent', words: 'look at the end' }))

  test('is put on the desk, and opened again when it was settled', async () => {
    const group = await aGroup(store.db)
    const author = await aMember(db, group)
    const { post } = await aThread(db, author)
    const by = await someStaff(store.db, 'helper', group)
    const moderator = await someStaff(store.db, 'moderator', group)
    const { flag } = await raise(by, post)
    const read = await readCase(db, moderator, flag)
    expect(read).toMatchObject({ flag: { severity: 'urgent', causes: ['staff'] }, post: { id: post } })
    expect(read.signals).toMatchObject([{ kind: 'staff', words: 'look at the end' }])
    await act(moderator, flag, 'all_well')
    expect(await raise(by, post)).toEqual({ flag })
    expect((await readCase(db, moderator, flag)).flag).toMatchObject({ state: 'open', reopened: true })
    expect((await auditOf(flag)).map((one) => one.act)).toEqual(['flag.raise', 'decision.all_well', 'flag.raise'])
  })

  test('is of a group that they reach, and still there', async () => {
    const world = await aWorld()
    expect(await outcome(raise(await someStaff(store.db, 'lead', await aGroup(store.db)), world.post))).toBe(
      'not_allowed',
    )
    expect(await outcome(raise(await someStaff(store.db, 'auditor'), world.post))).toBe('not_allowed')
    await db.transaction((tx) => deletePost(tx, world.author.root, world.post))
    expect(await outcome(raise(world.by, world.post))).toBe('not_found')
    expect(await outcome(raise(world.by, crypto.randomUUID()))).toBe('not_found')
  })
})

describe('many at once', () => {
  test('50 moderators on 1,000 flags settle each of them once', { timeout: 120_000 }, async () => {
    const group = await aGroup(store.db)
    await store.db.sql.execute(sql`
      insert into flags (group_id, kind, subject_id, rank, due_at, escalate_at, opened_at, number)
      select ${group}, 'post', gen_random_uuid(), 1 + n % 4, now() + make_interval(secs => n), now(), now(), 0
      from generate_series(1, 1000) n`)
    const people = await Promise.all(Array.from({ length: 50 }, () => someStaff(store.db, 'moderator', group)))
    const refused: string[] = []
    await Promise.all(
      people.map(async (by) => {
        for (;;) {
          const { flag } = await db.transaction((tx) => takeNext(tx, by))
          if (flag === null) return
          const { revision } = await take(by, flag)
          const draft = { ...plain.all_well, revision, judged: 'routine' as const }
          // somebody else tries too, and the same one twice
          const meddler = people[Math.floor(Math.random() * people.length)] ?? by
          const told = await Promise.all([by, by, meddler].map((who) => outcome(decideAs(who, flag, draft))))
          refused.push(...told.filter((one) => typeof one === 'string'))
        }
      }),
    )
    const [count] = await store.db.sql.execute<{ flags: number; decided: number; most: number; audited: number }>(sql`
      select (select count(*)::int from flags where group_id = ${group} and state = 'settled') as flags,
        (select count(*)::int from decisions where group_id = ${group}) as decided,
        (select max(n)::int from (select count(*) as n from decisions where group_id = ${group} group by flag_id) c) as most,
        (select count(*)::int from audit where group_id = ${group} and act = 'decision.all_well') as audited`)
    expect(count).toEqual({ flags: 1000, decided: 1000, most: 1, audited: 1000 })
    expect(refused.length).toBe(2000)
    expect(refused.every((code) => code === 'changed' || code === 'taken')).toBe(true)
  })
})
