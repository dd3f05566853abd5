import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startAnchoring } from '@tealight/db/audit/start-anchoring'
import { openKeys } from '@tealight/db/keys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quickStart } from '../once.ts'
import { root } from '../tools.ts'
import { testDb, type TestDb } from '../testing.ts'

// What the operator does at the command line, on a store of its own.

const data = mkdtempSync(join(tmpdir(), 'tealight-staff-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))
let store: TestDb
beforeAll(async () => {
  store = await testDb()
})

function run(file: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: store.url, TEALIGHT_DATA: data, TEALIGHT_KEYS: '', REDIS_URL: '' }
  return new Promise((done) =>
    execFile(process.execPath, [...quickStart, join(root, 'docker', file), ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? 1 : 0, said: stdout + stderr }),
    ),
  )
}
const codes = (said: string) => said.match(/[0-9A-Z]{5}(-[0-9A-Z]{5,6}){4}/g) ?? []

test('a first start prints a code for an admin and one for a moderator, the next start others', async () => {
  const first = await run('staff/first.ts')
  expect(codes(first.said)).toHaveLength(2)
  expect(first.said).toMatch(/admin +\S+\n +moderator +\S+/)
  expect(first.said).toContain('/desk/join')
  const second = await run('staff/first.ts')
  expect(codes(second.said)).toHaveLength(2)
  expect(codes(second.said)).not.toContain(codes(first.said)[0])
})

test('the operator invites, is told what is wrong, and nothing is made then', async () => {
  expect(codes((await run('staff.ts', 'invite', 'lead')).said)).toHaveLength(1)
  const wrong = [['invite'], ['invite', 'boss'], ['invite', 'lead', '--group', 'x'], ['end', 'Nobody'], ['fly']]
  for (const { code, said } of await Promise.all(wrong.map((given) => run('staff.ts', ...given)))) {
    expect([code, codes(said)]).toEqual([1, []])
    expect(said).toMatch(/^\nTealight: /)
  }
  expect((await run('staff.ts', 'list')).said).toContain('nobody yet')
}, 60_000)

test('the log is verified against its anchor, and damage is told with its row', async () => {
  const keys = await openKeys(join(data, 'keys'))
  const anchoring = await startAnchoring({ ...store.db, keys }, join(data, 'anchor'), () => expect.fail())
  await anchoring.stop()
  const whole = await run('staff.ts', 'verify-audit')
  expect(whole).toMatchObject({ code: 0, said: expect.stringMatching(/the audit log is whole/) as string })

  const sql = postgres(store.url, { max: 1, onnotice: () => undefined })
  await sql`alter table audit disable trigger user`
  await sql`delete from audit where seq > 3`
  await sql.end()
  const cut = await run('staff.ts', 'verify-audit')
  expect(cut).toMatchObject({ code: 1, said: expect.stringMatching(/From row 4 on/) as string })

  const file = join(data, 'anchor/audit.anchor')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '3'))
  expect((await run('staff.ts', 'verify-audit')).said).toContain('1 lines of the anchor')
})
