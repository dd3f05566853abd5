import type { Db } from '../src/connect.ts'
import { makeGroup } from '../src/groups/make.ts'
import { readGroup } from '../src/groups/read.ts'
import { newRoot, type Root } from '../src/identities/root.ts'
import { joinGroup } from '../src/personas/join.ts'
import { offerNames } from '../src/personas/offer.ts'
import type { WrittenPost } from '../src/posts/add.ts'
import { writePost } from '../src/posts/write.ts'
import type { Content } from '../src/texts/seal.ts'
import { openThread } from '../src/threads/open.ts'
import type { Reading } from '../src/words.ts'

export const someRules = [
  { id: 'kind', title: 'Be kind', text: 'Speak as you would to a friend.' },
  { id: 'private', title: 'Stay private', text: 'Name nobody.' },
]

export function aGroup(db: Db, more: { title?: string; reading?: Reading } = {}): Promise<string> {
  const plain = { title: 'Nights', about: 'For those who lie awake', language: 'en', reading: 'open' as const }
  return db.transaction((tx) => makeGroup(tx, { ...plain, ...more, rules: someRules }))
}

export interface Member {
  root: Root
  group: string
  id: string
  name: string
}

/** A person with a persona in the group; a new person unless a root is given. */
export async function aMember(db: Db, group: string, root: Root = newRoot()): Promise<Member> {
  const { rulesVersion } = await readGroup(db, group)
  const { offer } = await offerNames(db, group)
  const { id, name } = await db.transaction((tx) => joinGroup(tx, root, { group, offer, choice: 0, rulesVersion }))
  return { root, group, id, name }
}

export function aThread(
  db: Db,
  by: Member,
  content: Content = { title: 'A night', text: 'I am awake' },
): Promise<WrittenPost> {
  const draft = { group: by.group, content, clientKey: crypto.randomUUID() }
  return db.transaction((tx) => openThread(tx, by.root, draft))
}

export function aReply(
  db: Db,
  by: Member,
  thread: string,
  text = 'So am I',
  clientKey: string = crypto.randomUUID(),
): Promise<WrittenPost> {
  return db.transaction((tx) => writePost(tx, by.root, { thread, content: { text }, clientKey }))
}

/** What a promise came to: the value, or the code of the refusal. Any other error is thrown. */
export async function outcome<T>(work: Promise<T>): Promise<T | string> {
  return work.catch((error: unknown) => {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    if (error instanceof Error && error.name === 'Refused' && typeof code === 'string') return code
    throw error
  })
}
