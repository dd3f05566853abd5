import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../ports.ts'
import { postmasterPid } from '../postgres/leftover.ts'
import { root } from '../tools.ts'
import { living } from './processes.ts'

export interface RunningService {
  origin: string
  port: number
  /** What it has said so far, on both channels. */
  said(): string
  /** Waits until it has said this; rejects when it ends first. */
  says(words: string | RegExp, seconds?: number): Promise<void>
  /** The process ids, by what they do. */
  pids(): Record<'top' | 'web and api' | 'worker' | 'guard' | 'postgres', number>
  end(signal?: NodeJS.Signals): Promise<number | null>
  ended: Promise<number | null>
}

/** Starts the whole service as `npm start` does, on this data folder. It ends when we do. */
export async function aService(options: {
  data: string
  env?: Record<string, string>
  args?: string[]
}): Promise<RunningService> {
  const port = options.env?.['PORT'] === undefined ? await freePort() : Number(options.env['PORT'])
  const child = spawn(process.execPath, [join(root, 'docker/start.ts'), ...(options.args ?? [])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...clean(process.env), PORT: String(port), TEALIGHT_DATA: options.data, ...options.env },
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const heard = hear(child)
  return {
    origin: `http://localhost:${port}`,
    port,
    said: heard.said,
    says: (words, seconds = 60) =>
      Promise.race([
        heard.says(words, seconds),
        ended.then((code) =>
          Promise.reject(new Error(`the service ended (${String(code)}); it said: ${heard.said()}`)),
        ),
      ]),
    pids: () => pidsOf(child, options.data),
    ended,
    end: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

function hear(child: ChildProcess) {
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      for (const look of listeners) look()
    })
  }
  return {
    said: () => said,
    says: (words: string | RegExp, seconds: number) =>
      new Promise<void>((done, fail) => {
        const timer = setTimeout(
          () => fail(new Error(`not said within ${seconds} s: ${String(words)}; but: ${said}`)),
          seconds * 1000,
        )
        const look = () => {
          if (typeof words === 'string' ? !said.includes(words) : !words.test(said)) return
          clearTimeout(timer)
          listeners.delete(look)
          done()
        }
        listeners.add(look)
        look()
      }),
  }
}

function pidsOf(child: ChildProcess, data: string): ReturnType<RunningService['pids']> {
  const below = living().filter(({ ppid }) => ppid === child.pid)
  const find = (sign: string) => below.find(({ command }) => command.includes(sign))?.pid ?? 0
  return {
    top: child.pid ?? 0,
    'web and api': find('docker/serve.ts'),
    worker: find('docker/work.ts'),
    guard: find('docker/guard.sh'),
    postgres: postmasterPid(join(data, 'postgres')) ?? 0,
  }
}

/** The settings of whoever runs the tests are not the service's. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(TEALIGHT_|DATABASE_URL$|REDIS_|HOST$|PORT$|VITEST|NODE_ENV$|NODE_OPTIONS$)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)))
}
