import { beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { expectProblem } from './headers.ts'
import { aGroup, aMember, aReply, asking, aThread, type Ask, type Asked, type Member } from './makers.ts'
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
