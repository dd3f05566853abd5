import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSystemError, Trouble } from './trouble.ts'

/** Takes a data folder for this process alone, or says who has it. Gives the act that lets it go. */
export function takeFolder(folder: string, origin: string): () => void {
  const file = join(folder, 'running.json')
  const mine = JSON.stringify({ pid: process.pid, origin })
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EEXIST') throw error
      const holder = readHolder(file)
      if (holder && isLauncher(holder.pid)) {
        throw new Trouble(
          `Tealight is already running with this data, at ${holder.origin} (process ${holder.pid}): use that one, or stop it first.`,
        )
      }
      // left by a launcher that was killed
      rmSync(file, { force: true })
    }
  }
}

function readHolder(file: string): { pid: number; origin: string } | undefined {
  try {
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof told !== 'object' || told === null || !('pid' in told) || !('origin' in told)) return undefined
    return { pid: Number(told.pid), origin: String(told.origin) }
  } catch {
    return undefined
  }
}

/** After a restart of the machine the number may be anybody's. */
function isLauncher(pid: number): boolean {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return /docker\/(start|groups)\.ts/.test(command)
  } catch {
    return false
  }
}
