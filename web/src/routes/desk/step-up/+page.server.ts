import { fail, redirect } from '@sveltejs/kit'
import { readChallenge, stepUp } from '@tealight/api/contract/staff'
import { call, need, type Problem } from '#call'
import { numberIn, shownIn } from '../keys.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { staff } = await event.parent()
  if (!staff) redirect(303, '/desk/sign-in')
  return need(await call(event, readChallenge, {}))
}

export const actions = {
  passkey: async (event) => {
    const passkey = shownIn(await event.request.formData())
    const done = passkey && (await call(event, stepUp, { body: { passkey } }))
    return done?.ok ? goBack(event.url) : refuse(done?.problem)
  },
  number: async (event) => {
    const done = await call(event, stepUp, { body: { number: numberIn(await event.request.formData()) } })
    return done.ok ? goBack(event.url) : refuse(done.problem)
  },
} satisfies Actions

/** To the page that asked for it; who came in a new tab stays here and is told. */
function goBack({ searchParams }: URL) {
  const to = searchParams.get('to')
  if (to === 'staff' || to === 'keys') redirect(303, `/desk/${to}`)
  return { done: true as const }
}

function refuse(problem: Problem = { code: 'wrong_code', status: 401, fields: [] }) {
  if (problem.code === 'sign_in') redirect(303, '/desk/sign-in')
  const wrong = problem.code === 'wrong_code' || problem.code === 'invalid'
  return fail(problem.status, { done: false as const, problem, wrong })
}
