import { fail, redirect } from '@sveltejs/kit'
import { drawPhrase, whoAmI } from '@tealight/api/contract/identities'
import { call, need } from '#call'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const me = need(await call(event, whoAmI, {}))
  if (!me.session) redirect(303, '/me')
  return { replacing: me.phrase }
}

export const actions = {
  default: async (event) => {
    const drawn = await call(event, drawPhrase, {})
    return drawn.ok ? { ...drawn.data, problem: undefined } : fail(drawn.problem.status, { problem: drawn.problem })
  },
} satisfies Actions
