import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../trouble.ts'

/**
 * Ends a server that is still there from a launcher that was killed, and clears the mark of one that is not: after a
 * power loss the number in postmaster.pid may belong to any other process, and Postgres would refuse to start.
 * Call it only when no other launcher holds this directory.
 */
export async function endLeftover(directory: string): Promise<void> {
  const pid = postmasterPid(directory)
  if (pid === undefined) return
  if (!isServerOf(pid, directory)) return rm(join(directory, 'postmaster.pid'), { force: true })

  signal(pid, 'SIGINT')
  for (let waited = 0; waited < 200; waited++) {
    if (!isServerOf(pid, directory)) return
    if (waited === 100) signal(pid, 'SIGQUIT')
    await sleep(100)
  }
  throw new Trouble(
    `An earlier Postgres (process ${pid}) does not end: end it with "kill -QUIT ${pid}" and start again.`,
  )
}

export function postmasterPid(directory: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(directory, 'postmaster.pid'), 'utf8'), 10)
    return pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

function isServerOf(pid: number, directory: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // it has ended meanwhile
  }
}
