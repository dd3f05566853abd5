import { Redis } from 'ioredis'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { underGuard } from '../guard.ts'
import { freePort } from '../ports.ts'
import { findRedis } from '../testing/redis.ts'
import { Trouble } from '../trouble.ts'

export interface KeptRedis {
  url: string
  /** Killed and started again, with nothing left. */
  kill(): Promise<void>
  /** It takes connections and answers nothing for so long. */
  freeze(milliseconds: number): Promise<void>
  /** Everything in it is gone, and it goes on. */
  wipe(): Promise<void>
  end(): Promise<void>
}

/** A Redis that can be killed, and comes back at the same address, empty. */
export async function keepRedis(folder: string): Promise<KeptRedis> {
  const program = await findRedis()
  if (!program) throw new Trouble('There is no redis-server here: install one, or take --backend postgres.')
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const flags = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder]
  const command = [program.path, ...flags, '--maxmemory-policy', 'noeviction']
  const url = `redis://127.0.0.1:${port}`
  let guard = start()
  await answers()
  const asking = async (ask: (redis: Redis) => Promise<unknown>) => {
    const redis = new Redis(url)
    try {
      return await ask(redis)
    } finally {
      redis.disconnect()
    }
  }
  function start(): ChildProcess {
    return spawn(...underGuard(command), {
      detached: true,
      env: { PATH: process.env['PATH'], ...program?.env },
      stdio: ['pipe', 'ignore', 'inherit'],
    })
  }
  async function answers(): Promise<void> {
    const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
    redis.on('error', () => {})
    await redis.ping()
    redis.disconnect()
  }
  async function pid(): Promise<number> {
    const info = String(await asking((redis) => redis.info('server')))
    return Number(/process_id:(\d+)/.exec(info)?.[1])
  }
  return {
    url,
    async freeze(milliseconds) {
      const frozen = await pid()
      process.kill(frozen, 'SIGSTOP')
      await sleep(milliseconds)
      process.kill(frozen, 'SIGCONT')
    },
    async kill() {
      const killed = await pid()
      const ended = once(guard, 'exit')
      process.kill(killed, 'SIGKILL')
      await ended
      // long enough for everybody to notice
      await sleep(1_000)
      guard = start()
      await answers()
    },
    async wipe() {
      await asking((redis) => redis.flushall())
    },
    async end() {
      const ended = once(guard, 'exit')
      guard.stdin?.end()
      await ended
    },
  }
}
