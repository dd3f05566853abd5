import { fail, redirect } from '@sveltejs/kit'
import { whoAmI } from '@tealight/api/contract/identities'
import { stopIgnoring } from '@tealight/api/contract/personas'
import { readThread } from '@tealight/api/contract/threads'
import { call, need } from '#call'
import { emptyDraft, field, readDraft } from '#look/draft.ts'
import { mustKeepWords, patience, placeOf, postOrAsk } from '../../../posting.ts'
import { Unsent } from '../../../unsent.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const from = searchParams.get('from')
  const read = await call(event, readThread, { params: event.params, query: from ? { from } : {} }, patience(event))
  const blank = emptyDraft()
  if (!read.ok && mustKeepWords(event, read.problem)) return { page: null, blank, sent: false, remind: false }

  const page = need(read)
  // One is asked only just after posting: a page that is read costs one call.
  const sent = searchParams.has('sent') && page.me !== null
  return { page: new Unsent(page), blank, sent, remind: sent && (await hasNoPhrase()) }

  async function hasNoPhrase() {
    const me = await call(event, whoAmI, {})
    return me.ok && me.data.session && !me.data.phrase
  }
}

export const actions = {
  reply: async (event) => {
    const form = await event.request.formData()
    return postOrAsk(event, { group: field(form, 'group'), thread: event.params.thread }, readDraft(form))
  },
  undo: async (event) => {
    const form = await event.request.formData()
    const params = { group: field(form, 'group'), persona: field(form, 'persona') }
    const stopped = await call(event, stopIgnoring, { params })
    if (!stopped.ok)
      return fail(stopped.problem.status, { group: params.group, draft: emptyDraft(), problem: stopped.problem })
    redirect(303, placeOf(event.params.thread, Number(field(form, 'number')) || 1))
  },
} satisfies Actions
