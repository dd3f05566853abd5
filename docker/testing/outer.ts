import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../postgres/server.ts'
import { startRedis } from './redis.ts'
import { makeTemplate, withDatabase } from './template.ts'

/**
 * The outer way: DATABASE_URL when it is given, else a server of which we own no more than a hosting company would let
 * us own, and two Redis with the settings of production.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'tealight-outer-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    let url = process.env['DATABASE_URL']
    if (!url) {
      const server = await startPostgres({ directory: join(folder, 'postgres'), connections: 150, durable: false })
      stops.push(server.stop)
      url = await makeOwner(withDatabase(server.url, 'postgres'))
    }
    await makeTemplate(url)
    const queue = await startRedis(join(folder, 'queue'), ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction'])
    stops.push(queue.stop)
    const volatile = await startRedis(join(folder, 'volatile'), [
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'volatile-ttl',
    ])
    stops.push(volatile.stop)
    project.provide('store', { url, redis: { queue: queue.url, volatile: volatile.url } })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** May make databases and roles, as on managed Postgres, and nothing else. */
async function makeOwner(superuser: string): Promise<string> {
  const sql = postgres(superuser, { max: 1 })
  await sql`create role outer_owner login createdb createrole password 'only for this test'`
  await sql.end()
  const url = new URL(superuser)
  url.username = 'outer_owner'
  url.password = 'only for this test'
  return url.href
}
