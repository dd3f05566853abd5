import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Ring } from '../src/bell/bell.ts'
import { addAudit } from '../src/audit/add.ts'
import { endAccount } from '../src/staff/end-account.ts'
import { makeFirstCodes } from '../src/staff/first-codes.ts'
import { invite } from '../src/staff/invite.ts'
import { joinStaff } from '../src/staff/join.ts'
import { listStaff } from '../src/staff/list.ts'
import { readCode } from '../src/staff/read-code.ts'
import { readStaffSession } from '../src/staff/read-session.ts'
import { findNumber } from '../src/staff/show-proof.ts'
import { signIn } from '../src/staff/sign-in.ts'
import { newTyped } from '../src/staff/typed.ts'
import { useChallenge } from '../src/staff/use-challenge.ts'
import { useCode } from '../src/staff/use-code.ts'
import type { StaffRole } from '../src/words.ts'
import { outcome } from './makers.ts'

let store: TestDb
beforeAll(async () => {
  store = await testDb()
})

async function joined(code: string) {
  const [id, deskKey, secret] = [randomUUID(), newTyped(), Buffer.alloc(20, 9)]
  const draft = { id, name: `Robin ${id}`, code, proof: { way: 'number' as const, secret, deskKey, step: 1 } }
  const token = await store.db.transaction((tx) => joinStaff(tx, draft))
  return { id, name: draft.name, deskKey, secret, token, code }
}

const aCode = (role: StaffRole = 'helper') =>
  store.db.transaction((tx) => invite(tx, 'operator', { role, group: null }))
const aStaff = async (role?: StaffRole) => joined(await aCode(role))
const firstCodes = (test: TestDb) => test.db.transaction((tx) => makeFirstCodes(tx))

describe('the first codes', () => {
  test('are made anew at each start, for the roles that nobody has, and one person may use both', async () => {
    const first = await firstCodes(store)
    expect(first.map(({ role }) => role)).toEqual(['admin', 'moderator'])
    const second = await firstCodes(store)
    expect(await outcome(readCode(store.db, first[0]?.code ?? ''))).toBe('wrong_code')

    const robin = await joined(second[1]?.code ?? '')
    const third = await firstCodes(store)
    expect(third.map(({ role }) => role)).toEqual(['admin'])
    await store.db.transaction((tx) => useCode(tx, robin.id, third[0]?.code ?? ''))
    expect(await firstCodes(store)).toEqual([])
    const session = await readStaffSession(store.db, robin.token)
    expect(session?.staff.roles.map(({ role }) => role)).toEqual(['admin', 'moderator'])
  })

  test('leave a code that the operator made', async () => {
    const code = await aCode('admin')
    await firstCodes(store)
    expect(await readCode(store.db, code)).toEqual({ role: 'admin', group: null })
  })

  test('are made again when the last of a role is gone', async () => {
    const other = await testDb()
    const [admin] = await firstCodes(other)
    const id = randomUUID()
    const proof = { way: 'number' as const, secret: Buffer.alloc(20), deskKey: newTyped(), step: 1 }
    await other.db.transaction((tx) => joinStaff(tx, { id, name: 'Robin', code: admin?.code ?? '', proof }))
    expect((await firstCodes(other)).map(({ role }) => role)).toEqual(['moderator'])
    await other.db.transaction((tx) => endAccount(tx, 'operator', id))
    expect((await firstCodes(other)).map(({ role }) => role)).toEqual(['admin', 'moderator'])
  })
})

test('of twenty who type one code at once, one gets the role', async () => {
  const code = await aCode()
  const came = await Promise.all(Array.from({ length: 20 }, () => outcome(joined(code))))
  expect(came.filter((one) => one !== 'wrong_code')).toHaveLength(1)
})

test('of twenty sign-ins with one number at once, one counts, and two sessions are the most', async () => {
  const { id, token } = await aStaff()
  const shown = { way: 'number' as const, account: id, step: 5 }
  const came = await Promise.all(
    Array.from({ length: 20 }, () => outcome(store.db.transaction((tx) => signIn(tx, shown)))),
  )
  expect(came.filter((one) => one !== 'wrong_code')).toHaveLength(1)
  await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      outcome(store.db.transaction((tx) => signIn(tx, { ...shown, step: 10 + at }))),
    ),
  )
  const rows = await store.db.sql.execute(sql`select 1 from staff_sessions where staff_id = ${id}`)
  expect(rows.length).toBe(2)
  expect(await readStaffSession(store.db, token)).toBeNull()
})

test('of twenty answers to one challenge at once, one counts', async () => {
  const challenge = randomUUID()
  const came = await Promise.all(
    Array.from({ length: 20 }, () => outcome(store.db.transaction((tx) => useChallenge(tx, challenge)))),
  )
  expect(came.filter((one) => one !== 'wrong_code')).toHaveLength(1)
})

test('an ended account opens nothing, whatever it had, and everybody hears of it', async () => {
  const robin = await aStaff()
  const heard: Ring[] = []
  const deaf = store.db.bell.hear((ring) => heard.push(ring))
  await store.db.transaction((tx) => endAccount(tx, 'operator', robin.id))
  deaf()
  expect(heard).toContainEqual({ topic: 'staff', staff: robin.id })
  expect(await readStaffSession(store.db, robin.token)).toBeNull()
  expect(await outcome(findNumber(store.db, { deskKey: robin.deskKey }))).toBe('wrong_code')
  const shown = { way: 'number' as const, account: robin.id, step: 99 }
  expect(await outcome(store.db.transaction((tx) => signIn(tx, shown)))).toBe('wrong_code')
  const line = (await listStaff(store.db, 'operator')).find(({ id }) => id === robin.id)
  expect(line).toMatchObject({ ended: true, roles: [] })
  expect(await outcome(store.db.transaction((tx) => endAccount(tx, 'operator', robin.id)))).toBe('not_found')
})

test('neither code nor desk key nor secret nor token rests in clear', async () => {
  const { code, deskKey, secret, token } = await aStaff()
  const [row] = await store.db.sql.execute<{ all: string }>(sql`
    select concat_ws(' ', (select json_agg(t)::text from staff t), (select json_agg(t)::text from staff_codes t),
      (select json_agg(t)::text from staff_sessions t), (select json_agg(t)::text from audit t)) as "all"`)
  const said = row?.all ?? ''
  expect(said).toContain('Robin')
  const plain = (typed: string) => typed.replaceAll('-', '')
  const bytes = [secret.toString('hex'), Buffer.from(token, 'base64url').toString('hex')]
  for (const needle of [code, plain(code), deskKey, plain(deskKey), token, ...bytes])
    expect(said.includes(needle), needle.slice(0, 4)).toBe(false)
})

describe('the roles of the store', () => {
  const tryAs = async (role: 'worker' | 'auditor' | 'api', statement: string) => {
    const db = store.openAs(role, { connections: 1 })
    return db.sql.execute(sql.raw(statement)).then(
      () => 'taken',
      () => 'refused',
    )
  }
  test.each([
    'select * from staff_sessions',
    'select 1 from staff_passkeys',
    'select count(*) from staff_codes',
    'select * from staff_challenges',
    'select totp from staff',
    'select desk_key from staff',
    "insert into staff_roles (staff_id, role) select id, 'admin' from staff",
    'update staff set ended = false',
    "update audit set act = 'x'",
    'delete from audit',
  ])('the worker and the auditor are refused: %s', async (statement) => {
    expect(await tryAs('worker', statement)).toBe('refused')
    expect(await tryAs('auditor', statement)).toBe('refused')
  })

  test.each([
    "update audit set act = 'x'",
    'update audit set seq = seq',
    'delete from audit',
    'truncate audit',
    'alter table audit disable trigger all',
    'drop table audit',
  ])('the api is refused: %s', async (statement) => {
    expect(await tryAs('api', statement)).toBe('refused')
  })

  test('the worker knows whom to call, and may add to the log', async () => {
    expect(await tryAs('worker', 'select id, name, ended from staff')).toBe('taken')
    const worker = store.openAs('worker', { connections: 1 })
    await worker.transaction((tx) => addAudit(tx, { actor: null, service: 'worker', act: 'flag.escalate' }))
  })
})
