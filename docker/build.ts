import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Trouble } from './trouble.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'web/build/.stamp')

/** Whether the pages that lie there were made from the sources that lie there. Gives the build when not. */
export async function pagesBuild(): Promise<(() => Promise<void>) | undefined> {
  const now = await sourceHash()
  const then = existsSync(stamp) ? await readFile(stamp, 'utf8') : ''
  if (now === then) return undefined
  return async () => {
    await runVite()
    await mkdir(dirname(stamp), { recursive: true })
    await writeFile(stamp, now)
  }
}

async function sourceHash(): Promise<string> {
  // all that is bundled into the pages
  const sources = [
    ...['web/src/**/*', 'web/static/**/*', 'web/*.{ts,json,js}', 'pnpm-lock.yaml'],
    ...['api/src/**/contract.ts', 'api/src/resources/helplines.ts', 'db/src/{words,policy}.ts'],
  ]
  const hash = createHash('sha256')
  const files: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
  }
  for (const file of files.sort())
    hash
      .update(file.slice(root.length))
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex')
}

async function runVite(): Promise<void> {
  const web = join(root, 'web')
  const run = spawn(process.execPath, [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, code] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    new Promise<number | null>((done) => run.on('exit', done)),
  ])
  if (code === 0) return
  const said = `${out}${err}`.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  if (/ENOSPC|No space left/.test(said.join())) throw new Trouble('The disk is full: make room and start again.')
  throw new Trouble(`The pages could not be built; vite said:\n${said.slice(0, 15).join('\n')}`)
}
