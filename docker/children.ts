import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainMs, type Word } from './live.ts'
import { quickStart } from './once.ts'
import { say } from './say.ts'
import { cureFor, Trouble } from './trouble.ts'

export interface Keeper {
  /** Rejects when a child cannot be kept alive. */
  failed: Promise<never>
  start(name: string, file: string, env: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

/** Starts the processes of the service and starts again what dies, until it is told to stop. */
export function keepChildren(): Keeper {
  const children = new Map<string, ChildProcess>()
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => undefined)
  let stopping = false

  /** Resolves when the child says that it is ready. */
  function start(name: string, file: string, env: Record<string, string>, deaths: number[] = []): Promise<void> {
    const child = fork(join(import.meta.dirname, file), [], {
      // glibc would keep a heap for each thread, and what was freed in one of them is of no use to the others
      env: { MALLOC_ARENA_MAX: '2', ...process.env, ...env },
      execArgv: [...quickStart, ...(file === 'work.ts' ? smallHeap : [])],
    })
    children.set(name, child)
    const ready = Promise.withResolvers<void>()
    let trouble: string | undefined
    let wasReady = false
    child.on('message', (word: Word) => {
      if ('trouble' in word) return (trouble = word.trouble)
      wasReady = true
      ready.resolve()
    })
    child.on('exit', (code, signal) => {
      children.delete(name)
      if (stopping) return ready.resolve()
      const how = signal ?? `exit ${code}`
      ready.reject(new Trouble(trouble ?? `The ${name} process did not start (${how}); its reason stands above.`))
      if (wasReady || deaths.length > 0) void again(name, file, env, [...deaths, Date.now()], how)
    })
    return ready.promise
  }

  async function again(name: string, file: string, env: Record<string, string>, deaths: number[], how: string) {
    const recent = deaths.filter((death) => Date.now() - death < 60_000)
    if (recent.length > 5) {
      return fail(
        new Trouble(
          `The ${name} process ends again and again (${how}): the lines above say why; nothing that was saved is lost.`,
        ),
      )
    }
    const pause = Math.min(300 * 2 ** (recent.length - 1), 10_000)
    say(`  The ${name} process ended (${how}); it starts again in ${pause / 1000} s.`)
    await sleep(pause)
    if (stopping) return
    await start(name, file, env, recent).then(
      () => say(`  The ${name} process is back.`),
      (error: unknown) => say(`  ${cureFor(error) ?? 'It did not come back.'}`),
    )
  }

  return {
    failed,
    start: (name, file, env) => start(name, file, env),
    stop: async () => {
      stopping = true
      await Promise.all([...children.values()].map(stopChild))
    },
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  if (child.connected) child.send('end')
  const killer = setTimeout(() => child.kill('SIGKILL'), drainMs + 3000)
  await gone
  clearTimeout(killer)
}

/**
 * A small nursery keeps a process some 15 MB smaller. Drawing pages fills it so fast that it would cost a fifth of their
 * work (measured: 2.9 ms a page with 4 MB, 2.3 ms with 16), so only the worker gets one.
 */
const smallHeap = ['--max-semi-space-size=4']
