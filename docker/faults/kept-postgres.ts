import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postmasterPid } from '../postgres/leftover.ts'
import { familyOf } from '../testing/processes.ts'
import { startPostgres, type PostgresPlan, type PostgresServer } from '../postgres/server.ts'

export interface KeptPostgres {
  url: string
  /** Ended at once (SIGQUIT) or killed, and started again. */
  kill(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** All of its processes stand still for so long. */
  freeze(milliseconds: number): Promise<void>
  end(): Promise<void>
}

/** A Postgres, fsync on, that can be killed, and comes back at the same address. */
export async function keepPostgres(folder: string): Promise<KeptPostgres> {
  const directory = join(folder, 'postgres')
  let server = await startPostgres({ directory, connections: 100 })
  const { url } = server
  return {
    url,
    async kill(signal) {
      process.kill(postmasterPid(directory) ?? 0, signal)
      await server.ended
      server = await startAgain({ directory, connections: 100, port: Number(new URL(url).port) })
    },
    async freeze(milliseconds) {
      const all = familyOf(postmasterPid(directory) ?? 0)
      for (const { pid } of all) send(pid, 'SIGSTOP')
      await sleep(milliseconds)
      for (const { pid } of all) send(pid, 'SIGCONT')
    },
    end: () => server.stop(),
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it has ended by itself meanwhile
  }
}

/** What the killed one left behind ends a moment after it, and until then the next one does not start. */
async function startAgain(plan: PostgresPlan, tries = 50): Promise<PostgresServer> {
  return startPostgres(plan).catch(async (error: unknown) => {
    if (tries === 0) throw error
    await sleep(200)
    return startAgain(plan, tries - 1)
  })
}
