import { fail, redirect } from '@sveltejs/kit'
import { readRules } from '@tealight/api/contract/groups'
import { leaveGroup } from '@tealight/api/contract/personas'
import { call, need } from '#call'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group, me } = need(await call(event, readRules, { params: event.params }))
  if (!me) redirect(303, `/g/${group.id}`)
  return { group, me }
}

export const actions = {
  default: async (event) => {
    const left = await call(event, leaveGroup, { params: event.params })
    if (!left.ok && left.problem.code !== 'join_first') return fail(left.problem.status, { problem: left.problem })
    redirect(303, `/g/${event.params.group}`)
  },
} satisfies Actions
