import type { ApiOptions, App } from '@tealight/api/app'
import { openDb, type Db, type Role } from '@tealight/db/connect'
import { openKeys, type Keys } from '@tealight/db/keys'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { templateName, withDatabase, type TestStore } from './testing/template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    store: TestStore
  }
}

export interface TestDb {
  /** The owner's, of this file's own database. */
  url: string
  /** Opened as the owner, so that a test can look at everything. */
  db: Db
  keys: Keys
  /** Where those keys lie, for a process of its own. */
  keysFolder: string
  /** The same database as one of the roles of production. */
  openAs(role: Role, options?: { connections?: number }): Db
}

/**
 * A fresh migrated database and key directory for this test file, gone after it. Call it at the top of the file or in
 * `beforeAll`.
 */
export async function testDb({ connections = 4 }: { connections?: number } = {}): Promise<TestDb> {
  const server = inject('store').url
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const url = withDatabase(server, name)
  await asOwner(server, `create database ${name} template ${templateName}`)
  const folder = await mkdtemp(join(tmpdir(), 'tealight-keys-'))
  const keys = await openKeys(folder)

  const opened: Db[] = []
  const openAs: TestDb['openAs'] = (role, options = {}) => {
    const db = openDb({ url, role, keys, connections, ...options })
    opened.push(db)
    return db
  }
  afterAll(async () => {
    await Promise.all(opened.map((db) => db.close()))
    await asOwner(server, `drop database if exists ${name} with (force)`)
    await rm(folder, { recursive: true, force: true })
  })
  return { url, db: openAs('owner'), keys, keysFolder: folder, openAs }
}

export interface TestApi extends TestDb {
  api: App
  origin: string
}

/** The api on a database of its own, in its production role. Ask it with `api.inject`. */
export async function testApi(options: Partial<ApiOptions> = {}): Promise<TestApi> {
  const { makeApi } = await import('@tealight/api/app')
  const test = await testDb()
  const origin = options.origin ?? 'http://localhost:4000'
  const { volatile } = testRedis() ?? {}
  const api = await makeApi({
    db: test.openAs('api'),
    logger: false,
    ...(volatile !== undefined && { redis: { volatile } }),
    ...options,
    origin,
  })
  await api.ready()
  // registered after the database's end, so it runs before it
  afterAll(() => api.close())
  return { ...test, api, origin }
}

/** The two Redis of the outer way; undefined in the embedded one. */
export function testRedis(): { queue: string; volatile: string } | undefined {
  return inject('store').redis
}

/** Where the worker's queue is, this way. */
export function testQueue(url: string): { kind: 'postgres'; url: string } | { kind: 'redis'; url: string } {
  const redis = testRedis()
  return redis ? { kind: 'redis', url: redis.queue } : { kind: 'postgres', url }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}
