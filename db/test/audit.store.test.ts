import { sql } from 'drizzle-orm'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDb, type TestDb } from '../../docker/testing.ts'
import { addAudit } from '../src/audit/add.ts'
import { readAnchors, writeAnchor, type Anchor } from '../src/audit/anchor.ts'
import { genesis, hashOf } from '../src/audit/chain.ts'
import { readLinks, type Link } from '../src/audit/rows.ts'
import { startAnchoring, type AnchorTrouble } from '../src/audit/start-anchoring.ts'
import { verifyAudit } from '../src/audit/verify.ts'
import type { Db } from '../src/connect.ts'

let store: TestDb
let folder: string

beforeAll(async () => {
  store = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'tealight-anchor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const acts = ['flag.take', 'decision.hide', 'staff.invite', 'case.read']
const add = (db: Db, n: number) =>
  db.transaction((tx) =>
    addAudit(tx, {
      actor: n % 3 === 0 ? null : '00000000-0000-4000-8000-000000000001',
      service: n % 3 === 0 ? 'worker' : 'api',
      act: acts[n % acts.length] ?? '',
      object: `o${n}`,
      ...(n % 2 === 0 && { group: '00000000-0000-4000-8000-000000000002' }),
      detail: { severity: 'urgent', n, again: n % 5 === 0, none: null },
    }),
  )

describe('the log', () => {
  test('keeps one order, however many write at once', async () => {
    const db = store.openAs('api', { connections: 8 })
    await Promise.all(Array.from({ length: 80 }, (_, n) => add(db, n)))
    const links = await readLinks(db, 0, 1_000)
    expect(links.map(({ seq }) => seq)).toEqual(links.map((_, at) => at + 1))
    expect(await verifyAudit(db, [])).toEqual({ rows: links.length, bad: null })
  })

  test('holds no row of an act that was taken back', async () => {
    const before = (await verifyAudit(store.db, [])).rows
    const act = store.db.transaction(async (tx) => {
      await addAudit(tx, { actor: null, service: 'operator', act: 'staff.end' })
      throw new Error('taken back')
    })
    await expect(act).rejects.toThrow('taken back')
    expect((await verifyAudit(store.db, [])).rows).toBe(before)
  })

  test('is only ever added to, by whomever', async () => {
    for (const role of ['api', 'worker', 'auditor', 'owner'] as const) {
      const db = store.openAs(role, { connections: 1 })
      for (const statement of ["update audit set act = 'x'", 'delete from audit', 'truncate audit'])
        await expect(db.sql.execute(sql.raw(statement))).rejects.toThrow()
    }
  })
})

describe('the anchor', () => {
  const lookedAt = async (directory: string) => (await readAnchors(directory, store.keys)).anchors.at(-1)?.seq ?? 0
  const head = async () => (await readLinks(store.db, 0, 10_000)).length

  test('knows the head within a second, and goes on after a restart', async () => {
    const directory = join(folder, 'second')
    const worker = store.openAs('worker')
    const troubles: AnchorTrouble[] = []
    for (let start = 0; start < 2; start += 1) {
      const anchoring = await startAnchoring(worker, directory, (trouble) => troubles.push(trouble))
      // on another bell: the worker hears nothing and has to look
      await add(store.db, start)
      await within(1_500, async () => (await lookedAt(directory)) === (await head()))
      // by its own bell at once
      await add(worker, start)
      await within(300, async () => (await lookedAt(directory)) === (await head()))
      await anchoring.stop()
    }
    expect(troubles).toEqual([])
    const { anchors } = await readAnchors(directory, store.keys)
    expect(await verifyAudit(store.db, anchors)).toEqual({ rows: await head(), bad: null })
  })

  test('takes no line that was made without the key, and bears one that was cut by a crash', async () => {
    const directory = join(folder, 'forged')
    const [first] = await readLinks(store.db, 0, 1)
    expect(first).toBeDefined()
    await writeAnchor(directory, store.keys, { seq: 1, hash: first?.hash ?? genesis, time: '2026-11-22T00:00:00Z' })
    const file = join(directory, 'audit.anchor')
    const line = await readFile(file, 'utf8')
    await writeFile(file, `${line}${line.replace(/^1 /, '2 ')}${line.slice(0, 50)}`)
    const { anchors, forged } = await readAnchors(directory, store.keys)
    expect(anchors.map(({ seq }) => seq)).toEqual([1])
    expect(forged).toBe(1)
  })

  test('vouches for nothing that does not follow from what it knows', async () => {
    const other = await testDb()
    const directory = join(folder, 'blessing')
    for (let n = 0; n < 4; n += 1) await add(other.db, n)
    const links = await readLinks(other.db, 0, 10)
    const anchored = links[2]
    await writeAnchor(directory, store.keys, { seq: 3, hash: anchored?.hash ?? genesis, time: '2026-11-22T00:00:00Z' })
    await tampering(other.db, async (as) => {
      await replaceAll(
        as,
        rechained(links, (rows) => rows.map((row) => (row.seq === 2 ? { ...row, act: 'x' } : row))),
      )
    })
    const troubles: AnchorTrouble[] = []
    const sameKeys = { ...other.db, keys: store.keys }
    const anchoring = await startAnchoring(sameKeys, directory, (trouble) => troubles.push(trouble))
    await within(500, async () => troubles.length > 0)
    await anchoring.stop()
    expect(troubles).toEqual([{ seq: 3, why: 'rewritten' }])
    expect(await lookedAt(directory)).toBe(3)
  })
})

/** Every way in which somebody who owns the database can change what is anchored; `from`: the first row that is wrong. */
interface Tampering {
  name: string
  rows: Link[]
  from: number
  /** Whether the place can be named to the row, or only between two anchors. */
  exact: boolean
}

function tamper(links: readonly Link[], random: () => number): Tampering {
  const pick = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const n = links.length
  const at = pick(1, n)
  const other = at === n ? 1 : pick(at + 1, n)
  const first = Math.min(at, other)
  const edits: ((row: Link) => Partial<Link>)[] = [
    (row) => ({ act: `${row.act}!` }),
    (row) => ({ at: row.at + 1 }),
    (row) => ({ actor: row.actor === null ? '00000000-0000-4000-8000-000000000009' : null }),
    (row) => ({ service: row.service === 'api' ? 'operator' : 'api' }),
    () => ({ object: 'another' }),
    (row) => ({ group: row.group === null ? '00000000-0000-4000-8000-000000000009' : null }),
    (row) => ({ detail: { ...row.detail, n: -1 } }),
    (row) => ({ detail: Object.fromEntries(Object.entries(row.detail).slice(1)) }),
    (row) => ({ prev: Buffer.from(row.prev).fill(7, 0, 1).fill(8, 1, 2) }),
    // last: hashing anew would take it back
    (row) => ({ hash: Buffer.from(row.hash).fill(7, 0, 1).fill(8, 1, 2) }),
  ]
  const edit = edits[pick(0, edits.length - 1)] ?? (() => ({ act: 'x' }))
  const edited = (row: Link) => (row.seq === at ? { ...row, ...edit(row) } : row)
  const said = edits[pick(0, edits.length - 2)] ?? edit
  const hashedAnew = (row: Link) => (row.seq === at ? rehashed({ ...row, ...said(row) }) : row)
  const without = links.filter(({ seq }) => seq !== at)
  const swapped = links.map((row) => {
    const from = row.seq === at ? links[other - 1] : row.seq === other ? links[at - 1] : undefined
    return from ? { ...from, seq: row.seq } : row
  })
  const inserted = [
    ...links.slice(0, at - 1),
    { ...(links[at - 1] ?? links[0]), act: 'staff.invite', object: 'forged' },
    ...links.slice(at - 1),
  ]
    .filter((row): row is Link => row.seq !== undefined)
    .map((row, place) => ({ ...row, seq: place + 1 }))

  const kinds: (() => Tampering)[] = [
    () => ({ name: 'edit', rows: links.map(edited), from: at, exact: true }),
    () => ({ name: 'edit, hashed anew', rows: links.map(hashedAnew), from: at, exact: false }),
    () => ({
      name: 'edit, chain made anew',
      rows: rechained(links, (rows) => rows.map(reworded(at))),
      from: at,
      exact: false,
    }),
    () => ({ name: 'delete', rows: without, from: at, exact: true }),
    () => ({
      name: 'delete, closed up',
      rows: rechained(links, () => without.map((row, place) => ({ ...row, seq: place + 1 }))),
      from: at,
      exact: false,
    }),
    () => ({ name: 'swap', rows: swapped, from: first, exact: true }),
    () => ({ name: 'insert', rows: inserted, from: at, exact: false }),
    () => ({ name: 'insert, chain made anew', rows: rechained(links, () => inserted), from: at, exact: false }),
    () => ({ name: 'cut the tail', rows: links.slice(0, at - 1), from: at, exact: true }),
    () => ({
      name: 'bring back an older state and go on from there',
      rows: rechained(links, (rows) => rows.map((row) => (row.seq >= at ? reworded(row.seq)(row) : row))),
      from: at,
      exact: false,
    }),
  ]
  return (kinds[pick(0, kinds.length - 1)] ?? kinds[0] ?? (() => ({ name: '', rows: [], from: 1, exact: true })))()
}

const reworded = (at: number) => (row: Link) => (row.seq === at ? { ...row, act: `${row.act}?` } : row)
const rehashed = (row: Link) => ({ ...row, hash: hashOf(row.prev, row) })

/** What somebody does who knows how the chain is made: everything is consistent again. */
function rechained(links: readonly Link[], change: (rows: readonly Link[]) => readonly Link[]): Link[] {
  let prev = genesis
  return change(links).map((row) => {
    const hash = hashOf(prev, row)
    const made = { ...row, prev, hash }
    prev = hash
    return made
  })
}

test('500 tamperings of anchored rows are all found, and a clean log never is', async () => {
  const other = await testDb()
  const total = 40
  for (let n = 0; n < total; n += 1) await add(other.db, n)
  const clean = await readLinks(other.db, 0, 1_000)
  // an anchor for each third row, as when three acts fall into one second; and always for the last
  const anchors: Anchor[] = clean
    .filter(({ seq }) => seq % 3 === 0 || seq === total)
    .map(({ seq, hash }) => ({ seq, hash, time: '' }))
  const vouchedBefore = (seq: number) => Math.max(0, ...anchors.map((anchor) => anchor.seq).filter((one) => one < seq))

  const random = seeded(20_261_122)
  const missed: string[] = []
  const counts: Record<string, number> = {}
  await tampering(other.db, async (db) => {
    for (let run = 0; run < 500; run += 1) {
      const { name, rows, from, exact } = tamper(clean, random)
      await replaceAll(db, rows)
      const { bad } = await verifyAudit(db, anchors)
      counts[name] = (counts[name] ?? 0) + 1
      const named = bad !== null && (exact ? bad.seq === from : bad.seq > vouchedBefore(from) && bad.seq <= from + 1)
      if (!named) missed.push(`${name} from ${from}: ${JSON.stringify(bad)}`)
      if (run % 50 === 0) {
        await replaceAll(db, clean)
        expect(await verifyAudit(db, anchors)).toEqual({ rows: total, bad: null })
      }
    }
  })
  expect(missed).toEqual([])
  expect(Object.keys(counts)).toHaveLength(10)
}, 120_000)

/** Only the owner can, and only after the guard was taken off. */
async function tampering(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  await db.sql.execute(sql`alter table audit disable trigger user`)
  await work(db)
  await db.sql.execute(sql`alter table audit enable trigger user`)
}

async function replaceAll(db: Db, rows: readonly Link[]): Promise<void> {
  const values = rows.map((row) => ({
    ...row,
    at: new Date(row.at).toISOString(),
    prev: row.prev.toString('hex'),
    hash: row.hash.toString('hex'),
  }))
  await db.transaction(async (tx) => {
    await tx.sql.execute(sql`delete from audit`)
    await tx.sql.execute(sql`
      insert into audit (seq, at, actor, service, act, object, group_id, detail, prev, hash)
      select seq, at, actor, service, act, object, "group", detail, decode(prev, 'hex'), decode(hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        as t(seq bigint, at timestamptz, actor uuid, service text, act text, object text, "group" uuid, detail jsonb, prev text, hash text)`)
  })
}

/** A small generator with a seed, so that a run that fails can be run again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

async function within(milliseconds: number, holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`not within ${milliseconds} ms`)
    await sleep(20)
  }
}
