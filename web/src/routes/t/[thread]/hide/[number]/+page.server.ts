import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { ignorePersona } from '@tealight/api/contract/personas'
import { readRoom } from '@tealight/api/contract/rooms'
import { readThread } from '@tealight/api/contract/threads'
import { call, need, stop } from '#call'
import { field } from '#look/draft.ts'
import { joinPath, placeOf } from '../../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { thread, number } = event.params
  const { group, me, posts } = await readAt(event, thread, number)
  const post = posts.find((one) => one.number === Number(number))
  if (!post) stop('not_found')
  if (!me) redirect(303, joinPath(group.id))
  if (post.mine || post.ignored) redirect(303, placeOf(thread, post.number))
  return { group, author: post.author, back: placeOf(thread, post.number) }
}

/** The post, in a conversation or in a room. */
async function readAt(event: RequestEvent, thread: string, number: string) {
  const read = await call(event, readThread, { params: { thread }, query: { from: number } })
  if (read.ok || read.problem.code !== 'not_found') return need(read)
  const query = { before: String(Number(number) + 1) }
  const { group, me, messages } = need(await call(event, readRoom, { params: { room: thread }, query }))
  return { group, me, posts: messages }
}

export const actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const params = { group: field(form, 'group'), persona: field(form, 'persona') }
    const ignored = await call(event, ignorePersona, { params })
    if (!ignored.ok) return fail(ignored.problem.status, { problem: ignored.problem })
    redirect(303, placeOf(event.params.thread, Number(event.params.number) || 1))
  },
} satisfies Actions
