import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { Sql } from 'postgres'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../db/src/connect.ts'
import { aGroup, aMember, aReply, aThread, type Member } from '../../db/test/makers.ts'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { operatorBy } from '../src/call-operator.ts'
import { escalateAll, tellOperator } from '../src/clocks.ts'
import { lookingAt } from './a-worker.ts'

// What leaves the house when a clock ran out and nobody else is left.

let store: TestDb
let worker: Db
let look: Sql
let member: Member
let group: string
const canary = 'KANARIENVOGEL'
const servers: Server[] = []

beforeAll(async () => {
  store = await testDb()
  worker = store.openAs('worker')
  look = lookingAt(store)
  group = await aGroup(store.db, { title: `Group ${canary}` })
  member = await aMember(store.db, group)
})
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A distressed text of which the clock ran out a minute ago. */
async function aLateFlag(): Promise<void> {
  const { thread } = await aThread(store.db, member, { title: canary, text: canary })
  await aReply(store.db, member, thread, `${canary} I want to kill myself`)
  await look`update flags set escalate_at = now(), due_at = now() - interval '61 seconds' where steps = 0`
  await escalateAll(worker, () => {})
}

/** A webhook that answers so, and what it was sent. */
async function aWebhook(statuses: number[]) {
  const got: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push(body)
      response.writeHead(statuses.shift() ?? 200).end('thank you')
    })
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was asked for')
  return { url: `http://secret:${canary}@127.0.0.1:${address.port}/`, plain: `http://127.0.0.1:${address.port}/`, got }
}

describe('the operator', () => {
  test('is told in ids and numbers, once', async () => {
    await aLateFlag()
    const { plain, got } = await aWebhook([])
    for (const _ of [1, 2])
      await tellOperator(
        worker,
        operatorBy(plain, () => {}),
      )
    expect(got).toHaveLength(1)
    const [flag] = await look`select id, steps from flags`
    expect(JSON.parse(got[0] ?? '')).toEqual({
      event: 'clock',
      severity: 'urgent',
      group,
      minutesLate: 1,
      step: flag?.['steps'],
      flag: flag?.['id'],
    })
    for (const secret of [canary, member.name, member.id]) expect(got.join()).not.toContain(secret)
  })

  test('is told again until it was taken', async () => {
    await aLateFlag()
    const { plain, got } = await aWebhook([500, 302])
    for (const _ of [1, 2])
      await expect(
        tellOperator(
          worker,
          operatorBy(plain, () => {}),
        ),
      ).rejects.toThrow()
    await tellOperator(
      worker,
      operatorBy(plain, () => {}),
    )
    await tellOperator(
      worker,
      operatorBy(plain, () => {}),
    )
    expect(got).toHaveLength(3)
    expect(new Set(got).size).toBe(1)
  })

  test('is told in the log when there is no webhook', async () => {
    await aLateFlag()
    const said: string[] = []
    const by = operatorBy(undefined, (line) => void said.push(line))
    for (const _ of [1, 2]) await tellOperator(worker, by)
    expect(said).toHaveLength(1)
    expect(Object.keys(JSON.parse(said[0] ?? '')).sort()).toEqual([
      'event',
      'flag',
      'group',
      'minutesLate',
      'severity',
      'step',
    ])
  })

  test('has an address of which nothing is told when it fails', async () => {
    const call = { flag: 'f', group: 'g', step: 1, severity: 'urgent', minutesLate: 1 } as const
    const { url } = await aWebhook([500])
    const failed = await operatorBy(url, () => {})(call).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toContain(canary)
  })
})
