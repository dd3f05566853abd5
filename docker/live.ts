import { onEnding } from './ending.ts'
import { complain } from './say.ts'
import { cureFor, namelessStack } from './trouble.ts'

/** What a process of the service tells the launcher above it. */
export type Word = { ready: true } | { trouble: string }

/** Gives everybody in the middle of something time to finish it. */
export const drainMs = 10_000

/**
 * The life of one process: it starts, says that it is ready, and ends gently whoever asks. `start` gives the act that
 * ends it. Alone in a container it does the same without a launcher.
 */
export async function live(start: () => Promise<() => Promise<void>>): Promise<void> {
  watchForUnforeseen()
  let stop: (() => Promise<void>) | undefined
  onEnding((hurry) => {
    if (hurry || !stop) process.exit(0)
    setTimeout(() => process.exit(0), drainMs + 2000).unref()
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`did not end cleanly: ${namelessStack(error)}`)
        process.exit(1)
      },
    )
  })
  try {
    stop = await start()
    tell({ ready: true })
  } catch (error) {
    await giveUp(error)
  }
}

/** The life of a process that does one thing and ends. */
export async function once(work: () => Promise<void>): Promise<void> {
  watchForUnforeseen()
  onEnding(() => process.exit(1))
  try {
    await work()
    process.exit(0)
  } catch (error) {
    await giveUp(error)
  }
}

async function giveUp(error: unknown): Promise<never> {
  const cure = cureFor(error)
  if (cure === undefined) console.error(`did not start: ${namelessStack(error)}`)
  else if (process.send) await new Promise((sent) => process.send?.({ trouble: cure } satisfies Word, sent))
  else complain(cure)
  process.exit(1)
}

function watchForUnforeseen(): void {
  process.on('uncaughtException', (error) => {
    console.error(`ended by an error that nobody caught: ${namelessStack(error)}`)
    process.exit(1)
  })
}

function tell(word: Word): void {
  process.send?.(word)
}
