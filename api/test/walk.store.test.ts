import { readSession } from '@tealight/db/identities/read-session'
import { ownerOf } from '@tealight/db/identities/root'
import { planMeetings } from '@tealight/db/meetings/plan'
import { makeRoom } from '@tealight/db/rooms/make'
import { settle } from '@tealight/db/retention/settle'
import { randomInt } from 'node:crypto'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../docker/testing.ts'
import { aGroup, aMember, aReply, asking, aThread, type Ask, type Member } from './makers.ts'
import { findLinks, findTold, ofNobody, readEverything, type Heard, type Person, type Row } from './walker.ts'

// Thirty people with personas in five groups use everything at once. Then whoever holds the whole store and every answer
// looks for anything but the rhythm of writing that leads from one persona to another of the same person.

const heard: Heard[] = []
const people: Person[] = []
let world: TestApi
let sql: Sql
let groups: string[]
let rooms: string[]
let before: Row[]

beforeAll(async () => {
  world = await testApi({ limitFactor: 100 })
  sql = postgres(world.url, { max: 4, onnotice: () => {} })
  groups = await Promise.all(Array.from({ length: 5 }, (_, n) => aGroup(world, { title: `Group ${n}` })))
  rooms = await Promise.all(
    groups.map((group) => world.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'A while' }))),
  )
  const meeting = {
    topic: 'Tea',
    agenda: 'A talk',
    day: '2040-05-01',
    time: '19:00',
    zone: 'UTC',
    minutes: 60,
    weeks: 2,
  }
  for (const room of rooms) await world.db.transaction((tx) => planMeetings(tx, 'operator', room, meeting))
  await Promise.all(Array.from({ length: 30 }, (_, n) => live(`person ${n}`)))
  before = await readEverything(sql)
  await world.openAs('worker').transaction(settle)
}, 90_000)
afterAll(() => sql.end())

/** One person's evening. All that they are answered is written down. */
async function live(name: string): Promise<void> {
  const person: Person = { name, personas: new Map(), secrets: [], sessions: new Set(), identity: null }
  people.push(person)
  const plain = asking(world.api, world.origin)
  const cookies = new Set<string>()
  const threadGroups = new Map<string, string>()
  const ask: Ask = async (method, url, question) => {
    const answer = await plain(method, url, question)
    if (answer.cookie !== undefined && !answer.cookie.endsWith('=')) cookies.add(answer.cookie)
    const { 'set-cookie': _own, date: _date, ...headers } = answer.headers
    const id = /[0-9a-f-]{36}/.exec(url)?.[0] ?? ''
    const group = groups.includes(id) ? id : (threadGroups.get(id) ?? null)
    heard.push({ person: name, group, url: `${method} ${url}`, text: `${answer.text} ${JSON.stringify(headers)}` })
    if (answer.body?.personas) for (const one of answer.body.personas) person.personas.set(one.id, one.group.id)
    return answer
  }
  const join = async (group: string, cookie?: string): Promise<Member> => {
    const member = await aMember(ask, group, { cookie })
    person.personas.set(member.id, group)
    return member
  }
  const know = (group: string, { thread, post }: { thread: string; post: string }) => {
    threadGroups.set(thread, group).set(post, group)
    return { thread, post }
  }

  const [first = '', ...others] = shuffled(groups)
  const one = await join(first)
  const members = [one]
  for (const group of others) members.push(await join(group, one.cookie))
  const { cookie } = one
  for (const member of shuffled(members)) {
    const { thread, post } = know(member.group, await aThread(ask, member, { text: `${name} cannot sleep` }))
    await ask('PUT', `/api/posts/${post}`, { cookie, body: { version: 1, title: 'Another night', text: 'edited' } })
    const list = await ask('GET', `/api/groups/${member.group}/threads`, { cookie })
    const line = list.body.threads[randomInt(list.body.threads.length)]
    threadGroups.set(line.id, member.group)
    const reply = know(member.group, { thread: line.id, ...(await aReply(ask, member, line.id, 'I am here')) })
    if (randomInt(3) === 0) await ask('DELETE', `/api/posts/${reply.post}`, { cookie })
    const page = await ask('GET', `/api/threads/${thread}`, { cookie })
    expect(page.body.posts[0].mine).toBe(true)
    await ask('GET', `/api/posts/${post}`, { cookie })
    const hard = know(member.group, { thread, ...(await aReply(ask, member, thread, 'I want to kill myself tonight')) })
    await ask('POST', `/api/posts/${hard.post}/answer`, { cookie, body: { answer: 'write_to_me' } })
    const others = (await ask('GET', `/api/threads/${line.id}`, { cookie })).body.posts
    const seen = others.find((one: { mine: boolean; text: string | null }) => !one.mine && one.text !== null)
    if (seen) {
      threadGroups.set(seen.id, member.group)
      await ask('GET', `/api/posts/${seen.id}/report`, { cookie })
      await ask('POST', `/api/posts/${seen.id}/report`, {
        cookie,
        body: { reason: 'worried', words: 'I fear for them' },
      })
    }
    await ask('GET', `/api/groups/${member.group}/notices`, { cookie })
    if (!person.personas.has(line.author.id)) {
      await ask('PUT', `/api/groups/${member.group}/ignored/${String(line.author.id)}`, { cookie })
      await ask('GET', `/api/groups/${member.group}/ignored`, { cookie })
    }
    const room = rooms[groups.indexOf(member.group)] ?? ''
    threadGroups.set(room, member.group)
    await ask('PUT', `/api/rooms/${room}/seat`, { cookie })
    for (const text of ['Good evening', 'I want to kill myself tonight']) {
      const body = { text, clientKey: crypto.randomUUID() }
      const said = (await ask('POST', `/api/rooms/${room}/messages`, { cookie, body })).body
      threadGroups.set(said.post, member.group)
      if (randomInt(3) === 0) await ask('DELETE', `/api/posts/${String(said.post)}`, { cookie })
    }
    await ask('GET', `/api/rooms/${room}`, { cookie })
    await ask('GET', `/api/rooms/${room}/news?since=0`, { cookie })
    if (randomInt(2) === 0) await ask('DELETE', `/api/rooms/${room}/seat`, { cookie })
    for (const { id } of (await ask('GET', `/api/rooms/${room}/meetings`, { cookie })).body.coming) {
      threadGroups.set(id, member.group)
      await ask('PUT', `/api/meetings/${String(id)}/sign-up`, { cookie })
      if (randomInt(4) === 0) await ask('DELETE', `/api/meetings/${String(id)}/sign-up`, { cookie })
    }
    await ask('GET', `/api/groups/${member.group}/rules`, { cookie })
    await ask('PUT', `/api/groups/${member.group}/agreement`, { cookie, body: { rulesVersion: 1 } })
  }
  await ask('GET', '/api/groups', { cookie })
  await ask('GET', '/api/me', { cookie })
  await ask('GET', '/api/me/draft-key', { cookie })

  const { words } = (await ask('POST', '/api/me/phrase', { cookie })).body
  const back = await ask('POST', '/api/sessions', { body: { phrase: words.join(' ') } })
  const elsewhere = back.cookie ?? ''
  const [leaving] = shuffled(members)
  if (leaving) {
    await ask('DELETE', `/api/groups/${leaving.group}/personas`, { cookie: elsewhere })
    const again = await join(leaving.group, elsewhere)
    know(again.group, await aThread(ask, again))
  }
  // what goes wrong is answered too
  await ask('PUT', `/api/posts/${crypto.randomUUID()}`, { cookie: elsewhere, body: { version: 1, text: 'x' } })
  await ask('POST', '/api/sessions', { body: { phrase: 'nothing' } })
  await ask('GET', '/api/me', { cookie: elsewhere })
  if (randomInt(2) === 0) await ask('DELETE', '/api/sessions/mine', { cookie })

  for (const pair of cookies) {
    const token = pair.slice(pair.indexOf('=') + 1)
    const session = await readSession(world.db, token)
    person.secrets.push(Buffer.from(token, 'base64url'))
    if (!session) continue
    person.sessions.add(session.tokenHash.toString('hex'))
    const owner = ownerOf(session.root)
    person.secrets.push(Buffer.from(session.root))
    const [row] = await sql<
      { lookup: string }[]
    >`select encode(lookup, 'hex') as lookup from identities where owner = ${owner}`
    person.identity = row?.lookup ?? null
  }
}

describe('the world of the walk', () => {
  test('is as it should be: thirty people, six personas each, sessions, identities, and answers', () => {
    expect(people).toHaveLength(30)
    for (const person of people) {
      expect(person.personas.size).toBe(6)
      expect(person.sessions.size).toBeGreaterThanOrEqual(1)
      expect(person.identity).not.toBeNull()
    }
    for (const table of [
      'personas',
      'data_keys',
      'ignores',
      'posts',
      'text_versions',
      'threads',
      'sessions',
      'identities',
      'flags',
      'flag_keys',
      'signals',
      'assessment_tasks',
      'seats',
    ])
      expect(before.filter((row) => row.table === table && row.entity !== null).length, table).toBeGreaterThanOrEqual(
        30,
      )
    expect(heard.length).toBeGreaterThan(1_200)
  })
})

describe('whoever holds the store', () => {
  test('finds no link, on the same evening', () => {
    expect(findLinks(before, people)).toEqual([])
  })

  test('finds no link after the night, and a transaction that covers everybody', async () => {
    const rows = await readEverything(sql)
    expect(findLinks(rows, people)).toEqual([])
    for (const table of ['sessions', 'identities', 'data_keys', 'seats', 'sign_ups'])
      expect(new Set(rows.filter((row) => row.table === table).map((row) => row.xmin)).size, table).toBe(1)
  })

  test('finds no column that could hold a time finer than a day, but for writing, clocks and staff', async () => {
    const rows = await sql<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (data_type like 'time%' or data_type = 'interval') order by 1`
    const ofMembers = rows.map((row) => row.name).filter((name) => !ofNobody.includes(name.split('.')[0] ?? ''))
    expect(ofMembers).toEqual([
      // there for a second, until the worker has looked
      'assessment_tasks.leased_until',
      'assessment_tasks.made_at',
      // what staff do
      'case_notes.at',
      'decisions.at',
      'decisions.undone_at',
      'escalations.at',
      'escalations.sent_at',
      'flags.due_at',
      'flags.escalate_at',
      'flags.held_until',
      'flags.opened_at',
      'flags.settled_at',
      'notices.at',
      'personas.paused_until',
      'posts.written_at',
      // for the moment only: see settle
      'seats.muted_until',
      'seats.seen_at',
      'seats.wrote_at',
      'signals.at',
      'threads.active_at',
    ])
  })

  test('finds nothing in the order of sessions and identities after the night', async () => {
    for (const [table, key] of [
      ['sessions', 'token_hash'],
      ['identities', 'lookup'],
    ] as const) {
      const rows = await sql<
        { key: string }[]
      >`select encode(${sql(key)}, 'hex') as key from ${sql(table)} order by ctid`
      const keys = rows.map((row) => row.key)
      expect(keys).toEqual([...keys].sort())
    }
  })
})

test('no answer told anybody of another group, a secret, or a time', () => {
  expect(findTold(heard, people)).toEqual([])
})

describe('the walk itself finds what is planted', () => {
  /** Plants something in the real tables, reads them all, and takes it back. */
  async function planted(plant: (tx: TransactionSql) => Promise<unknown>): Promise<string[]> {
    const takeBack = new Error('take back')
    let rows: Row[] = []
    await sql
      .begin(async (tx) => {
        await plant(tx)
        rows = await readEverything(tx)
        throw takeBack
      })
      .catch((error: unknown) => {
        if (error !== takeBack) throw error
      })
    return findLinks(rows, people)
  }
  const somebody = () => people[7] ?? expect.fail()
  const [aPersona, another] = [
    () => [...somebody().personas.keys()][0] ?? '',
    () => [...somebody().personas.keys()][1] ?? '',
  ]
  const aSession = () => Buffer.from([...somebody().sessions][0] ?? '', 'hex')

  test('a column with a hash of the root', async () => {
    const found = await planted(async (tx) => {
      await tx`alter table personas add column hint bytea`
      for (const { personas, secrets } of people)
        for (const id of personas.keys())
          await tx`update personas set hint = sha256(${secrets[1] ?? Buffer.alloc(0)}) where id = ${id}`
    })
    expect(found.some((link) => link.startsWith('the bytes of personas.hint'))).toBe(true)
  })

  test('a session and a persona that were written in one transaction', async () => {
    const found = await planted(async (tx) => {
      await tx`update sessions set seen_on = seen_on where token_hash = ${aSession()}`
      await tx`update personas set mark = mark where id = ${aPersona()}`
    })
    expect(found).toEqual([expect.stringMatching(/^transaction \d+ links two of person \d+$/)])
  })

  test('two personas that were touched in one transaction', async () => {
    const found = await planted(async (tx) => {
      for (const id of [aPersona(), another()]) await tx`update personas set mark = mark where id = ${id}`
    })
    expect(found).toHaveLength(1)
  })

  test('a number that is the same for all of one person', async () => {
    const found = await planted(async (tx) => {
      for (const [at, { personas }] of people.entries())
        for (const id of personas.keys()) await tx`update personas set mark = ${at} where id = ${id}`
    })
    expect(found).toEqual([expect.stringContaining('the values of personas.mark')])
  })

  test('the id of a persona in the row of a session', async () => {
    const found = await planted(async (tx) => {
      await tx`alter table sessions add column last_persona uuid`
      await tx`update sessions set last_persona = ${aPersona()} where token_hash = ${aSession()}`
    })
    expect(found).toEqual([expect.stringContaining('the bytes of')])
  })

  test('the root in a row, and half of it', async () => {
    const root = somebody().secrets[1] ?? Buffer.alloc(0)
    const found = await planted(async (tx) => {
      await tx`update data_keys set wrapped = ${root.subarray(12, 24)} where persona_id = ${aPersona()}`
    })
    expect(found).toEqual([expect.stringContaining('in data_keys.wrapped')])
  })

  test('a second where a minute should be, and a time where a day should be', async () => {
    const found = await planted(async (tx) => {
      await tx`update posts set written_at = written_at + interval '7 seconds' where persona_id = ${aPersona()}`
      await tx`alter table personas add column joined_at timestamptz default now()`
    })
    expect(found).toEqual(expect.arrayContaining(['seconds in posts.written_at', 'a time in personas.joined_at']))
  })

  test('ids, secrets and times in an answer', () => {
    const [group = ''] = groups
    const other = [...somebody().personas].find(([, home]) => home !== group)?.[0] ?? ''
    const stranger = people[3]?.personas.keys().next().value ?? ''
    const secret = somebody().secrets[0] ?? Buffer.alloc(0)
    const tell = (text: string, of: string | null = group) =>
      findTold([{ person: 'person 7', group: of, url: 'GET /x', text }], people)
    expect(tell(`{"author":"${other}"}`)).toEqual(['a persona of another group in GET /x'])
    expect(tell(`{"me":"${stranger}"}`, null)).toEqual(['a persona of another group in GET /x'])
    for (const coding of ['hex', 'base64', 'base64url'] as const)
      expect(tell(`x${secret.toString(coding)}`)).toHaveLength(1)
    expect(tell('{"at":"2026-11-22T21:15:00Z"}')).toEqual(['a time in GET /x'])
    expect(tell(`{"me":"${aPersona()}"}`, null)).toEqual([])
  })

  test('a table that nobody told it of', async () => {
    await expect(planted(async (tx) => void (await tx`create table visits (id int)`))).resolves.toEqual([])
    await expect(
      planted(async (tx) => {
        await tx`create table visits (id int)`
        await tx`insert into visits values (1)`
      }),
    ).rejects.toThrow('visits')
  })
})

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
