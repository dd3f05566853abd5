import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Db } from '../src/connect.ts'
import { listResources, type Resource } from '../src/resources/list.ts'
import { shipResources } from '../src/resources/ship.ts'
import { resources } from '../src/tables/resources.ts'

let store: TestDb
let db: Db
beforeAll(async () => {
  store = await testDb()
  db = store.openAs('api')
})

const aResource = (slug: string, more: Partial<Resource> = {}): Resource => ({
  slug,
  kind: 'helpline',
  title: 'A line',
  summary: 'They listen',
  author: 'The line',
  source: 'https://line.example/',
  grade: 'provider',
  reviewer: 'us',
  reviewedOn: '2026-06-01',
  expiresOn: '2999-01-01',
  language: 'en',
  country: 'GB',
  contacts: [{ channel: 'call', to: '116 123' }],
  hours: 'always',
  free: true,
  ...more,
})
const ship = (...list: Resource[]) => db.transaction((tx) => shipResources(tx, list))
const shown = async () => (await listResources(db)).map((one) => one.slug)

describe('a resource', () => {
  test('is shown to the end of its last day, and never after it', async () => {
    await ship(aResource('lasting'), aResource('ending'), aResource('over'))
    await store.db.sql.execute(sql`update resources set expires_on = current_date where slug = 'ending'`)
    await store.db.sql.execute(sql`update resources set expires_on = current_date - 1 where slug = 'over'`)
    expect(await shown()).toEqual(expect.arrayContaining(['lasting', 'ending']))
    expect(await shown()).not.toContain('over')
  })

  test('does not come back to life when the same release starts again', async () => {
    const over = aResource('stays-over', { expiresOn: '2020-01-01' })
    await ship(over)
    await ship(over)
    expect(await shown()).not.toContain('stays-over')
  })

  test('that somebody here reviewed later keeps their words', async () => {
    await ship(aResource('local'))
    await db.sql
      .update(resources)
      .set({ title: 'As we found it', reviewedOn: '2026-09-01' })
      .where(eq(resources.slug, 'local'))
    await ship(aResource('local', { title: 'As it was shipped', reviewedOn: '2026-08-31' }))
    expect((await listResources(db)).find((one) => one.slug === 'local')?.title).toBe('As we found it')
  })

  test('takes the words of a release that was reviewed later', async () => {
    await ship(aResource('newer'))
    await ship(
      aResource('newer', {
        title: 'Checked again',
        reviewedOn: '2026-10-01',
        contacts: [{ channel: 'web', to: 'https://line.example/' }],
      }),
    )
    expect((await listResources(db)).find((one) => one.slug === 'newer')).toMatchObject({
      title: 'Checked again',
      contacts: [{ channel: 'web' }],
    })
  })

  test('shipped by several that start at once is one', async () => {
    await Promise.all(Array.from({ length: 10 }, () => ship(aResource('many'), aResource('many-too'))))
    expect((await shown()).filter((slug) => slug.startsWith('many'))).toEqual(['many', 'many-too'])
  })

  test('of a kind or grade that is not on the list is refused by the store', async () => {
    for (const column of ['kind', 'grade'])
      await expect(store.db.sql.execute(sql.raw(`update resources set ${column} = 'other'`))).rejects.toThrow()
  })
})
