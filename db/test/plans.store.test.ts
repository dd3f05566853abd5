import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDb } from '../../docker/testing.ts'

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
