import { openBell } from '@tealight/db/bell'
import { openDb, type Db } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder } from '../data.ts'
import { takeFolder } from '../lock.ts'
import { runOnce } from '../once.ts'
import { passwordFile } from '../postgres/directory.ts'
import { startPostgres } from '../postgres/server.ts'
import { sharedPlace, type Settings } from '../settings.ts'
import { Trouble } from '../trouble.ts'

/** The store that the service uses, for one command: whether the service is running or not. */
export async function withStore<T>(settings: Settings, work: (db: Db) => Promise<T>): Promise<T> {
  const { folder, keys } = await dataFolder(settings)
  if (settings.databaseUrl !== undefined) return workOn(settings.databaseUrl, keys, settings, work)

  await mkdir(folder, { recursive: true })
  const directory = join(folder, 'postgres')
  const letGo = takeIfFree(folder, settings.origin)
  if (!letGo) return workOn(await runningUrl(directory), keys, settings, work)
  try {
    const server = await startPostgres({ directory })
    try {
      await runOnce('migrate.ts', [], { DATABASE_URL: server.url, TEALIGHT_KEYS: keys })
      return await workOn(server.url, keys, settings, work)
    } finally {
      await server.stop()
    }
  } finally {
    letGo()
  }
}

async function workOn<T>(url: string, keys: string, settings: Settings, work: (db: Db) => Promise<T>): Promise<T> {
  // a service that is running hears at once what was changed here
  const bell = await openBell(sharedPlace({ ...settings, databaseUrl: url }))
  const db = openDb({ url, role: 'owner', keys: await openKeys(keys), connections: 1, bell })
  try {
    return await work(db)
  } finally {
    await db.close()
    await bell.close()
  }
}

/** Undefined when the running service holds the folder. */
function takeIfFree(folder: string, origin: string): (() => void) | undefined {
  try {
    return takeFolder(folder, origin)
  } catch (error) {
    if (error instanceof Trouble) return undefined
    throw error
  }
}

/** Where the Postgres of the running service is: the fourth line of its own note is the port, the eighth how it does. */
async function runningUrl(directory: string): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const note = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')
    const [, , , port, , , , state] = note.split('\n')
    if (state?.trim() === 'ready') {
      const password = (await readFile(passwordFile(directory), 'utf8')).trim()
      return `postgres://tealight:${password}@127.0.0.1:${port}/tealight`
    }
    await sleep(200)
  }
  throw new Trouble('Tealight is just starting or stopping: try again in a moment.')
}
