import type { Db } from '@tealight/db/connect'
import { listGroups } from '@tealight/db/groups/list'
import { makeGroup } from '@tealight/db/groups/make'
import { newRoot, type Root } from '@tealight/db/identities/root'
import { joinGroup } from '@tealight/db/personas/join'
import { offerNames } from '@tealight/db/personas/offer'
import { writePost } from '@tealight/db/posts/write'
import { planMeetings } from '@tealight/db/meetings/plan'
import { makeRoom } from '@tealight/db/rooms/make'
import { openThread } from '@tealight/db/threads/open'
import { randomUUID } from 'node:crypto'
import { anxious } from './demo/anxious.ts'
import { carers } from './demo/carers.ts'
import { asTyped, type DemoGroup, type DemoPost, type DemoRoom, type DemoThread } from './demo/group.ts'
import { loss } from './demo/loss.ts'
import { nights } from './demo/nights.ts'
import { students } from './demo/students.ts'
import { work } from './demo/work.ts'
import { firstRules } from './groups/rules.ts'

/** All of it is made up. The people are nobody: their roots are forgotten when this ends, so nobody can write as them. */
const demoGroups = [nights, anxious, loss, students, carers, work]

type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

interface Person {
  root: Root
  name: string
}

/** Makes the groups of the demo that are not there yet. */
export async function fillDemo(db: Db): Promise<void> {
  const present = new Set((await listGroups(db)).filter((group) => group.demo).map((group) => group.title))
  for (const [position, group] of demoGroups.entries()) {
    if (!present.has(group.title)) await fillGroup(db, group, position)
  }
}

/** A transaction for the group and its people, and one a thread: none so long that a slow machine runs into a deadline. */
async function fillGroup(db: Db, { threads, rooms = [], ...about }: DemoGroup, position: number): Promise<void> {
  const { group, people } = await db.transaction(async (tx) => {
    const rules = firstRules['en'] ?? []
    const made = await makeGroup(tx, { ...about, language: 'en', rules, demo: true, position })
    for (const room of rooms) await fillRoom(tx, made, room)
    const keys = new Set(threads.flatMap((thread) => thread.posts.map(([by]) => by)))
    return { group: made, people: await makePeople(tx, made, keys) }
  })
  for (const thread of threads) await db.transaction((tx) => fillThread(tx, group, people, thread))
}

async function fillRoom(tx: Tx, group: string, { meeting, ...room }: DemoRoom): Promise<void> {
  const id = await makeRoom(tx, { group, ...room, byMeeting: meeting !== undefined })
  if (!meeting) return
  // from tomorrow on, as the demo's clock counts days
  const day = new Date(Date.now() + 36 * 60 * 60_000).toISOString().slice(0, 10)
  await planMeetings(tx, 'operator', id, { ...meeting, day, zone: 'Europe/London', weeks: 4 })
}

async function makePeople(tx: Tx, group: string, keys: Iterable<string>): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>()
  for (const key of keys) {
    const root = newRoot()
    const { offer } = await offerNames(tx, group)
    const { name } = await joinGroup(tx, root, { group, offer, choice: 0, rulesVersion: 1 })
    people.set(key, { root, name })
  }
  return people
}

async function fillThread(tx: Tx, group: string, people: ReadonlyMap<string, Person>, { title, posts }: DemoThread) {
  const person = (key: string) => {
    const found = people.get(key)
    if (!found) throw new Error(`the demo speaks of {${key}}, who writes nothing in that group`)
    return found
  }
  const draft = ([by, text, note]: DemoPost) => ({
    author: person(by).root,
    content: { text: asTyped(text, (key) => person(key).name), note },
    clientKey: randomUUID(),
  })

  const [first, ...replies] = posts
  const { author, content, clientKey } = draft(first)
  const { thread } = await openThread(tx, author, { group, content: { title, ...content }, clientKey })
  for (const reply of replies.map(draft)) await writePost(tx, reply.author, { ...reply, thread })
}
