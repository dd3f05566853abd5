import { join } from 'node:path'
import { postmasterPid } from '../postgres/leftover.ts'
import { startPostgres } from '../postgres/server.ts'

export interface KeptPostgres {
  url: string
  /** Ended at once (SIGQUIT) or killed, and started again. */
  kill(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
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
      server = await startPostgres({ directory, connections: 100, port: Number(new URL(url).port) })
    },
    end: () => server.stop(),
  }
}
