import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../docker/bench/kit.ts'
import { freePort } from '../../docker/ports.ts'

const web = join(import.meta.dirname, '..')

export interface Bare {
  origin: string
  pid: number
  stop(): void
}

/** Kit and nothing else, built as we build ours, showing these threads from its memory: see the folder `bare`. */
export async function startBare(threads: readonly unknown[]): Promise<Bare> {
  const folder = temporaryFolder()
  cpSync(join(import.meta.dirname, 'bare'), folder, { recursive: true })
  // one by one: kit writes its types into node_modules
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['@sveltejs', 'svelte', 'vite']) {
    symlinkSync(join(web, 'node_modules', name), join(folder, 'node_modules', name))
  }
  const memory = join(folder, 'threads.json')
  writeFileSync(memory, JSON.stringify(threads))
  await build(folder, memory)

  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = spawnNode(folder, ['build/index.js'], {
    BARE_THREADS: memory,
    HOST: '127.0.0.1',
    PORT: String(port),
    ORIGIN: origin,
  })
  while (
    !(await fetch(`${origin}/t/0`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error('the bare pages did not start')
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    origin,
    pid: server.pid ?? 0,
    stop() {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It ends when we do. */
function spawnNode(cwd: string, args: string[], env: Record<string, string>) {
  const leash = join(web, '../docker/leash.mjs')
  return spawn(process.execPath, ['--import', leash, ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

async function build(folder: string, memory: string): Promise<void> {
  const vite = [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  // kit loads the server once to look at it
  const code = await new Promise((done) => spawnNode(folder, vite, { BARE_THREADS: memory }).on('exit', done))
  if (code !== 0) throw new Error('the bare pages could not be built')
}
