import { fail, redirect } from '@sveltejs/kit'
import { endKey, finishKey, listKeys, startKey } from '@tealight/api/contract/staff'
import { call, type Problem } from '#call'
import { field } from '#look/draft.ts'
import { deskNeed } from '../door.ts'
import { enrolmentIn, madeIn, numberIn } from '../keys.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => deskNeed(await call(event, listKeys, {}))

export const actions = {
  start: async (event) => {
    const started = await call(event, startKey, {})
    return started.ok ? { enrolment: started.data, wrong: false } : refuse(started.problem)
  },
  passkey: async (event) => {
    const passkey = madeIn(await event.request.formData())
    const done = passkey && (await call(event, finishKey, { body: { passkey } }))
    return done?.ok ? { said: 'added' as const } : refuse(done?.problem)
  },
  number: async (event) => {
    const form = await event.request.formData()
    const enrolment = enrolmentIn(form)
    const done = await call(event, finishKey, { body: { number: numberIn(form) } })
    if (done.ok) return { said: 'added' as const }
    const mistyped = done.problem.code === 'wrong_code' || done.problem.code === 'invalid'
    return mistyped && enrolment ? fail(422, { enrolment, wrong: true }) : refuse(done.problem)
  },
  end: async (event) => {
    const ended = await call(event, endKey, { params: { key: field(await event.request.formData(), 'key') } })
    return ended.ok ? { said: 'ended' as const } : refuse(ended.problem)
  },
} satisfies Actions

function refuse(problem: Problem = { code: 'wrong_code', status: 401, fields: [] }) {
  if (problem.code === 'step_up') redirect(303, '/desk/step-up?to=keys')
  return fail(problem.status, { problem })
}
