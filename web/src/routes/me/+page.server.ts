import { fail, redirect } from '@sveltejs/kit'
import { signOut, whoAmI } from '@tealight/api/contract/identities'
import { call, need } from '#call'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => need(await call(event, whoAmI, {}))

export const actions = {
  default: async (event) => {
    const out = await call(event, signOut, {})
    if (!out.ok) return fail(out.problem.status, { problem: out.problem })
    redirect(303, '/')
  },
} satisfies Actions
