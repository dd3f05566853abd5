import { fail, redirect } from '@sveltejs/kit'
import { comeBack, whoAmI } from '@tealight/api/contract/identities'
import { call } from '#call'
import { field } from '#look/draft.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const me = await call(event, whoAmI, {})
  // Coming back as somebody else ends what is here; without a phrase it could never be opened again.
  return { wouldLose: me.ok && me.data.session && !me.data.phrase }
}

export const actions = {
  default: async (event) => {
    const phrase = field(await event.request.formData(), 'phrase')
    const back = await call(event, comeBack, { body: { phrase } })
    if (back.ok) redirect(303, '/me')
    return fail(back.problem.status, { phrase, problem: back.problem })
  },
} satisfies Actions
