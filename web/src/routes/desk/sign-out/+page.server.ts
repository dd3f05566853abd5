import { fail, redirect } from '@sveltejs/kit'
import { signOutStaff } from '@tealight/api/contract/staff'
import { call } from '#call'
import type { Actions } from './$types'

export const actions = {
  default: async (event) => {
    const out = await call(event, signOutStaff, {})
    if (out.ok) redirect(303, '/desk/sign-in')
    return fail(out.problem.status, { problem: out.problem })
  },
} satisfies Actions
