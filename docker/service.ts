import { openKeys } from '@tealight/db/keys'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pagesBuild } from './build.ts'
import { keepChildren } from './children.ts'
import { dataFolder } from './data.ts'
import { takeFolder } from './lock.ts'
import { checkPort } from './ports.ts'
import { keepPostgres } from './postgres/keep.ts'
import { runOnce } from './once.ts'
import { step } from './say.ts'
import type { Settings } from './settings.ts'
import { Trouble } from './trouble.ts'

export interface Service {
  /** Rejects when a part cannot be kept alive. */
  failed: Promise<never>
  hasGroups(): Promise<boolean>
  /** Prints codes for the first roles, as long as nobody has them. */
  inviteFirst(): Promise<void>
  stop(): Promise<void>
}

/** Brings up every part in order. When one fails, those that are up already are taken down again. */
export async function startService(settings: Settings, { demo }: { demo: boolean }): Promise<Service> {
  const closing: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    await checkPort(settings.port, settings.host)
    const failures: Promise<never>[] = []
    const { folder, keys, anchor } = await dataFolder(settings)
    await mkdir(folder, { recursive: true })

    let url = settings.databaseUrl
    if (url === undefined) {
      closing.push(takeFolder(folder, settings.origin))
      const store = await step('Starting Postgres', () => keepPostgres(join(folder, 'postgres')))
      closing.push(store.stop)
      failures.push(store.failed)
      url = store.url
    }
    await openKeys(keys)
    const env = {
      DATABASE_URL: url,
      TEALIGHT_KEYS: keys,
      TEALIGHT_ANCHOR: anchor,
      TEALIGHT_ORIGIN: settings.origin,
      NODE_ENV: 'production',
    }
    await step('Bringing the store up to date', () => runOnce('migrate.ts', [], env))
    if (demo) await step('Writing the demo', () => runOnce('demo-run.ts', [], env))

    const build = await pagesBuild()
    if (build) await step('Building the pages (some ten seconds, only after a change)', build)

    const children = keepChildren()
    closing.push(children.stop)
    failures.push(children.failed)
    await step('Starting api, pages and worker', async () => {
      await Promise.all([children.start('web and api', 'serve.ts', env), children.start('worker', 'work.ts', env)])
      await answers(settings)
    })
    const failed = Promise.race(failures)
    failed.catch(stop)
    return {
      failed: failed.finally(stop),
      hasGroups: () => hasGroups(settings),
      inviteFirst: () => runOnce('staff/first.ts', [], env),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function hasGroups(settings: Settings): Promise<boolean> {
  const answer = await fetch(`${placeOf(settings)}/api/groups`, { signal: AbortSignal.timeout(5000) })
  return !(await answer.text()).includes('"groups":[]')
}

function placeOf({ port, host }: Settings): string {
  const place = host === '0.0.0.0' ? '127.0.0.1' : host === '::' || host === '::1' ? '[::1]' : host
  return `http://${place}:${port}`
}

/** Asks as a person's browser would, until the api and a page answer. */
async function answers(settings: Settings): Promise<void> {
  const until = performance.now() + 30_000
  for (const path of ['/api/health', '/']) {
    for (;;) {
      const status = await fetch(placeOf(settings) + path, {
        redirect: 'manual',
        signal: AbortSignal.timeout(5000),
      }).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status >= 200 && status < 400) break
      if (performance.now() > until) {
        throw new Trouble(`${path} does not answer (${status || 'no connection'}): the lines above say why.`)
      }
      await sleep(100)
    }
  }
}
