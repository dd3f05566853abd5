import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Word } from './live.ts'
import { Trouble } from './trouble.ts'

/** Runs one of our files to its end. A process of its own, so that what it loaded does not stay in the launcher's memory. */
export async function runOnce(file: string, args: string[], env: Record<string, string>): Promise<void> {
  const child = fork(join(import.meta.dirname, file), args, { env: { ...process.env, ...env }, execArgv: quickStart })
  let trouble: string | undefined
  child.on('message', (word: Word) => {
    if ('trouble' in word) trouble = word.trouble
  })
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  if (code !== 0) throw new Trouble(trouble ?? `docker/${file} failed; its reason stands above.`)
}

export const quickStart = ['--import', join(import.meta.dirname, 'quick.mjs')]
