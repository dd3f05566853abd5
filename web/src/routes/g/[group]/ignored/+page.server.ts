import { fail, redirect } from '@sveltejs/kit'
import { readRules } from '@tealight/api/contract/groups'
import { listIgnored, stopIgnoring } from '@tealight/api/contract/personas'
import { call, need } from '#call'
import { field } from '#look/draft.ts'
import { joinPath } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { params } = event
  const listed = await call(event, listIgnored, { params })
  if (!listed.ok && (listed.problem.code === 'sign_in' || listed.problem.code === 'join_first'))
    redirect(303, joinPath(params.group))
  const { group } = need(await call(event, readRules, { params }))
  return { group, ...need(listed) }
}

export const actions = {
  default: async (event) => {
    const persona = field(await event.request.formData(), 'persona')
    const stopped = await call(event, stopIgnoring, { params: { group: event.params.group, persona } })
    if (!stopped.ok) return fail(stopped.problem.status, { problem: stopped.problem })
    redirect(303, `/g/${event.params.group}/ignored`)
  },
} satisfies Actions
