import { randomUUID } from 'node:crypto'
import type { Answer } from '@tealight/api/contract'
import type { Note } from '@tealight/api/contract/posts'
import type { readThread } from '@tealight/api/contract/threads'
import { ask } from './ask.ts'
import type { Member } from './people.ts'

interface Words {
  title?: string
  text?: string
  note?: Note
}

/** A conversation, opened by this person. Gives its id. */
export async function aThread(by: Member, { title = 'A small thing', text = 'I am here.', note }: Words = {}) {
  const body = { title, text, ...(note && { note }), clientKey: randomUUID() }
  const { said } = await ask<{ thread: string; post: string }>(`/groups/${by.group}/threads`, {
    method: 'POST',
    body,
    session: by.session,
    ...(by.at !== undefined && { at: by.at }),
  })
  return said.thread
}

export async function aReply(by: Member, thread: string, { text = 'I hear you.', note }: Words = {}) {
  const body = { text, ...(note && { note }), clientKey: randomUUID() }
  const { said } = await ask<{ post: string; number: number }>(`/threads/${thread}/posts`, {
    method: 'POST',
    body,
    session: by.session,
    ...(by.at !== undefined && { at: by.at }),
  })
  return said
}

/** All that a thread says to whoever asks, one page of it. */
export async function textsOf(thread: string, { from = 1, as }: { from?: number; as?: Member } = {}) {
  const { said } = await ask<Answer<typeof readThread>>(`/threads/${thread}?from=${from}`, {
    session: as?.session,
    ...(as?.at !== undefined && { at: as.at }),
  })
  return said.posts.map(({ text }) => text)
}
