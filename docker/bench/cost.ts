import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { familyOf } from '../testing/processes.ts'

/** Microseconds of processor that a work cost these processes and all below them, for each thing done. */
export async function cpuPer(pids: readonly number[], work: () => Promise<{ count: number }>): Promise<number> {
  const before = cpuSeconds(pids)
  const { count } = await work()
  return ((cpuSeconds(pids) - before) * 1e6) / count
}

/** Waits until these processes have little left to do; at most half a minute. */
export async function untilIdle(pids: readonly number[]): Promise<void> {
  for (let seconds = 0; seconds < 30; seconds += 1) {
    const before = cpuSeconds(pids)
    await sleep(1_000)
    if (cpuSeconds(pids) - before < 0.1) return
  }
}

/** Also of children that have ended, once their parent has asked after them. */
export function cpuSeconds(pids: readonly number[]): number {
  return family(pids).reduce((sum, pid) => sum + cpuOf(pid), 0)
}

/** Seconds of processor that everybody on this machine has used so far; null where nobody tells. */
export function machineSeconds(): number | null {
  if (process.platform !== 'linux') return null
  // user, nice, system, idle, iowait, irq, softirq, steal, in ticks of 10 ms
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? ''
  )
    .split(' ')
    .map(Number)
  return (user + nice + system + irq + softirq) / 100
}

/** Megabytes that these processes and all below them hold; what they share is counted once (PSS). */
export function memoryMb(pids: readonly number[]): number {
  return family(pids).reduce((sum, pid) => sum + memoryOf(pid), 0) / 1024
}

function family(pids: readonly number[]): number[] {
  return [...new Set(pids.flatMap((pid) => familyOf(pid).map((one) => one.pid)))]
}

function cpuOf(pid: number): number {
  try {
    if (process.platform !== 'linux') return seconds(ps(pid, 'time'))
    // after the name, which may hold anything: utime, stime, cutime, cstime, in ticks of 10 ms
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=\S \d+ )/)
    const ticks = fields.split(' ').slice(11, 15).map(Number)
    return ticks.reduce((sum, tick) => sum + tick, 0) / 100
  } catch {
    return 0
  }
}

/** In kilobytes. Where there is no PSS, what is resident: an upper bound. */
function memoryOf(pid: number): number {
  try {
    if (process.platform !== 'linux') return Number(ps(pid, 'rss'))
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

function ps(pid: number, field: string): string {
  return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}

function seconds(time: string): number {
  return time.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}
