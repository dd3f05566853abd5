import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../db/src/identities/open-session.ts'
import { readSession } from '../../db/src/identities/read-session.ts'
import { readNews } from '../../db/src/messages/news.ts'
import type { Outcome } from '../../db/src/messages/write.ts'
import { deletePost } from '../../db/src/posts/delete.ts'
import { editPost } from '../../db/src/posts/edit.ts'
import { Refused } from '../../db/src/refusals.ts'
import { enterRoom } from '../../db/src/rooms/enter.ts'
import { readInsider } from '../../db/src/rooms/line.ts'
import { makeRoom } from '../../db/src/rooms/make.ts'
import type { Store } from '../../db/src/store.ts'
import { aGroup, aMember, type Member } from '../../db/test/makers.ts'
import { testDb, type TestDb } from '../../docker/testing.ts'
import type { Message, ToRoom } from '../src/rooms/contract.ts'
import { openHub, type Hub } from '../src/rooms/hub.ts'
import { showNews } from '../src/rooms/show.ts'

type News = Extract<ToRoom, { type: 'news' }>

let store: TestDb
let group: string
let room: string
let [ivy, oak]: Member[] = []
let sql: postgres.Sql
const stops: (() => void)[] = []

beforeAll(async () => {
  store = await testDb()
  sql = postgres(store.url, { max: 1 })
  group = await aGroup(store.db)
  ;[ivy, oak] = [await aMember(store.db, group), await aMember(store.db, group)]
})

afterAll(() => sql.end())
afterEach(() => stops.splice(0).forEach((stop) => stop()))

/** A process with its rooms: rings of another one are not heard, so nothing hides behind them. */
function aProcess() {
  const opened = store.openAs('api')
  let reads = 0
  const db: Store = {
    ...opened,
    run(text, parameters) {
      if (text.includes('p.revision >')) reads += 1
      return opened.run(text, parameters)
    },
  }
  const hub = openHub(db)
  stops.push(() => hub.stop())
  return { db, hub, reads: () => reads }
}

async function anEmptyRoom(): Promise<string> {
  const made = await store.db.transaction((tx) => makeRoom(tx, { group, title: 'Tea', about: 'A while together' }))
  for (const { root } of [ivy, oak] as Member[]) await store.db.transaction((tx) => enterRoom(tx, root, made))
  return made
}

/** Somebody's line, and what they were told, by a contiguous cursor. */
async function aLine(hub: Hub, who: Member | undefined, since = 0) {
  if (!who) throw new Error('nobody')
  const insider = await readInsider(store.db, who.root, room)
  const it = { gaps: 0, revision: since, news: [] as News[], shown: new Map<number, Message>() }
  const sink = {
    waiting: () => 0,
    close: () => {},
    drop: () => {},
    send(text: string) {
      const frame = JSON.parse(text) as ToRoom
      if (frame.type !== 'news') return
      if (frame.from !== it.revision) it.gaps += 1
      it.revision = frame.to
      it.news.push(frame)
      for (const message of frame.messages) it.shown.set(message.number, message)
      for (const number of frame.gone) it.shown.delete(number)
    },
  }
  // one that stands, or the line would be ended at the next look
  const token = await store.db.transaction((tx) => openSession(tx, who.root))
  const session = (await readSession(store.db, token))?.tokenHash.toString('base64') ?? ''
  hub.open(room, { insider, sink, session, since })
  await expect.poll(() => it.news.length).toBe(1)
  const reader = { ...insider, id: insider.persona.id }
  return {
    ...it,
    say: (text: string, more: { replyTo?: number } = {}): Promise<Outcome> =>
      hub.write(room, {
        author: insider.persona,
        probes: insider.probes,
        content: { text },
        clientKey: crypto.randomUUID(),
        ...more,
      }),
    gaps: () => it.gaps,
    revision: () => it.revision,
    texts: () => [...it.shown.values()].map(({ text }) => text),
    shown: () => [...it.shown.values()].sort((one, other) => one.number - other.number),
    /** The same as the rows hold it. */
    async asRead(): Promise<Message[]> {
      const frame = JSON.parse(JSON.stringify(showNews(await readNews(store.db, room, 0), reader))) as News
      return frame.messages.sort((one, other) => one.number - other.number)
    },
  }
}

const written = (one: Outcome) => {
  if (one instanceof Refused) throw one
  return one
}

describe('what a process wrote itself', () => {
  test('is told without being read back, to each as the rows would show it', async () => {
    room = await anEmptyRoom()
    const { hub, reads } = aProcess()
    const lines = [await aLine(hub, ivy), await aLine(hub, oak)] as const
    const before = reads()
    await Promise.all([lines[0].say('Good evening'), lines[1].say('Are you well?'), lines[0].say('No', { replyTo: 1 })])
    await lines[1].say('Same here', { replyTo: 1 })
    await expect.poll(() => lines.map((line) => line.revision())).toEqual([4, 4])
    expect(reads()).toBe(before)
    for (const line of lines) expect(line.shown()).toEqual(await line.asRead())
    expect(lines[0].shown().map(({ mine }) => mine)).not.toEqual(lines[1].shown().map(({ mine }) => mine))
    expect(lines.map((line) => line.gaps())).toEqual([0, 0])
  })

  test('is read when another process wrote in between, and nobody misses or doubles anything', async () => {
    room = await anEmptyRoom()
    const [here, there] = [aProcess(), aProcess()]
    const [mine, other] = [await aLine(here.hub, ivy), await aLine(there.hub, oak)]
    for (let n = 0; n < 5; n += 1) {
      await Promise.all([mine.say(`Here ${n}`), other.say(`There ${n}`), mine.say(`Here too ${n}`)])
    }
    await expect.poll(() => [mine.revision(), other.revision()], { timeout: 5_000 }).toEqual([15, 15])
    expect([mine.gaps(), other.gaps()]).toEqual([0, 0])
    expect(mine.shown()).toEqual(await mine.asRead())
    expect(other.shown()).toEqual(await other.asRead())
  })

  test('is read when something of the room changed that nobody rang for', async () => {
    room = await anEmptyRoom()
    const { hub } = aProcess()
    const line = await aLine(hub, oak)
    const first = written(await line.say('Before'))
    await expect.poll(() => line.revision()).toBe(1)
    await sql`
      with raised as (update threads set revision = revision + 1 where id = ${room} returning revision)
      update posts set state = 'hidden', revision = raised.revision from raised where id = ${first.post}`
    const witness = await aLine(hub, ivy, 1)
    await line.say('After')
    await expect.poll(() => witness.revision()).toBe(3)
    expect(witness.shown()).toEqual(await witness.asRead())
    expect(line.shown()).toEqual(await line.asRead())
  })

  test('is never told from memory when it waits, is veiled or was flagged', async () => {
    room = await anEmptyRoom()
    const { hub, reads } = aProcess()
    const [writer, reader] = [await aLine(hub, ivy), await aLine(hub, oak)]
    const before = reads()
    expect(written(await writer.say('I am going to kill myself tonight.')).help).toBe('distress')
    await expect.poll(() => reader.revision()).toBe(1)
    expect(reads()).toBeGreaterThan(before)
    expect(reader.shown()).toMatchObject([{ help: null, mine: false }])
    await sql`update rooms set approval = true where thread_id = ${room}`
    expect(written(await writer.say('May I say something?')).held).toBe(true)
    await expect.poll(() => reader.revision()).toBe(2)
    await expect.poll(() => writer.revision()).toBe(2)
    expect(reader.texts()).toEqual(['I am going to kill myself tonight.'])
    expect(writer.texts()).toEqual(['I am going to kill myself tonight.', 'May I say something?'])
    for (const line of [writer, reader])
      expect(line.shown()).toEqual((await line.asRead()).filter(({ number }) => line === writer || number === 1))
  })

  test('is as it is now after an edit and a deletion that come at the same time as more messages', async () => {
    room = await anEmptyRoom()
    const { db, hub } = aProcess()
    const [mine, other] = [await aLine(hub, ivy), await aLine(hub, oak)]
    const [one, two] = [written(await mine.say('One')), written(await mine.say('Two'))]
    const author = ivy as Member
    const edit = { post: one.post, version: 1, content: { text: 'Uno' } }
    await Promise.all([
      other.say('Three'),
      db.transaction((tx) => editPost(tx, author.root, edit)),
      other.say('Four'),
      db.transaction((tx) => deletePost(tx, author.root, two.post)),
      mine.say('Five'),
    ])
    await expect.poll(() => [mine.revision(), other.revision()], { timeout: 5_000 }).toEqual([7, 7])
    expect([mine.gaps(), other.gaps()]).toEqual([0, 0])
    expect(mine.shown()).toEqual(await mine.asRead())
    expect(other.shown()).toEqual(await other.asRead())
    expect(other.texts()).toContain('Uno')
    expect(other.texts()).not.toContain('Two')
  })
})

describe('a ring', () => {
  test('for what was told already costs no read; one that says more, or does not say, does', async () => {
    room = await anEmptyRoom()
    const { db, hub, reads } = aProcess()
    const line = await aLine(hub, ivy)
    await line.say('Hello')
    await expect.poll(() => line.revision()).toBe(1)
    const before = reads()
    const ring = async (revision?: number) => {
      db.bell.ring([{ topic: 'room', room, ...(revision !== undefined && { revision }) }])
      await new Promise((done) => setTimeout(done, 50))
      return reads() - before
    }
    expect(await ring(1)).toBe(0)
    expect(await ring(2)).toBe(1)
    expect(await ring()).toBe(2)
    expect(line.gaps()).toBe(0)
  })

  test('reaches all who are inside, also when the first who came says they have read what is not yet written', async () => {
    room = await anEmptyRoom()
    const { hub } = aProcess()
    await aLine(hub, ivy, 999_999)
    const line = await aLine(hub, oak)
    await line.say('Is somebody here?')
    await expect.poll(() => line.texts()).toEqual(['Is somebody here?'])
    expect(line.gaps()).toBe(0)
  })
})
