import { fail, redirect } from '@sveltejs/kit'
import { deletePost, readPost } from '@tealight/api/contract/posts'
import { call, need } from '#call'
import { placeOf } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { post, title, thread, group } = need(await call(event, readPost, { params: event.params }))
  const back = placeOf(thread, post.number)
  if (post.state === 'deleted') redirect(303, back)
  return { post, title, group, back }
}

export const actions = {
  default: async (event) => {
    const deleted = await call(event, deletePost, { params: event.params })
    if (!deleted.ok) return fail(deleted.problem.status, { problem: deleted.problem })
    redirect(303, placeOf(deleted.data.thread, deleted.data.number))
  },
} satisfies Actions
