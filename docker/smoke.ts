import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.ts'
import { say } from './say.ts'
import { inWords } from './testing/counts.ts'
import { familyOf, living, type Process } from './testing/processes.ts'
import { root } from './tools.ts'

/** What a person meets who types `npm start` for the first time, and what is left when it was killed. Part of .ci/run. */
const data = await mkdtemp(join(tmpdir(), 'tealight-smoke-'))
const port = await freePort()
const origin = `http://localhost:${port}`
const counts = { passed: 0, failed: 0, skipped: 0 }
const running = new Set<Process>()

async function see(what: string, look: () => Promise<void>): Promise<void> {
  try {
    await look()
    counts.passed++
    say(`  ✓ ${what}`)
  } catch (error) {
    counts.failed++
    say(`  ✗ ${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

let npm = await start('--demo')
await see('npm start opens a page', async () => contains(await (await ask('/')).text(), '<html'))
await see('the api is healthy', async () => contains(await (await ask('/api/health')).text(), '"store":true'))
await see('the api describes itself', async () =>
  contains(await (await ask('/api/openapi.json')).text(), '"openapi":"3.1.0"'),
)
const words = `smoke ${randomUUID()}`
const member = { cookie: '', thread: '' }
await see('a person joins a group and opens a thread', () => joinAndWrite(words, member))
await see('SIGTERM ends every process', async () => {
  npm.kill('SIGTERM')
  await nothingLeft()
})
npm = await start()
await see('the second start shows the post', async () => {
  contains(await (await ask(`/api/threads/${member.thread}`, { headers: { cookie: member.cookie } })).text(), words)
})
await see('kill -9 of the first process ends all the others', async () => {
  npm.kill('SIGKILL')
  await nothingLeft()
})

for (const { pid } of stillThere()) process.kill(pid, 'SIGKILL')
await rm(data, { recursive: true, force: true })
say(`\n${inWords(counts)}`)
process.exit(counts.failed === 0 ? 0 : 1)

async function start(...args: string[]): Promise<ChildProcess> {
  const child = spawn('npm', ['start', ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), TEALIGHT_DATA: data, NODE_ENV: '' },
  })
  let ended = false
  void once(child, 'exit').then(() => (ended = true))
  const until = Date.now() + 120_000
  while (!ended && Date.now() < until) {
    const answers = await Promise.all(
      ['/api/health', '/'].map((path) =>
        ask(path).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    )
    if (answers.every(Boolean)) break
    await sleep(200)
  }
  for (const one of familyOf(child.pid ?? 0)) running.add(one)
  return child
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(origin + path, { ...init, signal: AbortSignal.timeout(10_000) })
}

async function joinAndWrite(text: string, member: { cookie: string; thread: string }): Promise<void> {
  const { groups } = await json<{ groups: { id: string; rulesVersion: number }[] }>(ask('/api/groups'))
  const [group] = groups
  if (!group) throw new Error('there is no group')
  const { offer } = await json<{ offer: string }>(ask(`/api/groups/${group.id}/names`))
  const joined = await send(`/api/groups/${group.id}/personas`, { offer, choice: 0, rulesVersion: group.rulesVersion })
  member.cookie = joined.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const thread = { title: text, text, clientKey: randomUUID() }
  const opened = await send(`/api/groups/${group.id}/threads`, thread, member.cookie)
  member.thread = ((await opened.json()) as { thread: string }).thread
}

async function send(path: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = { origin, cookie, 'content-type': 'application/json' }
  const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

async function json<T>(answer: Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T
}

function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`no ${part} in ${text.slice(0, 200)}`)
}

async function nothingLeft(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (stillThere().length === 0) return
    await sleep(100)
  }
  throw new Error(
    `still there: ${stillThere()
      .map(({ pid, command }) => `${pid} ${command}`)
      .join('; ')}`,
  )
}

/** By number and command, because numbers are used again. */
function stillThere(): Process[] {
  const now = living()
  return [...running].filter((one) => now.some(({ pid, command }) => pid === one.pid && command === one.command))
}
