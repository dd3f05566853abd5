import autocannon from 'autocannon'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { postmasterPid } from '../postgres/leftover.ts'
import { startPostgres } from '../postgres/server.ts'
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

/** A Postgres as the embedded service runs it, fsync on, that ours and the bare part can share; gone after the work. */
export async function withStore<T>(
  work: (store: { url: string; pid: number }) => Promise<T>,
  plan: { connections?: number } = {},
): Promise<T> {
  const folder = temporaryFolder()
  const directory = join(folder, 'postgres')
  const server = await startPostgres({ directory, ...plan })
  try {
    return await work({ url: server.url, pid: postmasterPid(directory) ?? 0 })
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tealight-bench-'))
  // Postgres, as an account of its own, must pass through
  chmodSync(folder, 0o711)
  // also when the bench is broken off
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
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

/** The value that so much of all of them is below or at. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

export interface Load {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Answers that were not 2xx, and requests that got none. A bench with any of them has measured something else. */
  refused: number
  /** All answers. */
  count: number
}

export type LoadOptions = autocannon.Options & { seconds?: number; warmUp?: number }

/** Puts load on a door for some seconds, after a short warm-up that is not counted. */
export async function load(options: LoadOptions): Promise<Load> {
  const { seconds = 8, warmUp = 2, ...rest } = options
  const common = { connections: 16, ...rest }
  if (warmUp > 0) await autocannon({ ...common, duration: warmUp })
  // its own percentiles are whole milliseconds
  const times: number[] = []
  const { errors, timeouts, non2xx, duration } = await new Promise<autocannon.Result>((done, fail) => {
    const running = autocannon({ ...common, duration: seconds }, (error: unknown, result) =>
      error ? fail(error) : done(result),
    )
    running.on('response', (_client, status, _bytes, time) => {
      if (status >= 200 && status < 300) times.push(time)
    })
  })
  return {
    perSecond: times.length / duration,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    refused: errors + timeouts + non2xx,
    count: times.length + non2xx,
  }
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
