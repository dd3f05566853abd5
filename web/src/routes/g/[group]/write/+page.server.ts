import { readRules } from '@tealight/api/contract/groups'
import { call, need } from '#call'
import { emptyDraft, readDraft } from '#look/draft.ts'
import { mustKeepWords, patience, postOrAsk } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const read = await call(event, readRules, { params: event.params }, patience(event))
  if (!read.ok && mustKeepWords(event, read.problem)) return { group: null, me: null, blank: emptyDraft() }
  const { group, me } = need(read)
  return { group, me, blank: emptyDraft() }
}

export const actions = {
  default: async (event) => postOrAsk(event, event.params, readDraft(await event.request.formData())),
} satisfies Actions
