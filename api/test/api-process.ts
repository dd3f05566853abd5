import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../../docker/ports.ts'
import { testRedis, type TestApi } from '../../docker/testing.ts'
import { root } from '../../docker/tools.ts'

export interface ApiProcess {
  port: number
  pid: number
  /** All that it said. */
  said(): string
  isAlive(): boolean
  /** Gives the code that it ended with, and after how many milliseconds. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; took: number }>
}

/** The api of production in a process of its own, on the store of a test. It ends with us. */
export async function anApiProcess(
  { url, keysFolder, origin }: Pick<TestApi, 'url' | 'keysFolder' | 'origin'>,
  { port, limitFactor = 1 }: { port?: number; limitFactor?: number } = {},
): Promise<ApiProcess> {
  const redis = testRedis()
  const mine = port ?? (await freePort())
  const child = fork(join(root, 'docker/api.ts'), [], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: url,
      TEALIGHT_KEYS: keysFolder,
      TEALIGHT_ORIGIN: origin,
      TEALIGHT_LIMIT_FACTOR: String(limitFactor),
      PORT: String(mine),
      ...(redis && { REDIS_URL: redis.queue, REDIS_VOLATILE_URL: redis.volatile }),
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  await Promise.race([
    once(child, 'message'),
    ended.then((code) => Promise.reject(new Error(`the api did not start (${code}): ${said}`))),
  ])
  return {
    port: mine,
    pid: child.pid ?? 0,
    said: () => said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async end(signal = 'SIGTERM') {
      const start = performance.now()
      child.kill(signal)
      return { code: await ended, took: performance.now() - start }
    },
  }
}
