import { fail, redirect } from '@sveltejs/kit'
import { listNotices, readNotice } from '@tealight/api/contract/notices'
import { call, need } from '#call'
import { joinPath } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { params } = event
  const listed = await call(event, listNotices, { params })
  if (!listed.ok && (listed.problem.code === 'sign_in' || listed.problem.code === 'join_first'))
    redirect(303, joinPath(params.group))
  return need(listed)
}

export const actions = {
  /** Only those that stood on the page: one that came meanwhile has not been read. */
  default: async (event) => {
    const form = await event.request.formData()
    for (const notice of form.getAll('notice').slice(0, 50)) {
      const read = await call(event, readNotice, { params: { notice: String(notice) } })
      if (!read.ok) return fail(read.problem.status, { problem: read.problem })
    }
    redirect(303, `/g/${event.params.group}/notices`)
  },
} satisfies Actions
