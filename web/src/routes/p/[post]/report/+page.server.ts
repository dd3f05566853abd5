import { fail, redirect } from '@sveltejs/kit'
import { readForReport, reportPost } from '@tealight/api/contract/posts'
import { call, need, type Problem } from '#call'
import { field } from '#look/draft.ts'
import { needsJoining, placeOf } from '../../../../posting.ts'
import { reasonOf } from './reasons.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const read = await call(event, readForReport, { params: event.params })
  if (!read.ok && needsJoining(read.problem)) return { read: null, group: event.url.searchParams.get('g'), back: '/' }
  const { post, thread, group } = need(read)
  return { read: { post, thread }, group, back: placeOf(thread, post.number) }
}

export const actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const reason = reasonOf(field(form, 'reason'))
    const words = field(form, 'words').trim()
    if (!reason) return fail(422, { reason, words, problem: null })
    const told = await call(event, reportPost, { params: event.params, body: { reason, ...(words && { words }) } })
    // an address says no more than that somebody was here
    if (told.ok) redirect(303, `/p/${event.params.post}/report/thanks${reason === 'worried' ? '?more=1' : ''}`)
    const problem: Problem = told.problem
    return fail(problem.status, { reason, words, problem })
  },
} satisfies Actions
