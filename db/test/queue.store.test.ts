import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { flagChanges } from '../src/flags/changes.ts'
import { listFlags } from '../src/flags/list.ts'
import { takeNext } from '../src/flags/next.ts'
import { putBack } from '../src/flags/put-back.ts'
import { takeFlag } from '../src/flags/take.ts'
import type { Staff } from '../src/staff/reach.ts'
import { severityOf } from '../src/words.ts'
import { aFlag, someStaff } from './desk-makers.ts'
import { aGroup, outcome } from './makers.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 16 })
})

const take = (by: Staff, flag: string) => db.transaction((tx) => takeFlag(tx, by, flag))
const next = (by: Staff) => db.transaction((tx) => takeNext(tx, by))
const back = (by: Staff, flag: string) => db.transaction((tx) => putBack(tx, by, flag))
const lapse = (flag: string) =>
  store.db.sql.execute(sql`update flags set held_until = now() - interval '1 second' where id = ${flag}`)

/** Many flags at once, of nothing that is there: the queue asks for no more. */
async function manyFlags(group: string, ranks: readonly number[]): Promise<string[]> {
  const rows = await store.db.sql.execute<{ id: string }>(sql`
    insert into flags (group_id, kind, subject_id, rank, due_at, escalate_at, opened_at, number)
    select ${group}, 'post', gen_random_uuid(), r, now() + make_interval(secs => 7 * n % 1000), now(), now(), 0
    from unnest(${`{${ranks.join(',')}}`}::int[]) with ordinality as o(r, n) returning id`)
  return rows.map(({ id }) => id)
}

async function whole(by: Staff): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await listFlags(db, by, { after })
    ids.push(...page.flags.map((flag) => flag.id))
    after = page.more ?? undefined
  } while (after !== undefined)
  return ids
}

/** The order that a human would put them in, from the rows alone. */
async function expected(groups: string[]): Promise<string[]> {
  const rows = await store.db.sql.execute<{ id: string }>(sql`
    select id from flags where group_id = any(${`{${groups.join(',')}}`}::uuid[]) and state = 'open'
    order by rank, due_at, id`)
  return rows.map(({ id }) => id)
}

describe('the queue', () => {
  test('is one list of all groups that one reaches, the gravest first, page after page, each flag once', async () => {
    const groups = [await aGroup(store.db), await aGroup(store.db), await aGroup(store.db)]
    const [one = '', two = '', foreign = ''] = groups
    for (const group of groups)
      await manyFlags(
        group,
        Array.from({ length: 130 }, (_, n) => 1 + ((n * 7) % 4)),
      )
    const by = await someStaff(store.db, 'moderator', one, two)
    expect(await whole(by)).toEqual(await expected([one, two]))
    expect(await whole(await someStaff(store.db, 'moderator', foreign))).toEqual(await expected([foreign]))
  })

  test('shows what is in hand, and by whom, and settled ones apart', async () => {
    const group = await aGroup(store.db)
    const [one, other] = [await someStaff(store.db, 'moderator', group), await someStaff(store.db, 'helper', group)]
    const { flag } = await aFlag(db, group, { severity: 'urgent' })
    await take(one, flag)
    const [mine] = (await listFlags(db, one)).flags
    const [theirs] = (await listFlags(db, other)).flags
    expect(mine).toMatchObject({ id: flag, severity: 'urgent', causes: ['finding'], signals: 1, holder: { me: true } })
    expect(theirs?.holder).toMatchObject({ name: one.name, me: false })
    expect((await listFlags(db, one, { state: 'settled' })).flags).toEqual([])
    await lapse(flag)
    expect((await listFlags(db, one)).flags[0]?.holder).toBeNull()
  })

  test('is shut to whoever has no role for it, and a cursor is good for one account and one list only', async () => {
    const group = await aGroup(store.db)
    await manyFlags(
      group,
      Array.from({ length: 60 }, () => 3),
    )
    const by = await someStaff(store.db, 'moderator', group)
    for (const role of ['admin', 'auditor', null] as const) {
      const nobody = await someStaff(store.db, role, group)
      expect(await outcome(listFlags(db, nobody))).toBe('not_allowed')
      expect(await outcome(next(nobody))).toBe('not_allowed')
    }
    const { more, since } = await listFlags(db, by)
    const other = await someStaff(store.db, 'moderator', group)
    expect(await outcome(listFlags(db, other, { after: more ?? '' }))).toBe('not_found')
    expect(await outcome(listFlags(db, by, { after: more ?? '', state: 'settled' }))).toBe('not_found')
    expect(await outcome(listFlags(db, by, { after: since }))).toBe('not_found')
    expect(await outcome(flagChanges(db, other, since))).toBe('not_found')
  })
})

test.each([
  [
    'flags_queue',
    sql`state = 'open' and (rank, due_at, id) > (1::smallint, now(), ${crypto.randomUUID()}::uuid)
    order by rank, due_at, id`,
  ],
  [
    'flags_settled',
    sql`state = 'settled' and (settled_at, id) < (now(), ${crypto.randomUUID()}::uuid)
    order by settled_at desc, id desc`,
  ],
  ['flags_changes', sql`number > 7 order by number`],
] as const)('what comes out of %s is never sorted', async (name, rest) => {
  const plan = await store.db.transaction(async (tx) => {
    // a small table would be read whole: ask what is done when that is dear
    await tx.sql.execute(sql`set local enable_seqscan = off`)
    await tx.sql.execute(sql`set local enable_bitmapscan = off`)
    const query = sql`explain (format json) select id from flags where group_id = ${crypto.randomUUID()} and ${rest} limit 51`
    return JSON.stringify(await tx.sql.execute(query))
  })
  expect(plan).toContain(name)
  expect(plan).not.toContain('Sort')
})

describe('taking', () => {
  test('lets one of fifty who try at once win; the others are told', async () => {
    const group = await aGroup(store.db)
    const { flag } = await aFlag(db, group)
    const people = await Promise.all(Array.from({ length: 50 }, () => someStaff(store.db, 'moderator', group)))
    const told = await Promise.all(people.map((by) => outcome(take(by, flag))))
    expect(told.filter((one) => typeof one !== 'string')).toHaveLength(1)
    expect(told.filter((one) => one === 'taken')).toHaveLength(49)
  })

  test('again keeps it, which is no news to other desks; giving it back is', async () => {
    const group = await aGroup(store.db)
    const [by, other] = [await someStaff(store.db, 'moderator', group), await someStaff(store.db, 'moderator', group)]
    const { flag } = await aFlag(db, group)
    const first = await take(by, flag)
    const { since } = await listFlags(db, other)
    expect((await take(by, flag)).revision).toBe(first.revision)
    expect((await flagChanges(db, other, since)).flags).toEqual([])
    expect(await back(other, flag)).toEqual({ revision: first.revision })
    expect(await outcome(take(other, flag))).toBe('taken')
    await back(by, flag)
    expect((await flagChanges(db, other, since)).flags).toMatchObject([{ id: flag, holder: null }])
    expect(await outcome(take(other, flag))).toMatchObject({ revision: first.revision + 2 })
  })

  test('takes over what was let lie for five minutes, and nothing of a group that one does not reach', async () => {
    const [group, foreign] = [await aGroup(store.db), await aGroup(store.db)]
    const [by, other] = [await someStaff(store.db, 'moderator', group), await someStaff(store.db, 'moderator', group)]
    const { flag } = await aFlag(db, group)
    await take(by, flag)
    await lapse(flag)
    expect(await outcome(take(other, flag))).toMatchObject({})
    expect(await outcome(take(by, flag))).toBe('taken')
    const stranger = await someStaff(store.db, 'lead', foreign)
    for (const act of [take, back]) expect(await outcome(act(stranger, flag))).toBe('not_allowed')
    expect(await outcome(take(by, crypto.randomUUID()))).toBe('not_found')
  })
})

describe('next', () => {
  test('is always the most urgent that this person may take, whatever is in hand, lapsed or settled', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            rank: fc.integer({ min: 1, max: 4 }),
            due: fc.integer({ min: -50, max: 50 }),
            place: fc.integer({ min: 0, max: 2 }),
            held: fc.constantFrom('no', 'other', 'lapsed', 'me'),
            settled: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        async (wishes) => {
          const groups = [await aGroup(store.db), await aGroup(store.db), await aGroup(store.db)]
          const by = await someStaff(store.db, 'helper', ...groups.slice(0, 2))
          const other = await someStaff(store.db, 'helper')
          for (const { rank, due, place, held, settled } of wishes) {
            const holder = held === 'no' ? null : held === 'me' ? by.id : other.id
            await store.db.sql.execute(sql`
              insert into flags (group_id, kind, subject_id, rank, due_at, escalate_at, opened_at, number, state, holder, held_until)
              values (${groups[place]}, 'post', gen_random_uuid(), ${rank}, date_trunc('day', now()) + make_interval(mins => ${due}),
                now(), now(), 0, ${settled ? 'settled' : 'open'}, ${holder}::uuid,
                now() + make_interval(mins => ${held === 'lapsed' ? -1 : 3}))`)
          }
          const [best] = await store.db.sql.execute<{ id: string }>(sql`
            select id from flags where group_id in (${groups[0]}, ${groups[1]}) and state = 'open'
              and (holder is null or holder = ${by.id} or held_until < now()) order by rank, due_at, id limit 1`)
          const { flag } = await next(by)
          expect(flag).toBe(best?.id ?? null)
          if (flag === null) return
          const [held] = (await listFlags(db, by)).flags.filter((one) => one.id === flag)
          expect(held?.holder?.me).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('gives 40 who ask at once 40 flags, none to two of them, and those are the 40 most urgent', async () => {
    const group = await aGroup(store.db)
    await manyFlags(
      group,
      Array.from({ length: 100 }, (_, n) => 1 + (n % 4)),
    )
    const best = (await expected([group])).slice(0, 40)
    const people = await Promise.all(Array.from({ length: 40 }, () => someStaff(store.db, 'moderator', group)))
    const given = await Promise.all(people.map(next))
    expect(new Set(given.map(({ flag }) => flag))).toEqual(new Set(best))
  })

  test('tells that there is none', async () => {
    const group = await aGroup(store.db)
    const [by, other] = [await someStaff(store.db, 'moderator', group), await someStaff(store.db, 'moderator', group)]
    expect(await next(by)).toEqual({ flag: null })
    const { flag } = await aFlag(db, group)
    expect(await next(other)).toEqual({ flag })
    expect(await next(by)).toEqual({ flag: null })
    expect(await next(other)).toEqual({ flag })
  })
})

describe('changes', () => {
  test('a desk that catches up misses none, however they were committed', { timeout: 60_000 }, async () => {
    const groups = [await aGroup(store.db), await aGroup(store.db)]
    const by = await someStaff(store.db, 'moderator', ...groups)
    const others = await Promise.all(Array.from({ length: 6 }, () => someStaff(store.db, 'moderator', ...groups)))
    const ids = (await Promise.all(groups.map((group) => manyFlags(group, [1, 2, 3, 4, 4, 3])))).flat()
    let { since } = await listFlags(db, by)
    const known = new Map((await listFlags(db, by)).flags.map((flag) => [flag.id, flag]))
    let done = false
    const work = Promise.all(
      others.map(async (other) => {
        for (let n = 0; n < 25; n += 1) {
          const id = ids[Math.floor(Math.random() * ids.length)] ?? ''
          await outcome(Math.random() < 0.5 ? take(other, id) : back(other, id))
        }
      }),
    ).then(() => (done = true))
    const look = async () => {
      const told = await flagChanges(db, by, since)
      for (const flag of told.flags) known.set(flag.id, flag)
      since = told.since
      return told
    }
    while (!done) await look()
    await work
    while ((await look()).more);
    for (const flag of (await listFlags(db, by)).flags) {
      expect(known.get(flag.id)?.revision).toBe(flag.revision)
      expect(known.get(flag.id)?.holder?.name).toBe(flag.holder?.name)
    }
  })

  test('many come in parts, and only from groups that one reaches', async () => {
    const [group, foreign] = [await aGroup(store.db), await aGroup(store.db)]
    const by = await someStaff(store.db, 'moderator', group)
    const { since } = await listFlags(db, by)
    const [ids] = [
      await manyFlags(
        group,
        Array.from({ length: 450 }, () => 4),
      ),
      await manyFlags(foreign, [1]),
    ]
    await store.db.sql.execute(sql`
      with numbered as (select id, row_number() over (order by id) as n from flags where group_id = ${group})
      update flags set number = n from numbered where flags.id = numbered.id`)
    await store.db.sql.execute(sql`update desks set number = 450 where group_id = ${group}`)
    await store.db.sql.execute(sql`update flags set number = 1 where group_id = ${foreign}`)
    const seen: string[] = []
    const sizes: number[] = []
    for (let told = await flagChanges(db, by, since); ; told = await flagChanges(db, by, told.since)) {
      seen.push(...told.flags.map((flag) => flag.id))
      sizes.push(told.flags.length)
      if (!told.more) break
    }
    expect(sizes).toEqual([200, 200, 50])
    expect(new Set(seen)).toEqual(new Set(ids))
    expect(severityOf(4)).toBe('routine')
  })
})
