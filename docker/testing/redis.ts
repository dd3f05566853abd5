import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { underGuard } from '../guard.ts'
import { freePort } from '../ports.ts'
import { root } from '../tools.ts'

export interface RedisProgram {
  path: string
  env: Record<string, string>
}

/** A real Redis on a free port, in a folder of its own. It ends when we do. */
export async function startRedis(folder: string, flags: string[]): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = await findRedis()
  if (!program) throw new Error('there is no redis-server')
  await mkdir(folder, { recursive: true })
  const port = await freePort()
  const always = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--daemonize', 'no', '--dir', folder]
  const guard = spawn(...underGuard([program.path, ...always, ...flags]), {
    detached: true,
    env: { PATH: process.env['PATH'], ...program.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(guard, 'exit')
  let said = ''
  await Promise.race([
    new Promise<void>((ready) => {
      guard.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (/Ready to accept connections/i.test(said)) ready()
      })
    }),
    ended.then(() => Promise.reject(new Error(`redis-server did not start; it said: ${said.slice(-500)}`))),
  ])
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      guard.stdin.end()
      await ended
    },
  }
}

/** Redis or Valkey of this machine, else Debian's package unpacked into a folder of ours: no root, no service. */
export async function findRedis(): Promise<RedisProgram | undefined> {
  for (const name of ['redis-server', 'valkey-server']) {
    if (spawnSync(name, ['--version']).status === 0) return { path: name, env: {} }
  }
  return unpackRedis()
}

async function unpackRedis(): Promise<RedisProgram | undefined> {
  const folder = join(root, 'node_modules/.cache/redis')
  const path = join(folder, 'usr/bin/redis-server')
  const library = join(folder, 'usr/lib', process.arch === 'x64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu')
  const program = { path, env: { LD_LIBRARY_PATH: library } }
  const works = () => spawnSync(path, ['--version'], { env: program.env }).status === 0
  if (works()) return program
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version']).status !== 0) return undefined

  await mkdir(folder, { recursive: true })
  const fetch = () => spawnSync('apt-get', ['download', 'redis-tools', 'liblzf1', 'libjemalloc2'], { cwd: folder })
  if (fetch().status !== 0) {
    // on a fresh machine the lists are missing, and only root may fetch them
    spawnSync('apt-get', ['update'])
    if (fetch().status !== 0) return undefined
  }
  spawnSync('/bin/sh', ['-c', 'for deb in *.deb; do dpkg -x "$deb" . || exit 1; done'], { cwd: folder })
  // Debian's server is the same program under another name
  if (!existsSync(path)) await symlink('redis-check-rdb', path).catch(() => undefined)
  return works() ? program : undefined
}
