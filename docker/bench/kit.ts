import autocannon from 'autocannon'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { aService, type RunningService } from '../testing/service.ts'

/** What a bench file exports: `name`, `title` and `run`. It lies in the `bench` folder of the package it drives. */
export interface Bench {
  name: string
  title: string
  run(): Promise<Result>
}

export interface Result {
  /** Ours and the bare part beside it, in the same run and unit. */
  ours: number
  bare: number
  unit: string
  /** Higher is better for work done, lower for what it costs. */
  better: 'higher' | 'lower'
  /** What performance is promised, as a sentence, and whether it was kept. */
  goal: string
  kept: boolean
  /** Whatever else is worth knowing: percentiles, parts, counts. */
  details?: Record<string, unknown>
}

/** The embedded service on a data folder of its own, as `npm start` starts it; gone after the work. */
export async function withService<T>(
  work: (service: RunningService) => Promise<T>,
  options: { args?: string[]; env?: Record<string, string> } = {},
): Promise<T> {
  const data = temporaryFolder()
  // A bench writes more than a person may
  const service = await aService({
    data,
    args: options.args ?? [],
    env: { TEALIGHT_LIMIT_FACTOR: '1000000', ...options.env },
  })
  try {
    await service.says('Tealight is open at', 180)
    return await work(service)
  } finally {
    await service.end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tealight-bench-'))
  // Postgres, as an account of its own, must pass through
  chmodSync(folder, 0o711)
  return folder
}

/** Ours, bare, bare, ours: what the machine does meanwhile falls on both. */
export async function alternate<T>(
  ours: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<{ ours: [T, T]; bare: [T, T] }> {
  const a = await ours()
  const b = await bare()
  const c = await bare()
  const d = await ours()
  return { ours: [a, d], bare: [b, c] }
}

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

export interface Load {
  perSecond: number
  p50: number
  p99: number
  /** Answers that were not 2xx, and requests that got none. A bench with any of them has measured something else. */
  refused: number
}

/** Puts load on a door for some seconds, after a short warm-up that is not counted. */
export async function load(options: autocannon.Options & { seconds?: number; warmUp?: number }): Promise<Load> {
  const { seconds = 8, warmUp = 2, ...rest } = options
  const common = { connections: 16, ...rest }
  if (warmUp > 0) await autocannon({ ...common, duration: warmUp })
  const { requests, latency, errors, timeouts, non2xx } = await autocannon({ ...common, duration: seconds })
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, refused: errors + timeouts + non2xx }
}

/** What the run was done on: a number without it says nothing. */
export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg()[0],
  }
}
