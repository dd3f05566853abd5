import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db, Role } from '../src/connect.ts'
import { drawPhrase } from '../src/identities/draw-phrase.ts'
import { openSession } from '../src/identities/open-session.ts'
import { readSession } from '../src/identities/read-session.ts'
import { aGroup, aMember, aThread } from './makers.ts'

let store: TestDb
const as = new Map<Role, Db>()

beforeAll(async () => {
  store = await testDb()
  for (const role of ['api', 'worker', 'auditor'] as const) as.set(role, store.openAs(role, { connections: 2 }))
  const group = await aGroup(store.db)
  const member = await aMember(store.db, group)
  await aThread(store.db, member)
  const token = await store.db.transaction((tx) => openSession(tx, member.root))
  const session = await readSession(store.db, token)
  if (session) await store.db.transaction((tx) => drawPhrase(tx, session))
})

const wantOfRight = '42501'
const everyTable = [
  'groups',
  'rules',
  'identities',
  'sessions',
  'personas',
  'data_keys',
  'ignores',
  'threads',
  'posts',
  'text_versions',
  'resources',
]
const structure = [
  'drop table sessions',
  'alter table posts add column address text',
  'create table notes (words text)',
  'create index on posts (written_at)',
  'truncate posts',
  'create function harm() returns int language sql as $$ select 1 $$',
  'drop schema public cascade',
  'alter role tealight_worker superuser',
  'create role another',
  "copy sessions to program 'cat'",
  "select pg_read_file('postmaster.opts')",
  'alter function settle() security invoker',
]

const forbidden: Record<'api' | 'worker' | 'auditor', string[]> = {
  api: [
    ...structure,
    'delete from personas',
    'delete from posts',
    'delete from threads',
    'delete from groups',
    'delete from rules',
    'delete from data_keys',
    'delete from resources',
    // a text once written is never another one: only a new version, or gone
    "update text_versions set sealed = ''",
    'select settle()',
    'truncate text_versions',
    'select * from drizzle.__drizzle_migrations',
  ],
  worker: [
    ...structure,
    'select * from sessions',
    'select count(*) from sessions',
    'select 1 from sessions limit 1',
    'select * from identities',
    'select lookup from identities',
    'select * from ignores',
    'insert into sessions select * from sessions',
    'insert into identities select * from identities',
    'delete from sessions',
    'delete from identities',
    "update sessions set owner = ''",
    "update identities set sealed_root = ''",
    'delete from posts',
    'delete from personas',
    'delete from threads',
    'delete from text_versions',
    "update text_versions set sealed = ''",
    'update posts set help = null, number = 1',
    'update posts set persona_id = persona_id',
    'update posts set version = 2',
    'update personas set mark = 1',
    'update personas set id = gen_random_uuid()',
    'update personas set group_id = gen_random_uuid()',
    'update threads set last_number = 0',
    "update groups set reading = 'open'",
    'delete from resources',
    "insert into personas values (gen_random_uuid(), gen_random_uuid(), 'A B', 1, 'member', 1, null, current_date)",
    'insert into posts select * from posts',
    'insert into data_keys select * from data_keys',
  ],
  auditor: [
    ...structure,
    ...everyTable.flatMap((table) => [`select * from ${table}`, `delete from ${table}`]),
    'select settle()',
    'select * from pg_authid',
  ],
}

describe.each(Object.entries(forbidden))('%s', (role, statements) => {
  test(`is refused each of ${statements.length} statements`, async () => {
    const db = as.get(role as Role)
    const taken: string[] = []
    for (const statement of statements) {
      const code = await tryOut(db, statement)
      if (code !== wantOfRight) taken.push(`${statement}: ${String(code)}`)
    }
    expect(taken).toEqual([])
  })
})

test('each role may still do what it is there for', async () => {
  expect(await tryOut(as.get('api'), 'select * from sessions')).toBe('taken')
  expect(await tryOut(as.get('worker'), 'update posts set written_at = written_at')).toBe('taken')
})

test('a right that a role gives away is not given', async () => {
  await as.get('api')?.sql.execute(sql.raw('grant select on sessions to public'))
  expect(await tryOut(as.get('worker'), 'select * from sessions')).toBe(wantOfRight)
})

test('a column that is added is nobody’s until a migration says whose', async () => {
  await store.db.sql.execute(sql`alter table posts add column later text`)
  expect(await tryOut(as.get('worker'), "update posts set later = 'x'")).toBe(wantOfRight)
  expect(await tryOut(as.get('auditor'), 'select later from posts')).toBe(wantOfRight)
  await store.db.sql.execute(sql`alter table posts drop column later`)
})

test('a table that is added is nobody’s until a migration says whose', async () => {
  await store.db.sql.execute(sql`create table later (words text)`)
  for (const role of ['api', 'worker', 'auditor'] as const)
    expect(await tryOut(as.get(role), 'select * from later')).toBe(wantOfRight)
  await store.db.sql.execute(sql`drop table later`)
})

test('settle shows the worker nothing of what it settles', async () => {
  const worker = as.get('worker')
  const rows = await worker?.sql.execute(sql.raw('select settle() as seen'))
  expect([...(rows ?? [])]).toEqual([{ seen: '' }])
})

test('settle cannot be led to other tables by a search path of one’s own', async () => {
  // pg_temp is searched last, so a temporary table of the same name is not taken for ours
  const before = await store.db.sql.execute(sql`select count(*)::int as n from sessions`)
  await as.get('worker')?.transaction(async (tx) => {
    await tx.sql.execute(sql.raw('create temporary table sessions (ends_on date, token_hash text) on commit drop'))
    await tx.sql.execute(sql.raw("insert into sessions values ('2000-01-01', 'x')"))
    await tx.sql.execute(sql.raw('select settle()'))
    const kept = await tx.sql.execute(sql.raw('select count(*)::int as n from pg_temp.sessions'))
    expect([...kept]).toEqual([{ n: 1 }])
  })
  expect([...(await store.db.sql.execute(sql`select count(*)::int as n from sessions`))]).toEqual([...before])
})

async function tryOut(db: Db | undefined, statement: string): Promise<unknown> {
  try {
    await db?.transaction(async (tx) => {
      await tx.sql.execute(sql.raw(statement))
      throw new Error('taken', { cause: { code: 'taken' } })
    })
    return 'taken'
  } catch (error) {
    for (
      let inner: unknown = error;
      inner instanceof Error || typeof inner === 'object';
      inner = Reflect.get(inner ?? {}, 'cause')
    ) {
      const code: unknown = Reflect.get(inner ?? {}, 'code')
      if (typeof code === 'string') return code
    }
    return 'unknown'
  }
}
