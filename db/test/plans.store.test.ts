import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDb } from '../../docker/testing.ts'
import { readNews } from '../src/messages/news.ts'
import { writeMessages } from '../src/messages/write.ts'
import { findPersona } from '../src/personas/find.ts'
import { enterRoom } from '../src/rooms/enter.ts'
import { makeRoom } from '../src/rooms/make.ts'
import type { Store } from '../src/store.ts'
import { probesOf } from '../src/threads/reader.ts'
import { aGroup, aMember } from './makers.ts'

test('the thread list comes out of its index in order, at any depth, and is never sorted', async () => {
  const { db } = await testDb()
  const explain = sql`explain (format json) select id from threads
    where group_id = ${randomUUID()} and for_persona is null and not live and (active_at, id) < (now(), ${randomUUID()}::uuid)
    order by active_at desc, id desc limit 21`
  const plan = await db.transaction(async (tx) => {
    // an empty table would be read whole: ask what is done when that is dear
    await tx.sql.execute(sql`set local enable_seqscan = off`)
    await tx.sql.execute(sql`set local enable_bitmapscan = off`)
    return JSON.stringify(await tx.sql.execute(explain))
  })
  expect(plan).toContain('threads_list')
  expect(plan).not.toContain('Sort')
})

test('a message is written and read by indexes, also while the tables are so small that a plan would rather read them whole', async () => {
  const { db } = await testDb()
  const group = await aGroup(db)
  const { root } = await aMember(db, group)
  const room = await db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'x' }))
  await db.transaction((tx) => enterRoom(tx, root, room))
  const { persona } = await findPersona(db, root, group)
  if (!persona) throw new Error('nobody')
  const ran: [string, unknown[]][] = []
  const watched: Store = { ...db, run: (...asked) => (ran.push(asked), db.run(...asked)) }
  const draft = { author: persona, probes: probesOf(root, group), content: { text: 'x' }, clientKey: randomUUID() }
  await writeMessages(watched, room, [draft])
  await readNews(watched, room, 0)
  expect(ran).toHaveLength(2)
  for (const [text, parameters] of ran) {
    const plan = JSON.stringify(await db.run(`explain (format json) ${text}`, parameters))
    expect(plan).not.toContain('Seq Scan')
  }
})
