import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../ports.ts'
import { startPostgres } from '../postgres/server.ts'
import { root } from '../tools.ts'
import { alternate, mean, temporaryFolder, type Result } from './kit.ts'

export const name = 'start'
export const title = 'P12: `npm start` again on existing data, until page and api answer'

const goalSeconds = 3

export async function run(): Promise<Result> {
  const data = temporaryFolder()
  const port = await freePort()
  const empty = join(temporaryFolder(), 'postgres')
  try {
    // The first start makes the data, and the pages if they are old
    await timeToAnswer(data, port)
    await bareStart(empty)
    const { ours, bare } = await alternate(
      () => timeToAnswer(data, port),
      () => bareStart(empty),
    )
    const seconds = mean(ours)
    return {
      ours: round(seconds),
      bare: round(mean(bare)),
      unit: 's',
      better: 'lower',
      goal: `<= ${goalSeconds} s`,
      kept: seconds <= goalSeconds,
      details: { starts: ours.map(round), bareIs: 'Postgres on existing data, then a Node that says hello' },
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
    rmSync(join(empty, '..'), { recursive: true, force: true })
  }
}

async function timeToAnswer(data: string, port: number): Promise<number> {
  const began = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), TEALIGHT_DATA: data },
  })
  const ended = once(npm, 'exit')
  for (const path of ['/api/health', '/']) {
    while (
      !(await fetch(`http://localhost:${port}${path}`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (npm.exitCode !== null) throw new Error('npm start ended')
      await sleep(20)
    }
  }
  const seconds = (performance.now() - began) / 1000
  npm.kill('SIGTERM')
  await ended
  // npm goes first; what it started may still be letting people finish
  while (
    await fetch(`http://localhost:${port}/api/health`).then(
      () => true,
      () => false,
    )
  )
    await sleep(20)
  return seconds
}

async function bareStart(directory: string): Promise<number> {
  const began = performance.now()
  const server = await startPostgres({ directory })
  const port = await freePort()
  const code = `require('node:http').createServer((_, answer) => answer.end('hello')).listen(${port})`
  const hello = spawn(process.execPath, ['-e', code], { stdio: 'ignore' })
  while (
    !(await fetch(`http://localhost:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(20)
  const seconds = (performance.now() - began) / 1000
  hello.kill()
  await server.stop()
  return seconds
}

const round = (value: number) => Math.round(value * 100) / 100
