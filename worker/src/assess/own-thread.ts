import type { Looked } from '@tealight/db/crisis/finding'
import type { Content } from '@tealight/db/texts/seal'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface Question {
  content: Content
  earlier: string[]
}
export type Answer = { ready: true } | { looked: Looked | null }

export interface Thread {
  /** Looks at one text. Null when it could not within the deadline, or at all. */
  look(question: Question, onBusy?: () => void): Promise<Looked | null>
  stop(): Promise<void>
}

export interface ThreadOptions {
  /** Milliseconds for one text: a hundred times what the longest takes. */
  deadline?: number
  file?: URL
}

/** A text that takes more than this is not one that a person wrote. */
const limits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 }
const startDeadline = 10_000
const ownFile = new URL('./thread.ts', import.meta.url)

/**
 * One thread that looks at one text after the other. One that is late or dies is replaced. A text that was late is given
 * a second try, since the machine may have been busy; one that killed its thread is not.
 */
export function openThread({ deadline = 250, file = ownFile }: ThreadOptions = {}): Thread {
  let running: Running | null = null
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  async function lookNow(question: Question, onBusy?: () => void, isSecondTry = false): Promise<Looked | null> {
    if (stopped) throw new Error('the thread was stopped')
    if (!running?.isAlive()) running = start(file)
    const answer = (await running.ready) ? await running.ask(question, deadline, onBusy) : 'lost'
    if (answer !== 'late' && answer !== 'lost') return answer
    await running.end()
    return answer === 'late' && !isSecondTry ? lookNow(question, onBusy, true) : null
  }

  return {
    look(question, onBusy) {
      const mine = last.then(() => lookNow(question, onBusy))
      last = mine.catch(() => {})
      return mine
    },
    async stop() {
      await last
      stopped = true
      await running?.end()
    },
  }
}

interface Running {
  /** False when it could not start. */
  ready: Promise<boolean>
  isAlive(): boolean
  ask(question: Question, deadline: number, onBusy?: () => void): Promise<Looked | null | 'late' | 'lost'>
  end(): Promise<unknown>
}

/** Where Node keeps what it compiled. Without it, the thread would load what takes the types away: 27 MB. */
const compiled = getCompileCacheDir()
const handedDown = compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) }

function start(file: URL): Running {
  // it needs no setting and must not write
  const worker = new Worker(file, { resourceLimits: limits, execArgv: [], env: handedDown, stdout: true, stderr: true })
  let hear: (answer: Answer | 'late' | 'lost') => void = () => {}
  const next = (patience: number) => {
    const { promise, resolve } = Promise.withResolvers<Answer | 'late' | 'lost'>()
    // when this whole process slept, an answer may lie ready behind the timer
    const timer = setTimeout(() => setImmediate(() => setImmediate(resolve, 'late')), patience)
    hear = (answer) => {
      clearTimeout(timer)
      resolve(answer)
    }
    return promise
  }
  const ready = next(startDeadline).then((answer) => answer !== 'late' && answer !== 'lost')
  worker.on('message', (answer: Answer) => hear(answer))
  let isAlive = true
  const lost = () => {
    isAlive = false
    hear('lost')
  }
  worker.on('error', lost)
  worker.on('exit', lost)
  worker.unref()
  return {
    ready,
    isAlive: () => isAlive,
    async ask(question, deadline, onBusy) {
      const answered = next(deadline)
      worker.postMessage(question)
      onBusy?.()
      const answer = await answered
      if (answer === 'late' || answer === 'lost') return answer
      return 'looked' in answer ? answer.looked : 'lost'
    },
    end() {
      isAlive = false
      return worker.terminate()
    },
  }
}
