import { beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { expectProblem } from './headers.ts'
import { aGroup, aMember, asking, aThread, type Ask, type Asked, type Member } from './makers.ts'
import { aStaffMember, type StaffMember } from './staff.ts'

let api: TestApi
let ask: Ask
beforeAll(async () => {
  api = await testApi({ limitFactor: 1_000 })
  ask = asking(api.api, api.origin)
})

const staffIn = (role: Parameters<typeof aStaffMember>[1], group: string | null) =>
  aStaffMember({ ask, origin: api.origin, db: api.db }, role, group)
const grave = 'I am going to kill myself tonight'

interface World {
  group: string
  author: Member
  reader: Member
  thread: string
  post: string
  flag: string
  by: Pick<StaffMember, 'name' | 'cookie'>
}

/** A group with a post in distress, its flag, and a moderator. */
async function aWorld(role: Parameters<typeof aStaffMember>[1] = 'moderator'): Promise<World> {
  const group = await aGroup(api)
  const [author, reader] = [await aMember(ask, group), await aMember(ask, group)]
  const { thread, post } = await aThread(ask, author, { text: grave })
  const by = await staffIn(role, group)
  const { flags } = (await ask('GET', '/api/desk/flags', { cookie: by.cookie })).body
  if (flags.length !== 1) throw new Error(`there are ${flags.length} flags`)
  return { group, author, reader, thread, post, flag: flags[0].id, by }
}

const take = (by: { cookie: string }, flag: string) => ask('POST', `/api/desk/flags/${flag}/take`, by)
const open = (by: { cookie: string }, flag: string) => ask('GET', `/api/desk/flags/${flag}`, by)
const decide = (by: { cookie: string }, flag: string, body: object) =>
  ask('POST', `/api/desk/flags/${flag}/decisions`, { ...by, body: { reason: 'seen', settle: false, ...body } })
const undo = (by: { cookie: string }, decision: string) =>
  ask('POST', `/api/desk/decisions/${decision}/undo`, { ...by, body: { reason: 'a mistake' } })
const cookieOf = ({ cookie }: { cookie: string }) => ({ cookie })
const seenBy = async (who: { cookie?: string }, { thread, post }: World) =>
  (await ask('GET', `/api/threads/${thread}`, who)).body.posts?.find((one: { id: string }) => one.id === post)

/** Takes the flag and acts on what it saw of it. */
async function act({ by, flag }: World, body: object): Promise<Asked> {
  const taken = await take(cookieOf(by), flag)
  return decide(cookieOf(by), flag, { revision: taken.body.revision, ...body })
}

describe('the way of a flag', () => {
  test('from the queue to the one who decides and back', async () => {
    const world = await aWorld()
    const who = cookieOf(world.by)
    const listed = (await ask('GET', '/api/desk/flags', who)).body
    expect(listed.flags[0]).toMatchObject({ severity: 'emergency', state: 'open', causes: ['finding'], holder: null })
    expect(listed.pulse).toEqual({ alive: false, seen: null })
    expect((await ask('POST', '/api/desk/next', who)).body).toEqual({ flag: world.flag })
    const opened = (await open(who, world.flag)).body
    expect(opened).toMatchObject({ post: { id: world.post, text: grave, author: { name: world.author.name } } })
    const hidden = await decide(who, world.flag, {
      revision: opened.flag.revision,
      act: 'hide',
      rule: 'kind',
      settle: true,
      judged: 'urgent',
    })
    expect(hidden.status, hidden.text).toBe(201)
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'hidden', text: null })
    expect(await seenBy(cookieOf(world.author), world)).toMatchObject({ state: 'hidden', text: grave })
    const { notices } = (await ask('GET', `/api/groups/${world.group}/notices`, cookieOf(world.author))).body
    expect(notices).toMatchObject([{ kind: 'hidden', post: world.post, rule: { id: 'kind', title: 'Be kind' } }])
    expect((await ask('GET', '/api/desk/flags', who)).body.flags).toEqual([])
    expect((await ask('GET', '/api/desk/flags?state=settled', who)).body.flags).toMatchObject([{ id: world.flag }])
    const undone = await undo(who, hidden.body.decision)
    expect(undone.status, undone.text).toBe(200)
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'shown', text: grave })
    const { flags } = (await ask('GET', `/api/desk/changes?since=${listed.since}`, who)).body
    expect(flags).toMatchObject([{ id: world.flag, state: 'open', reopened: true, due: listed.flags[0].due }])
  })
})

describe('decisions over HTTP', () => {
  const acts: [string, object][] = [
    ['care', { words: 'We are here.' }],
    ['reply', { words: 'Thank you.' }],
    ['add_note', { topics: ['suicide'] }],
    ['veil', { spans: [[0, 4]] }],
    ['hide', { rule: 'kind' }],
    ['remove', { words: 'It named a school.' }],
    ['pause', { days: 2, rule: 'kind' }],
    ['all_well', { settle: true, judged: 'none' }],
  ]
  test.each(acts)('%s is done, told and undone', async (name, body) => {
    const world = await aWorld()
    const decided = await act(world, { act: name, ...body })
    expect(decided.status, decided.text).toBe(201)
    expect((await open(cookieOf(world.by), world.flag)).body.decisions).toMatchObject([{ act: name, reason: 'seen' }])
    const undone = await undo(cookieOf(world.by), decided.body.decision)
    expect(undone.status, undone.text).toBe(200)
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'shown', text: grave, veiled: false })
    expectProblem(await undo(cookieOf(world.by), decided.body.decision), 409, 'changed')
  })

  test('a reporter is nowhere at the desk, and hears the outcome', async () => {
    const world = await aWorld()
    const report = { ...cookieOf(world.reader), body: { reason: 'worried', words: 'please look' } }
    expect((await ask('POST', `/api/posts/${world.post}/report`, report)).status).toBe(201)
    const read = await open(cookieOf(world.by), world.flag)
    expect(read.body.signals.map((one: { words: string | null }) => one.words)).toContain('please look')
    expect(read.text).not.toContain(world.reader.id)
    expect(read.text).not.toContain(world.reader.name)
    await act(world, { act: 'all_well', settle: true, judged: 'concern' })
    const told = await ask('GET', `/api/groups/${world.group}/notices`, cookieOf(world.reader))
    expect(told.body.notices).toMatchObject([{ kind: 'report_outcome', words: null }])
    expect(told.text).not.toContain(world.author.id)
  })
})

describe('getting round', () => {
  test('the desk is shut to strangers, to members, and to staff of another group', async () => {
    const world = await aWorld()
    const elsewhere = await staffIn('lead', await aGroup(api))
    const [admin, auditor] = [await staffIn('admin', null), await staffIn('auditor', null)]
    const foreign: [{ cookie?: string }, number, string][] = [
      [{}, 401, 'sign_in'],
      [cookieOf(world.author), 401, 'sign_in'],
      [cookieOf(elsewhere), 403, 'not_allowed'],
      [cookieOf(admin), 403, 'not_allowed'],
      [cookieOf(auditor), 403, 'not_allowed'],
    ]
    const at = `/api/desk/flags/${world.flag}`
    const body = { reason: 'x', settle: false, revision: 2, act: 'hide', rule: 'kind' }
    for (const [who, status, code] of foreign) {
      expectProblem(await ask('GET', at, who), status, code)
      expectProblem(await ask('POST', `${at}/take`, who), status, code)
      expectProblem(await ask('POST', `${at}/put-back`, who), status, code)
      expectProblem(await ask('POST', `${at}/notes`, { ...who, body: { text: 'x' } }), status, code)
      expectProblem(await ask('POST', `${at}/decisions`, { ...who, body }), status, code)
      const { text } = await ask('GET', '/api/desk/flags', who)
      expect(text).not.toContain(world.flag)
    }
    expect((await ask('POST', '/api/desk/next', cookieOf(elsewhere))).body).toEqual({ flag: null })
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'shown' })
  })

  test('a helper cares and replies, and does no more', async () => {
    const world = await aWorld('helper')
    expect((await act(world, { act: 'care', words: 'Here.' })).status).toBe(201)
    for (const body of [
      { act: 'remove', rule: 'kind' },
      { act: 'hide', rule: 'kind' },
      { act: 'pause', days: 1, rule: 'kind' },
      { act: 'all_well', settle: true, judged: 'none' },
      { act: 'reply', words: 'x', settle: true, judged: 'none' },
    ])
      expectProblem(await act(world, body), 403, 'not_allowed')
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'shown' })
  })

  test('an old revision, a lost lease and a hand that is not one’s own are refused', async () => {
    const world = await aWorld()
    const other = await staffIn('moderator', world.group)
    const hide = (by: { cookie: string }, revision: number) =>
      decide(cookieOf(by), world.flag, { revision, act: 'hide', rule: 'kind' })
    const { revision } = (await take(cookieOf(world.by), world.flag)).body
    expectProblem(await take(cookieOf(other), world.flag), 409, 'taken')
    expectProblem(await hide(other, revision), 409, 'taken')
    expectProblem(await hide(world.by, revision - 1), 409, 'changed')
    await ask('POST', `/api/desk/flags/${world.flag}/put-back`, cookieOf(world.by))
    expectProblem(await hide(world.by, revision + 1), 409, 'taken')
    expect((await take(cookieOf(other), world.flag)).status).toBe(200)
    expectProblem(await hide(world.by, revision + 2), 409, 'taken')
    expect(await seenBy(cookieOf(world.reader), world)).toMatchObject({ state: 'shown' })
  })

  test('a decision that lacks something changes nothing, and says so', async () => {
    const world = await aWorld()
    expectProblem(await act(world, { act: 'hide' }), 422, 'incomplete')
    expectProblem(await act(world, { act: 'all_well', settle: true }), 422, 'incomplete')
    expectProblem(await act(world, { act: 'hide', rule: 'none such' }), 409, 'rules_changed')
    expectProblem(await act(world, { act: 'hide', rule: 'kind', reason: ' ' }), 422, 'bad_text')
    expectProblem(await act(world, { act: 'fly' }), 400, 'invalid')
    expectProblem(await act(world, { act: 'pause', days: 91, rule: 'kind' }), 400, 'invalid')
    expect((await open(cookieOf(world.by), world.flag)).body.decisions).toEqual([])
  })

  test('a write from a foreign page is refused, whoever is signed in', async () => {
    const world = await aWorld()
    const headers = { origin: 'https://evil.example' }
    const taken = await ask('POST', `/api/desk/flags/${world.flag}/take`, { ...cookieOf(world.by), headers })
    expectProblem(taken, 403, 'foreign_origin')
  })
})

describe('hours', () => {
  const hours = [{ weekday: 1, opens: '18:00', closes: '22:00' }]

  test('are set by a lead, and members are told when moderators come again', async () => {
    const group = await aGroup(api)
    const lead = await staffIn('lead', group)
    const member = await aMember(ask, group)
    const at = `/api/desk/groups/${group}/hours`
    const read = await ask('GET', at, cookieOf(lead))
    expect(read.body).toMatchObject({ zone: 'UTC', hours: [], onCall: [] })
    const [me] = read.body.staff
    const body = { zone: 'Europe/Berlin', hours, onCall: [me.id] }
    expect((await ask('PUT', at, { ...cookieOf(lead), body })).status).toBe(200)
    expect((await ask('GET', at, cookieOf(lead))).body).toMatchObject({ ...body, onCall: [{ name: lead.name }] })
    const { cover } = (await ask('GET', `/api/groups/${group}/threads`, cookieOf(member))).body
    // the lead is at the desk at this moment
    expect(cover).toMatchObject({ zone: 'Europe/Berlin' })
  })

  test('are not set by moderators or elsewhere, and not to what nobody knows', async () => {
    const group = await aGroup(api)
    const [lead, moderator] = [await staffIn('lead', group), await staffIn('moderator', group)]
    const elsewhere = await staffIn('lead', await aGroup(api))
    const put = (by: { cookie: string }, body: object) =>
      ask('PUT', `/api/desk/groups/${group}/hours`, {
        ...cookieOf(by),
        body: { zone: 'UTC', hours, onCall: [], ...body },
      })
    for (const by of [moderator, elsewhere]) expectProblem(await put(by, {}), 403, 'not_allowed')
    for (const zone of ['Middle-earth/Shire', 'GMT+99', 'posixrules'])
      expectProblem(await put(lead, { zone }), 422, 'incomplete')
    const [someone] = (await ask('GET', `/api/desk/groups/${group}/hours`, cookieOf(lead))).body.staff
    const other = (await ask('GET', `/api/desk/groups/${group}/hours`, cookieOf(lead))).body.staff
    expect(other.map(({ name }: { name: string }) => name)).not.toContain(elsewhere.name)
    expectProblem(await put(lead, { onCall: [crypto.randomUUID()] }), 422, 'incomplete')
    expect((await put(lead, { onCall: [someone.id] })).status).toBe(200)
  })
})

describe('members are told that moderators are here', () => {
  test('while somebody who may settle has the desk open, and by a helper alone they are not', async () => {
    const group = await aGroup(api)
    const coverOf = async (one: string) => (await ask('GET', `/api/groups/${one}/threads`)).body.cover
    const helper = await staffIn('helper', group)
    await ask('GET', '/api/desk/flags', cookieOf(helper))
    // the two are marked in turn: when the later one is, the helper has not been
    const elsewhere = await aGroup(api)
    await ask('GET', '/api/desk/flags', cookieOf(await staffIn('moderator', elsewhere)))
    await expect.poll(async () => (await coverOf(elsewhere)).here).toBe(true)
    expect((await coverOf(group)).here).toBe(false)
    await ask('GET', '/api/desk/flags', cookieOf(await staffIn('moderator', group)))
    await expect.poll(async () => (await coverOf(group)).here).toBe(true)
  })
})
