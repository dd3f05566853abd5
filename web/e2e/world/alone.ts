import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../../../docker/ports.ts'

const root = join(import.meta.dirname, '../../..')

/** The pages as a process of their own, whose api is away unless it is given one. `later`: its clock runs so many days ahead. */
export async function pagesAlone({ api = 'http://127.0.0.1:9', later = 0 }: { api?: string; later?: number } = {}) {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [...(later ? [`--import=${aheadBy(later)}`] : []), join(root, 'docker/web.ts')],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PORT: String(port), TEALIGHT_API: api, TEALIGHT_PSEUDO: '1', NODE_ENV: 'production' },
    },
  )
  const ended = once(child, 'exit')
  await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('the pages did not start')))])
  return {
    origin: `http://localhost:${port}`,
    end: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function aheadBy(days: number): string {
  const script = `const D = Date; const ahead = ${days * 86_400_000}
globalThis.Date = class extends D { constructor(...given) { super(...(given.length ? given : [D.now() + ahead])) } static now() { return D.now() + ahead } }`
  return `data:text/javascript,${encodeURIComponent(script)}`
}
