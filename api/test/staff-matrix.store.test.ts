import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { deskActOf } from '@tealight/db/decisions/draft'
import { raiseFlag } from '@tealight/db/flags/raise'
import { planMeetings } from '@tealight/db/meetings/plan'
import { makeRoom } from '@tealight/db/rooms/make'
import { policy, type DeskAct } from '@tealight/db/policy'
import { decisionActs, staffRoles, type StaffRole } from '@tealight/db/words'
import type { Contract } from '../src/contract.ts'
import { aGroup, aMember, aReply, asking, aThread, type Ask, type Member } from './makers.ts'
import { aStaffMember } from './staff.ts'

// Roles × routes of the desk × own group and another one: what the api answers is what db/src/policy.ts says.

type Where = 'own' | 'other'
interface Asking {
  url?: Record<string, string>
  body?: object
  /** What the verb asks for besides the act that the route names. */
  acts?: DeskAct[]
  /** `group`: the role must reach there. `all`: it must reach every group. `somewhere`: it may be in any. */
  reach: 'group' | 'all' | 'somewhere'
}
/** Things that are there, one in each group. */
interface Place {
  group: string
  flag: string
  /** A post that nobody flagged. */
  post: string
  /** A decision that can be taken back, made by somebody who may do everything. */
  decision: string
  /** A room with somebody in it, and a meeting of it that has just begun. */
  room: string
  meeting: string
  insider: string
}

let at: TestApi
let ask: Ask
let sql: postgres.Sql
let places: Record<Where, Place>
let member: Member
const contracts: (Contract & { id: string })[] = []

beforeAll(async () => {
  at = await testApi({ limitFactor: 10_000 })
  ask = asking(at.api, at.origin)
  sql = postgres(at.url, { max: 1, onnotice: () => undefined })
  for await (const file of glob('*/contract.ts', { cwd: join(import.meta.dirname, '../src') })) {
    const exported: Record<string, unknown> = await import(`../src/${dirname(file)}/contract.ts`)
    for (const one of Object.values(exported)) if (isDesk(one)) contracts.push({ ...one, id: one.schema.operationId })
  }
  const everywhere = await aStaffMember(world(), 'moderator')
  places = { own: await aPlace(everywhere.cookie), other: await aPlace(everywhere.cookie) }
  member = await aMember(ask, places.own.group)
})
afterAll(() => sql.end())

const world = () => ({ ask, origin: at.origin, db: at.db })

function isDesk(one: unknown): one is Contract {
  return (
    typeof one === 'object' && one !== null && 'config' in one && Reflect.get(Object(one.config), 'desk') !== undefined
  )
}

async function aPlace(cookie: string): Promise<Place> {
  const group = await aGroup(at, { title: `Group ${crypto.randomUUID()}` })
  const author = await aMember(ask, group)
  const { thread } = await aThread(ask, author)
  const flagOf = async (subject: string) => {
    const signal = { group, subject, author: author.id, version: 1, kind: 'needs_human' as const, rank: 2, detail: {} }
    return (await at.db.transaction((tx) => raiseFlag(tx, signal))).flag
  }
  const flag = await flagOf((await aReply(ask, author, thread)).post)
  const decided = await flagOf((await aReply(ask, author, thread, 'And I')).post)
  const { revision } = (await ask('POST', `/api/desk/flags/${decided}/take`, { cookie })).body
  const body = { ...decision('all_well'), revision, judged: 'none' }
  const made = await ask('POST', `/api/desk/flags/${decided}/decisions`, { body, cookie })
  if (made.status !== 201) throw new Error(`nothing was decided: ${made.text}`)
  const { post } = await aReply(ask, author, thread, 'Nor I')
  const room = await at.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'A while' }))
  await ask('PUT', `/api/rooms/${room}/seat`, { cookie: author.cookie })
  const meeting = await at.db.transaction((tx) => planMeetings(tx, 'operator', room, inAMinute()))
  return { group, flag, post, decision: made.body.decision, room, meeting: meeting[0] ?? '', insider: author.id }
}

function inAMinute() {
  const [day = '', time = ''] = new Date(Date.now() + 90_000).toISOString().slice(0, 16).split('T')
  return { topic: 'Tea', agenda: 'A talk', day, time, zone: 'UTC', minutes: 60, weeks: 1 }
}

const decision = (act: string) => ({
  ...{ revision: 1, act, reason: 'Because', settle: act === 'all_well' },
  ...((act === 'care' || act === 'reply') && { words: 'Some words' }),
  ...(act === 'add_note' && { topics: ['other'] }),
  ...(act === 'pause' && { days: 1 }),
})

/** A role that somebody has, and that can be ended. */
async function aTarget(group: string): Promise<{ staff: string; role: string }> {
  const [made] = await sql<{ staff: string; role: string }[]>`
    with person as (insert into staff (name, joined_on) values (${crypto.randomUUID()}, current_date) returning id)
    insert into staff_roles (staff_id, role, group_id) select id, 'helper', ${group} from person
    returning staff_id as staff, id as role`
  if (!made) throw new Error('nobody was made')
  return made
}

const flagOf = ({ flag }: Place): Asking => ({ url: { flag }, reach: 'group' })
const atFlag = async (place: Place) => [flagOf(place)]
const anywhere = async (): Promise<Asking[]> => [{ reach: 'somewhere' }]

/** What is asked of each route. A new route of the desk has no entry: then this test says so. */
const askings: Record<string, (place: Place) => Promise<Asking[]>> = {
  listFlags: anywhere,
  flagChanges: anywhere,
  takeNext: anywhere,
  takeFlag: atFlag,
  putBack: atFlag,
  readCase: atFlag,
  writeCaseNote: async (place) => [{ ...flagOf(place), body: { text: 'A note' } }],
  flagPost: async ({ post }) => [{ url: { post }, body: { severity: 'routine' }, reach: 'group' }],
  decide: async (place) =>
    decisionActs.map((act) => ({
      ...flagOf(place),
      body: decision(act),
      acts: [deskActOf(act), ...(act === 'all_well' ? ['settle' as const] : [])],
    })),
  undo: async ({ decision }) => [{ url: { decision }, body: { reason: 'Because' }, acts: ['settle'], reach: 'group' }],
  readHours: async ({ group }) => [{ url: { group }, reach: 'group' }],
  setHours: async ({ group }) => [{ url: { group }, body: { zone: 'UTC', hours: [], onCall: [] }, reach: 'group' }],
  listStaff: anywhere,
  invite: async ({ group }) => [
    { body: { role: 'helper', group }, reach: 'group' },
    { body: { role: 'helper', group: null }, reach: 'all' },
  ],
  endRole: async ({ group }) => [{ url: { role: (await aTarget(group)).role }, reach: 'group' }],
  endAccount: async ({ group }) => [{ url: { staff: (await aTarget(group)).staff }, reach: 'all' }],
  readAudit: anywhere,
  listDeskRooms: anywhere,
  pauseRooms: async () => [{ body: { state: 'open' }, reach: 'somewhere' }],
  readDeskRoom: async ({ room }) => [{ url: { room }, acts: ['read_case'], reach: 'group' }],
  changeRoom: async ({ room }) => [{ url: { room }, body: { slow: 0 }, reach: 'group' }],
  changeSeat: async ({ room, insider }) => [{ url: { room, persona: insider }, body: { mute: 0 }, reach: 'group' }],
  listDeskMeetings: async ({ room }) => [{ url: { room }, reach: 'group' }],
  // in the past: refused after the role was looked at
  planMeetings: async ({ room }) => [{ url: { room }, body: { ...inAMinute(), day: '2020-01-01' }, reach: 'group' }],
  checkIn: async ({ meeting }) => [{ url: { meeting }, reach: 'group' }],
  checkOut: async ({ meeting }) => [{ url: { meeting }, reach: 'group' }],
  changeMeeting: async ({ meeting }) => [{ url: { meeting }, body: { longer: 5 }, reach: 'group' }],
  speakInRoom: async ({ room }) => [
    { url: { room }, body: { text: 'Good evening', clientKey: crypto.randomUUID() }, reach: 'group' },
  ],
}

function fill(contract: Contract, url: Record<string, string> = {}): string {
  const path = contract.url.replace(/:(\w+)/g, (_, name: string) => url[name] ?? 'AAAA')
  return contract.schema.operationId === 'flagChanges' ? `${path}?since=AAAA` : path
}

const roleRoutes = () => contracts.filter(({ config }) => config.desk !== 'staff')

test('every route of the desk is one that this matrix asks, and there', () => {
  expect(
    roleRoutes()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(askings).sort())
  for (const { method, url } of contracts) expect(at.api.hasRoute({ method, url }), url).toBe(true)
})

describe.each(staffRoles)('%s', (role) => {
  test.each(['in one group', 'in every group'] as const)(
    '%s may do what the policy says and nothing else',
    async (scope) => {
      const held = scope === 'in one group' ? places.own.group : null
      const { cookie } = await aStaffMember(world(), role, held)
      const wrong: string[] = []
      const may = new Set<DeskAct>()
      for (const contract of roleRoutes()) {
        for (const where of ['own', 'other'] as const) {
          for (const asked of (await askings[contract.id]?.(places[where])) ?? []) {
            const acts = [actOf(contract), ...(asked.acts ?? [])]
            const expected = isAllowed(role, held === null, acts, asked.reach, where)
            const said = await ask(contract.method, fill(contract, asked.url), {
              cookie,
              ...(asked.body && { body: asked.body }),
            })
            const allowed = said.body?.code !== 'not_allowed' && said.status !== 401
            if (said.status >= 500 || said.body?.code === 'step_up' || allowed !== expected)
              wrong.push(
                `${contract.id} ${where} ${JSON.stringify(asked.body ?? {})}: ${said.status} ${said.text.slice(0, 80)}`,
              )
            if (allowed) for (const act of acts) may.add(act)
          }
        }
      }
      expect(wrong).toEqual([])
      expect([...may].sort()).toEqual([...policy[role]].filter((act) => asksFor(act)).sort())
    },
  )
})

/** The acts of the policy that some route asks for; what has no route yet cannot be tried. */
const asksFor = (act: DeskAct) => reachable().has(act)
const reachable = () => new Set<DeskAct>([...roleRoutes().map(actOf), ...decisionActs.map(deskActOf), 'settle'])

function actOf({ config }: Contract): DeskAct {
  if (config.desk === undefined || config.desk === 'staff') throw new Error('it names no act')
  return config.desk
}

function isAllowed(
  role: StaffRole,
  everywhere: boolean,
  acts: DeskAct[],
  reach: Asking['reach'],
  where: Where,
): boolean {
  const reaches = everywhere || reach === 'somewhere' || (reach === 'group' && where === 'own')
  return reaches && acts.every((act) => policy[role].includes(act))
}

test('nobody can be invited into a group that is not there', async () => {
  const { cookie } = await aStaffMember(world(), 'admin')
  const body = { role: 'helper', group: crypto.randomUUID() }
  expect((await ask('POST', '/api/desk/staff/codes', { body, cookie })).body.code).toBe('not_found')
})

test('every act of the policy has a route', () => {
  const acts = new Set(Object.values(policy).flat())
  expect([...acts].filter((act) => !asksFor(act))).toEqual([])
})

test('the queue, the log and the list of people show nothing of another group', async () => {
  const [helper, auditor, lead] = await Promise.all([
    aStaffMember(world(), 'helper', places.own.group),
    aStaffMember(world(), 'auditor', places.own.group),
    aStaffMember(world(), 'lead', places.own.group),
  ])
  const shown = [
    await ask('GET', '/api/desk/flags', { cookie: helper.cookie }),
    await ask('GET', '/api/desk/audit', { cookie: auditor.cookie }),
  ]
  for (const { status, text } of shown) {
    expect(status).toBe(200)
    expect(text).toContain(places.own.group)
    expect(text).not.toContain(places.other.group)
  }
  const { staff } = (await ask('GET', '/api/desk/staff', { cookie: lead.cookie })).body
  const groups = staff.flatMap((one: { roles: { group: { id: string } | null }[] }) =>
    one.roles.map(({ group }) => group?.id),
  )
  expect(groups).toContain(places.own.group)
  expect(groups).not.toContain(places.other.group)
})

test('strangers and members are at no route of the desk', async () => {
  const open: string[] = []
  for (const contract of contracts) {
    for (const cookie of [undefined, member.cookie, member.cookie.replace(/^s=/, 'd=')]) {
      const said = await ask(contract.method, fill(contract), {
        cookie,
        body: contract.method === 'GET' ? undefined : {},
      })
      if (said.body.code !== 'sign_in') open.push(`${contract.id}: ${said.text}`)
    }
  }
  expect(open).toEqual([])
})
