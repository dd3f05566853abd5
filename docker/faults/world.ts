import { openBell } from '@tealight/db/bell'
import { openDb, type Db } from '@tealight/db/connect'
import { makeGroup } from '@tealight/db/groups/make'
import { openKeys } from '@tealight/db/keys'
import { makeRoom } from '@tealight/db/rooms/make'
import { migrate } from '@tealight/db/migrate'
import { migrateQueue } from '@tealight/worker/migrate-queue'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { temporaryFolder } from '../bench/kit.ts'
import { gather, type Member } from '../bench/members.ts'
import { writeThreads } from '../bench/letters.ts'
import { freePort } from '../ports.ts'
import { prepareDatabase } from '../postgres/outer.ts'
import { keepChild, type KeptChild } from './kept-child.ts'
import { keepPostgres, type KeptPostgres } from './kept-postgres.ts'
import { keepRedis, type KeptRedis } from './kept-redis.ts'
import type { FaultOptions } from './options.ts'
import { turnTasksAway } from './task-outside.ts'

/** Everything that can be killed, and what looks on from outside. */
export interface World {
  apis: [KeptChild, KeptChild]
  workers: [KeptChild, KeptChild]
  postgres: KeptPostgres
  redis: KeptRedis | undefined
  origin: string
  /** Where the two apis listen. */
  doors: [string, string]
  group: string
  members: Member[]
  threads: string[]
  /** A room in which all of them sit. */
  room: string
  /** The owner's: sees all rows, and hears the bell as an open desk does. */
  db: Db
  look: Sql
  end(): Promise<void>
}

const people = 16

/** The whole service in processes of their own, with a group, its members and some threads in it. */
export async function makeWorld({ backend, sabotage }: Pick<FaultOptions, 'backend' | 'sabotage'>): Promise<World> {
  const folder = temporaryFolder()
  const store = await keepPostgres(folder)
  const redis = backend === 'redis' ? await keepRedis(join(folder, 'redis')) : undefined
  await prepareDatabase(store.url)
  await migrate(store.url)
  await migrateQueue(store.url)
  const look = postgres(store.url, { max: 3, onnotice: () => {}, connection: { statement_timeout: 4_000 } })
  if (sabotage === 'task-outside') await turnTasksAway(look)

  const keysFolder = join(folder, 'keys')
  const keys = await openKeys(keysFolder)
  const bell = await openBell(redis ? { kind: 'redis', url: redis.url } : { kind: 'postgres', url: store.url })
  const db = openDb({ url: store.url, role: 'owner', keys, bell, connections: 3 })
  const rules = [{ id: 'kind', title: 'Be kind', text: 'Speak as you would to a friend.' }]
  const plain = { title: 'Nights', about: 'For those who lie awake', language: 'en', reading: 'open' as const }
  const group = await db.transaction((tx) => makeGroup(tx, { ...plain, rules }))
  const room = await db.transaction((tx) =>
    makeRoom(tx, { group, title: 'The kitchen', about: 'Come in', isCalm: true }),
  )

  const [port, other] = [await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const env = {
    DATABASE_URL: store.url,
    TEALIGHT_KEYS: keysFolder,
    TEALIGHT_LIMIT_FACTOR: '1000000',
    TEALIGHT_ORIGIN: origin,
    NODE_ENV: 'production',
    ...(redis && { REDIS_URL: redis.url }),
    ...(sabotage && { SABOTAGE: sabotage }),
  }
  const anApi = (port: number) => keepChild('api-child.ts', { ...env, PORT: String(port) })
  const apis: World['apis'] = [anApi(port), anApi(other)]
  const workers: World['workers'] = [keepChild('worker-child.ts', env), keepChild('worker-child.ts', env)]
  await Promise.all([...apis, ...workers].map((child) => child.ready()))
  const meeting = await gather(origin, people)
  const threads = await writeThreads(origin, meeting, { threads: people / 2, posts: 1 })

  for (const { cookie } of meeting.members)
    await fetch(`${origin}/api/rooms/${room}/seat`, { method: 'PUT', headers: { origin, cookie } })

  return {
    ...{ group, room, apis, workers, postgres: store, redis, origin, members: meeting.members, threads, db, look },
    doors: [origin, `http://localhost:${other}`],
    async end() {
      await Promise.all([...apis, ...workers].map((child) => child.end()))
      await Promise.all([db.close(), bell.close(), look.end({ timeout: 2 })])
      await redis?.end()
      await store.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
