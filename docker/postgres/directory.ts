import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Trouble } from '../trouble.ts'
import type { Account } from './account.ts'
import { sentenceFor } from './log.ts'
import { postgresVersion, type Programs } from './programs.ts'

/** Makes the data directory if there is none, and gives the password of its owner. */
export async function openDirectory(
  directory: string,
  programs: Programs,
  account: Account | undefined,
): Promise<string> {
  // A new cluster grows under another name, so that a start that was cut short leaves nothing half made
  if (!existsSync(directory)) await makeDirectory(directory, programs, account)

  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) {
    throw new Trouble(
      `${directory} is not a data directory of Postgres: move it away, or set TEALIGHT_DATA to another folder.`,
    )
  }
  if (version.trim() !== postgresVersion) {
    throw new Trouble(
      `${directory} was made by Postgres ${version.trim()}, and this is ${postgresVersion}: start the Tealight that made it and restore a backup of it here, or set TEALIGHT_DATA to another folder.`,
    )
  }
  return (await readFile(passwordFile(directory), 'utf8')).trim()
}

/** Beside the data, so that a copy of the data directory alone opens nothing. */
export const passwordFile = (directory: string) => `${directory}.password`

async function makeDirectory(directory: string, { initdb }: Programs, account: Account | undefined): Promise<void> {
  const half = `${directory}.new`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true, mode: 0o700 })
  // The account of the server must pass through, though it may not look around
  if (account) await chmod(dirname(directory), 0o711)
  await writeFile(passwordFile(directory), randomBytes(32).toString('base64url'), { mode: 0o600 })
  if (account) {
    await chown(half, account.uid, account.gid)
    await chown(passwordFile(directory), account.uid, account.gid)
  }
  await runInitdb(initdb, half, passwordFile(directory), account)
  await rename(half, directory)
}

async function runInitdb(
  initdb: string,
  directory: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const settings = [
    ['--pgdata', directory],
    ['--username', 'tealight'],
    ['--pwfile', password],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    // Postgres's own sorting is the same on every machine and after every upgrade of the system's libraries
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--locale', 'C'],
  ]
  const flags = [...settings.flatMap(([name, value]) => [`${name}=${value}`]), '--data-checksums', '--no-instructions']
  const run = spawn(initdb, flags, {
    ...account,
    cwd: directory,
    env: { PATH: process.env['PATH'], LANG: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said, code] = await Promise.all([text(run.stderr), new Promise<number | null>((done) => run.on('exit', done))])
  if (code === 0) return
  await rm(directory, { recursive: true, force: true })
  throw new Trouble(
    sentenceFor(said) ?? `The data directory could not be made; initdb said: ${said.trim().split('\n').at(-1)}`,
  )
}
