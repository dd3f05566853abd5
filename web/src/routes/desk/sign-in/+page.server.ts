import { fail, redirect } from '@sveltejs/kit'
import { readChallenge, signInStaff } from '@tealight/api/contract/staff'
import { call, need, type Problem } from '#call'
import { field } from '#look/draft.ts'
import { numberIn, shownIn } from '../keys.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => need(await call(event, readChallenge, {}))

export const actions = {
  passkey: async (event) => {
    const passkey = shownIn(await event.request.formData())
    const done = passkey && (await call(event, signInStaff, { body: { passkey } }))
    if (done?.ok) redirect(303, '/desk')
    return refuse(done?.problem)
  },
  number: async (event) => {
    const form = await event.request.formData()
    const body = { deskKey: field(form, 'deskKey').trim(), number: numberIn(form) }
    const done = await call(event, signInStaff, { body })
    if (done.ok) redirect(303, '/desk')
    return refuse(done.problem)
  },
} satisfies Actions

/** Whatever was mistyped is told in the same way; neither key nor number is sent back. */
function refuse(problem: Problem = { code: 'wrong_code', status: 401, fields: [] }) {
  const wrong = problem.code === 'wrong_code' || problem.code === 'invalid'
  return fail(problem.status, { problem, wrong })
}
