import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../postgres/server.ts'
import { makeTemplate, withDatabase } from './template.ts'

/** One Postgres for all tests of the embedded way. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'tealight-embedded-'))
  const server = await startPostgres({ directory: join(folder, 'postgres'), connections: 150, durable: false })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url)
    project.provide('store', { url: withDatabase(server.url, 'postgres') })
  } catch (error) {
    // a set-up that throws is not torn down
    await stop()
    throw error
  }
  return stop
}
