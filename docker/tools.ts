import { spawn, type StdioOptions } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export interface Tool {
  /** The package that brings it, and the file in it. */
  file: string
  args: string[]
  /** The package of ours that it belongs to. */
  folder?: string
  env?: Record<string, string>
}

export interface Outcome {
  code: number
  said: string
}

/** Runs a tool of node_modules with our own Node; it ends when we do. Its words are kept, or shown as they come. */
export function runTool(
  { file, args, folder = '.', env = {} }: Tool,
  words: 'kept' | 'shown' = 'kept',
): Promise<Outcome> {
  const cwd = join(root, folder)
  const [name = '', ...path] = splitPackage(file)
  const home = join(cwd, 'node_modules', name)
  const out = words === 'kept' ? 'pipe' : 'inherit'
  const stdio: StdioOptions = ['ignore', out, out, 'ipc']
  const leash = ['--import', join(import.meta.dirname, 'leash.mjs')]
  const child = spawn(process.execPath, [...leash, join(home, ...path), ...args], {
    cwd,
    stdio,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
  })
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, said: `${said}${error.message}` }))
    child.on('close', (code) => done({ code: code ?? 1, said }))
  })
}

function splitPackage(file: string): string[] {
  const parts = file.split('/')
  return file.startsWith('@') ? [parts.slice(0, 2).join('/'), ...parts.slice(2)] : parts
}
