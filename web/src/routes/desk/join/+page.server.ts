import { fail, redirect } from '@sveltejs/kit'
import { addRole, finishJoin, startJoin } from '@tealight/api/contract/staff'
import { call, type Problem } from '#call'
import { field } from '#look/draft.ts'
import { enrolmentIn, madeIn, numberIn } from '../keys.ts'
import type { Actions } from './$types'

const wrongCode: Problem = { code: 'wrong_code', status: 401, fields: [] }

export const actions = {
  /** The code, and a name for somebody new. */
  code: async (event) => {
    const form = await event.request.formData()
    const [code, name] = [field(form, 'code').trim(), field(form, 'name').trim()]
    const again = (problem: Problem) => fail(problem.status, { step: 'code' as const, code, name, problem })
    if (code === '') return again(wrongCode)
    if (!form.has('name')) {
      const added = await call(event, addRole, { body: { code } })
      if (!added.ok) return again(added.problem)
      redirect(303, '/desk')
    }
    const started = await call(event, startJoin, { body: { code, name } })
    if (!started.ok) return again(started.problem)
    const { role, options, secret, uri, deskKey } = started.data
    return { step: 'key' as const, role, enrolment: { options, secret, uri, deskKey }, wrong: false }
  },

  passkey: async (event) => {
    const passkey = madeIn(await event.request.formData())
    const done = passkey && (await call(event, finishJoin, { body: { passkey } }))
    if (done?.ok) redirect(303, '/desk')
    const problem: Problem = done?.problem ?? wrongCode
    const code = problem.code === 'wrong_code' || problem.code === 'invalid' ? ('wrong_key' as const) : problem.code
    return fail(problem.status, { step: 'code' as const, code: '', name: '', problem: { ...problem, code } })
  },

  number: async (event) => {
    const form = await event.request.formData()
    const enrolment = enrolmentIn(form)
    const done = await call(event, finishJoin, { body: { number: numberIn(form) } })
    if (done.ok) redirect(303, '/desk')
    const { problem } = done
    const mistyped = problem.code === 'wrong_code' || problem.code === 'invalid'
    if (mistyped && enrolment) return fail(422, { step: 'key' as const, role: null, enrolment, wrong: true })
    return fail(problem.status, { step: 'code' as const, code: '', name: '', problem })
  },
} satisfies Actions
