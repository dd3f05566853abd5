import type { Request } from 'autocannon'
import { cpuSeconds, machineSeconds } from './cost.ts'
import { load, median, type Load, type LoadOptions } from './kit.ts'

/** One of two that do the same work: the load that is put on it, and whom that costs. */
export interface Side {
  load: LoadOptions
  /** With all below them. */
  processes: number[]
  /** The Postgres behind it. */
  postgres?: number
}

/** Medians of the rounds. */
export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of processor for each answer. */
  cpu: { all: number; processes: number; postgres: number }
  /** Cores that the load generator used: near 1, it is what is slow. */
  generatorCores: number
  /** Cores that nobody of ours used: above 0.2, the run says little. Null where the machine does not tell. */
  otherCores: number | null
}

/** How long each round is; a short one shows only that a bench runs. */
export const benchSeconds = Number(process.env['BENCH_SECONDS']) || 5

/** Ours, bare, bare, ours, …: what the machine does meanwhile falls on both. */
export async function compare(
  { ours, bare }: { ours: Side; bare: Side },
  { rounds = 3 } = {},
): Promise<{ ours: Measured; bare: Measured }> {
  for (const side of [ours, bare]) await warm(side)
  const done: { ours: Measured[]; bare: Measured[] } = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) done.ours.push(await measure(ours))
    done.bare.push(await measure(bare))
    if (round % 2 === 1) done.ours.push(await measure(ours))
  }
  return { ours: middle(done.ours), bare: middle(done.bare) }
}

/** A first load, so that what is measured is compiled and connected. */
export async function warm({ load: options }: Side): Promise<void> {
  await load({ ...options, warmUp: 0, seconds: Math.min(3, benchSeconds) })
}

/** One round. More than one refusal in a thousand voids it: a refusal is quick to answer. */
export async function measure({ load: options, processes, postgres }: Side, seconds = benchSeconds): Promise<Measured> {
  const stores = postgres === undefined ? [] : [postgres]
  const began = performance.now()
  const before = { own: ownSeconds(), ours: cpuSeconds([process.pid]), machine: machineSeconds() }
  const start = { processes: cpuSeconds(processes), postgres: cpuSeconds(stores) }
  const done = await load({ ...options, warmUp: 0, seconds })
  const each = (pids: readonly number[], at: number) => ((cpuSeconds(pids) - at) * 1e6) / done.count
  const cpu = { processes: each(processes, start.processes), postgres: each(stores, start.postgres) }
  refuseVoid(done)

  const elapsed = (performance.now() - began) / 1000
  const machine = machineSeconds()
  const others =
    machine === null || before.machine === null
      ? null
      : Math.max(0, machine - before.machine - (cpuSeconds([process.pid]) - before.ours)) / elapsed
  return {
    perSecond: done.perSecond,
    p50: done.p50,
    p99: done.p99,
    cpu: { all: cpu.processes + cpu.postgres, ...cpu },
    generatorCores: (ownSeconds() - before.own) / elapsed,
    otherCores: others,
  }
}

/** As short as a line can say it. */
export function rounded({ cpu, ...rest }: Measured) {
  return {
    perSecond: Math.round(rest.perSecond),
    p50: tenths(rest.p50),
    p99: tenths(rest.p99),
    cpuMicros: {
      all: Math.round(cpu.all),
      processes: Math.round(cpu.processes),
      postgres: Math.round(cpu.postgres),
    },
    generatorCores: tenths(rest.generatorCores),
    otherCores: rest.otherCores === null ? null : tenths(rest.otherCores),
  }
}

/** Every connection walks the whole list, each from a place of its own, and with headers of its own. */
export function walking(
  requests: readonly Request[],
  { connections = 16, headers = [] }: { connections?: number; headers?: readonly Record<string, string>[] } = {},
): Pick<LoadOptions, 'connections' | 'setupClient'> {
  let next = 0
  return {
    connections,
    setupClient(client) {
      const at = next++ % connections
      const from = Math.floor((at * requests.length) / connections)
      const own = headers[at % headers.length]
      client.setRequests(
        [...requests.slice(from), ...requests.slice(0, from)].map((request) => ({
          ...request,
          headers: { ...request.headers, ...own },
        })),
      )
    },
  }
}

function refuseVoid({ refused, count }: Load): void {
  if (count === 0 || refused > count / 1000) {
    throw new Error(`the run is void: ${refused} of ${count} requests were refused or failed`)
  }
}

function middle(rounds: readonly Measured[]): Measured {
  const of = (pick: (round: Measured) => number) => median(rounds.map(pick))
  const isSilent = rounds.some(({ otherCores }) => otherCores === null)
  return {
    perSecond: of((round) => round.perSecond),
    p50: of((round) => round.p50),
    p99: of((round) => round.p99),
    cpu: {
      all: of((round) => round.cpu.all),
      processes: of((round) => round.cpu.processes),
      postgres: of((round) => round.cpu.postgres),
    },
    generatorCores: of((round) => round.generatorCores),
    otherCores: isSilent ? null : of((round) => round.otherCores ?? 0),
  }
}

function ownSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const tenths = (value: number) => Math.round(value * 10) / 10
