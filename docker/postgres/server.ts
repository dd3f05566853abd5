import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { underGuard } from '../guard.ts'
import { freePort } from '../ports.ts'
import { Trouble } from '../trouble.ts'
import { serverAccount, type Account } from './account.ts'
import { openDirectory } from './directory.ts'
import { endLeftover } from './leftover.ts'
import { sentenceFor } from './log.ts'
import { serverOptions } from './options.ts'
import { postgresPrograms } from './programs.ts'

export interface PostgresServer {
  /** The owner's. */
  url: string
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<{ log: string }>
  stop(): Promise<void>
}

export interface PostgresPlan {
  directory: string
  /** The same again after a crash, so that everybody finds it. */
  port?: number
  connections?: number
  /** Only tests may do without. */
  durable?: boolean
}

/** Starts our own Postgres on a data directory of its own. It ends when we end, however that happens. */
export async function startPostgres(plan: PostgresPlan): Promise<PostgresServer> {
  const { directory, connections = 60, durable = true } = plan
  const account = serverAccount()
  const programs = await postgresPrograms(account)
  const password = await openDirectory(directory, programs, account)
  await endLeftover(directory)

  const port = plan.port ?? (await freePort())
  const command = [programs.postgres, '-D', directory, ...serverOptions({ port, connections, durable })]
  const guard = runUnderGuard(command, account)
  const log = lastLines(guard)
  const ended = once(guard, 'exit').then(async () => {
    // When only the guard was killed, its second half still listens to this pipe, and ends the server
    guard.stdin?.destroy()
    await endLeftover(directory)
    return { log: log.text() }
  })
  await Promise.race([
    log.says('ready to accept connections'),
    ended.then(() => {
      throw new Trouble(sentenceFor(log.text()) ?? `Postgres did not start; it said: ${log.text().trim()}`)
    }),
  ])
  return {
    url: `postgres://tealight:${password}@127.0.0.1:${port}/tealight`,
    ended,
    stop: async () => {
      guard.stdin?.end()
      await ended
    },
  }
}

function runUnderGuard(command: string[], account: Account | undefined): ChildProcess {
  return spawn(...underGuard(command), {
    ...account,
    cwd: '/',
    // Ctrl-C in a terminal reaches the whole group; Postgres must outlive those who still write to it
    detached: true,
    env: { PATH: process.env['PATH'], LANG: 'C', TZ: 'UTC' },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
}

function lastLines(server: ChildProcess) {
  const lines: string[] = []
  const waiting: { words: string; done: () => void }[] = []
  if (!server.stderr) throw new Error('the guard has no log')
  createInterface({ input: server.stderr }).on('line', (line) => {
    lines.push(line)
    if (lines.length > 30) lines.shift()
    for (const { words, done } of waiting) if (line.includes(words)) done()
  })
  return {
    text: () => lines.join('\n'),
    says: (words: string) => new Promise<void>((done) => waiting.push({ words, done })),
  }
}
