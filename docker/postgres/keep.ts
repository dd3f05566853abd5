import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../say.ts'
import { Trouble } from '../trouble.ts'
import { sentenceFor } from './log.ts'
import { startPostgres, type PostgresServer } from './server.ts'

/** Our Postgres, started again at the same port whenever it ends unasked. Its clients wait and go on. */
export async function keepPostgres(directory: string) {
  let server = await startPostgres({ directory })
  const port = Number(new URL(server.url).port)
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => undefined)
  let stopping = false

  async function watch(): Promise<void> {
    let deaths: number[] = []
    for (;;) {
      const { log } = await server.ended
      if (stopping) return
      deaths = [...deaths.filter((death) => Date.now() - death < 60_000), Date.now()]
      const cause = sentenceFor(log)
      if (deaths.length > 5) {
        throw new Trouble(cause ?? `Postgres ends again and again; it said: ${log.split('\n').at(-1) ?? ''}`)
      }
      say(`  Postgres ended; it starts again.${cause === undefined ? '' : ` ${cause}`}`)
      server = await again(directory, port)
      say('  Postgres is back.')
      if (stopping) return server.stop()
    }
  }
  void watch().catch(fail)

  return {
    url: server.url,
    failed,
    stop: async () => {
      stopping = true
      await server.stop()
    },
  }
}

/** The last one's memory and port may need a moment to come free. */
async function again(directory: string, port: number): Promise<PostgresServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startPostgres({ directory, port })
    } catch (error) {
      if (tries === 8) throw error
      await sleep(Math.min(100 * 2 ** tries, 5000))
    }
  }
}
