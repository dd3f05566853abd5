import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { root } from '../tools.ts'

// The command as a person runs it, with a small crowd. It brings its own store.

test(
  'a crowd comes back to another api when theirs is killed, and has missed nothing',
  { timeout: 120_000 },
  async () => {
    const child = spawn(process.execPath, [join(root, 'docker/storm.ts'), 'storm', '--sockets', '200'], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'] },
    })
    if (!child.stdout) throw new Error('it says nothing')
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(said).toContain('acknowledged and lost 0, missing 0, too many 0, doubled or out of order 0')
    expect(code, said).toBe(0)
  },
)
