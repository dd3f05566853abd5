import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { findRedis } from '../testing/redis.ts'
import { root } from '../tools.ts'

// The command as a person runs it, small. It brings its own store and queue.

const hasRedis = (await findRedis()) !== undefined

async function faults(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [join(root, 'docker/faults.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
  })
  if (!child.stdout) throw new Error('it says nothing')
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { code: Number(code), said }
}

describe('when everything is killed while people write', { timeout: 400_000 }, () => {
  test('nothing is lost and nothing doubled, with the queue in Postgres', async () => {
    const { code, said } = await faults('--posts', '300', '--kills', '12', '--backend', 'postgres')
    expect(said).toContain('nothing lost, nothing doubled')
    expect(code, said).toBe(0)
  })

  test.runIf(hasRedis)('nothing is lost and nothing doubled, with the queue in Redis', async () => {
    const { code, said } = await faults('--posts', '300', '--kills', '12', '--backend', 'redis')
    expect(said).toContain('nothing lost, nothing doubled')
    expect(code, said).toBe(0)
  })

  test('a build that writes the task after the text is caught by the same command', async () => {
    const { code, said } = await faults('--posts', '150', '--kills', '6', '--sabotage', 'task-outside')
    expect(said).toContain('BROKEN: a text that nobody looked at and nobody will')
    expect(code, said).toBe(1)
  })
})
