import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { comeBack } from '../src/identities/come-back.ts'
import { drawPhrase } from '../src/identities/draw-phrase.ts'
import { endSession } from '../src/identities/end-session.ts'
import { hasPhrase } from '../src/identities/has-phrase.ts'
import { openSession } from '../src/identities/open-session.ts'
import { readSession, type Session } from '../src/identities/read-session.ts'
import { newRoot, ownerOf, type Root } from '../src/identities/root.ts'
import { touchSessions } from '../src/identities/touch-sessions.ts'
import { identities, sessions } from '../src/tables/identities.ts'
import { outcome } from './makers.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api', { connections: 8 })
})

async function aSession(root: Root = newRoot()): Promise<{ token: string; session: Session }> {
  const token = await db.transaction((tx) => openSession(tx, root))
  const session = await readSession(db, token)
  if (!session) throw new Error('the session does not open')
  return { token, session }
}
const draw = (session: Session) => db.transaction((tx) => drawPhrase(tx, session))
const back = (phrase: string) => db.transaction((tx) => comeBack(tx, phrase))

describe('a session', () => {
  test('opens the root for its token and for nothing else', async () => {
    const root = newRoot()
    const { token, session } = await aSession(root)
    expect(session.root).toEqual(root)
    expect(session.stale).toBe(false)
    const other = Buffer.from(token, 'base64url')
    other[0] = (other[0] ?? 0) ^ 1
    for (const wrong of ['', 'x', token.slice(1), `${token}AAAA`, other.toString('base64url'), '\0', 'é'.repeat(43)])
      expect(await readSession(db, wrong)).toBeNull()
  })

  test('rests without its token and without the root', async () => {
    const { token, session } = await aSession()
    const [row] = await db.sql.select().from(sessions).where(eq(sessions.tokenHash, session.tokenHash))
    const all = Buffer.concat([
      row?.tokenHash ?? Buffer.alloc(0),
      row?.sealedRoot ?? Buffer.alloc(0),
      row?.owner ?? Buffer.alloc(0),
    ])
    for (const secret of [session.root, Buffer.from(token, 'base64url')])
      for (let at = 0; at + 4 <= 32; at += 1) expect(all.includes(secret.subarray(at, at + 4))).toBe(false)
  })

  test.each([
    ['after 30 days without a visit', 'seen_on = current_date - 31', null],
    ['not after 29', 'seen_on = current_date - 29', 'open'],
    ['after its last day', 'ends_on = current_date - 1', null],
    ['not on its last day', 'ends_on = current_date', 'open'],
  ])('ends %s', async (_when, set, expected) => {
    const { token, session } = await aSession()
    await store.db.sql.execute(sql`update sessions set ${sql.raw(set)} where token_hash = ${session.tokenHash}`)
    expect((await readSession(db, token)) && 'open').toBe(expected)
  })

  test('cannot be made longer than its last day by visiting', async () => {
    const { token, session } = await aSession()
    await store.db.sql.execute(
      sql`update sessions set ends_on = current_date - 1 where token_hash = ${session.tokenHash}`,
    )
    await db.transaction((tx) => touchSessions(tx, [session.tokenHash]))
    expect(await readSession(db, token)).toBeNull()
  })

  test('is stale once a day until the visit is noted', async () => {
    const { token, session } = await aSession()
    await store.db.sql.execute(
      sql`update sessions set seen_on = current_date - 1 where token_hash = ${session.tokenHash}`,
    )
    expect((await readSession(db, token))?.stale).toBe(true)
    await db.transaction((tx) => touchSessions(tx, [session.tokenHash]))
    expect((await readSession(db, token))?.stale).toBe(false)
  })

  test('ends when its person says so, and no other with it', async () => {
    const root = newRoot()
    const [one, other] = [await aSession(root), await aSession(root)]
    await db.transaction((tx) => endSession(tx, one.token))
    await db.transaction((tx) => endSession(tx, one.token))
    await db.transaction((tx) => endSession(tx, 'nonsense'))
    expect(await readSession(db, one.token)).toBeNull()
    expect(await readSession(db, other.token)).not.toBeNull()
  })

  test('still opens after the session key was rotated', async () => {
    const { token } = await aSession()
    await store.keys.rotate('session')
    expect(await readSession(db, token)).not.toBeNull()
  })
})

describe('a phrase', () => {
  test('brings its person back, with the same root', async () => {
    const { session } = await aSession()
    expect(await hasPhrase(db, session.root)).toBe(false)
    const { words, replaced } = await draw(session)
    expect(replaced).toBe(false)
    expect(await hasPhrase(db, session.root)).toBe(true)
    const token = await back(words.join(' '))
    expect((await readSession(db, token))?.root).toEqual(session.root)
    expect(
      (await readSession(db, await back(words.map((word) => word.slice(0, 4).toUpperCase()).join('; '))))?.root,
    ).toEqual(session.root)
  })

  test('of somebody else, almost right, or of nobody opens nothing', async () => {
    const { session } = await aSession()
    const { words } = await draw(session)
    const [first = '', second = '', ...rest] = words
    const wrong = [[second, first, ...rest], ['zebra', second, ...rest], words.slice(1), [...words, first], []]
    for (const phrase of wrong) {
      if (phrase.join(' ') === words.join(' ')) continue
      expect(await outcome(back(phrase.join(' ')))).toBe('wrong_phrase')
    }
  })

  test('that takes the place of another ends it, and ends every other session', async () => {
    const root = newRoot()
    const [mine, lost] = [await aSession(root), await aSession(root)]
    const stranger = await aSession()
    const first = await draw(mine.session)
    const second = await draw(mine.session)
    expect(second.replaced).toBe(true)
    expect(await outcome(back(first.words.join(' ')))).toBe('wrong_phrase')
    expect(await readSession(db, mine.token)).not.toBeNull()
    expect(await readSession(db, lost.token)).toBeNull()
    expect(await readSession(db, stranger.token)).not.toBeNull()
    expect((await readSession(db, await back(second.words.join(' '))))?.root).toEqual(root)
  })

  test('drawn twenty times at once leaves exactly one that opens', async () => {
    const { session } = await aSession()
    const all = await Promise.all(Array.from({ length: 20 }, () => draw(session)))
    const opened = await Promise.all(all.map(({ words }) => outcome(back(words.join(' ')))))
    expect(opened.filter((one) => one !== 'wrong_phrase')).toHaveLength(1)
    const rows = await db.sql
      .select()
      .from(identities)
      .where(eq(identities.owner, ownerOf(session.root)))
    expect(rows).toHaveLength(1)
  })

  test('is in no row: not its words, not the root', async () => {
    const { session } = await aSession()
    const { words } = await draw(session)
    const [row] = await db.sql
      .select()
      .from(identities)
      .where(eq(identities.owner, ownerOf(session.root)))
    const bytes = Buffer.concat([
      row?.lookup ?? Buffer.alloc(0),
      row?.sealedRoot ?? Buffer.alloc(0),
      row?.owner ?? Buffer.alloc(0),
    ])
    for (const word of words) expect(bytes.includes(word)).toBe(false)
    for (let at = 0; at + 4 <= 32; at += 1) expect(bytes.includes(session.root.subarray(at, at + 4))).toBe(false)
    expect(row?.seenOn).toMatch(/-01$/)
  })

  test('still opens after the lookup key was rotated, and is kept under the new one from then on', async () => {
    const { session } = await aSession()
    const { words } = await draw(session)
    const before = store.keys.newest('lookup').version
    await store.keys.rotate('lookup')
    await back(words.join(' '))
    await store.keys.destroy('lookup', before)
    expect((await readSession(db, await back(words.join(' '))))?.root).toEqual(session.root)
  })

  test('that was not drawn cannot be guessed faster than chance: the same two statements for hit and miss', async () => {
    expect(await outcome(back('abacus abode acorn adapt agate album alpine amber anchovy apple arch'))).toBe(
      'wrong_phrase',
    )
    expect(await outcome(back('not a phrase at all'))).toBe('wrong_phrase')
    expect(await outcome(back('\0'))).toBe('wrong_phrase')
  })
})
