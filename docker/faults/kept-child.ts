import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Word } from '../live.ts'
import { quickStart } from '../once.ts'

/** In megabytes: what its objects and buffers take, and what the machine gave it. */
export interface Held {
  used: number
  resident: number
}

export interface KeptChild {
  /** Resolves when it has said that it is ready. */
  ready(): Promise<void>
  kill(): Promise<void>
  /** It stands still for so long, and knows nothing of it. */
  freeze(milliseconds: number): Promise<void>
  /** From its next start on; undefined for none. It is killed to start again. */
  crashAt(point: string | undefined): Promise<void>
  /** True when it has died since it was told to crash, or does so soon; false when it is still there after that long. */
  crashed(milliseconds: number): Promise<boolean>
  /** What an api holds after it has collected what it does not need. */
  measure(): Promise<Held>
  /** All that it said, in all its lives. */
  said(): string
  end(): Promise<void>
}

/** A process that is started again whenever it ends, as the launcher does it. */
export function keepChild(file: string, env: Record<string, string>): KeptChild {
  let child: ChildProcess
  let ready = Promise.withResolvers<void>()
  let point: string | undefined
  let said = ''
  let ending = false
  let isArmed = false
  let isReady = false
  start()

  function start(): void {
    child = fork(join(import.meta.dirname, file), [], {
      env: { PATH: process.env['PATH'], ...env, ...(point !== undefined && { CRASH_AT: point }) },
      execArgv: quickStart,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('message', (word: Word) => {
      if (!('ready' in word)) return
      isReady = true
      ready.resolve()
    })
    child.on('exit', () => {
      if (ending) return
      point = undefined
      isArmed = false
      if (isReady) ready = Promise.withResolvers()
      isReady = false
      setTimeout(start, pause)
    })
  }
  async function kill(): Promise<void> {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
    child.kill('SIGKILL')
    await gone
  }
  return {
    ready: () => ready.promise,
    kill,
    async freeze(milliseconds) {
      const frozen = child
      frozen.kill('SIGSTOP')
      await sleep(milliseconds)
      frozen.kill('SIGCONT')
    },
    async crashAt(next) {
      await kill()
      point = next
      isArmed = true
      // until it is in its next life
      await sleep(pause + 50)
    },
    async crashed(milliseconds) {
      for (let waited = 0; isArmed && waited < milliseconds; waited += 20) await sleep(20)
      return !isArmed
    },
    measure() {
      const { promise, resolve } = Promise.withResolvers<Held>()
      const hear = (word: { measured: Held } | Word) => {
        if (!('measured' in word)) return
        child.off('message', hear)
        resolve(word.measured)
      }
      child.on('message', hear)
      child.send('measure')
      return promise
    },
    said: () => said,
    async end() {
      ending = true
      await kill()
    },
  }
}

/** Milliseconds between two lives. */
const pause = 150
