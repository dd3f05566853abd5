import { readRules } from '@tealight/api/contract/groups'
import { listThreads } from '@tealight/api/contract/threads'
import { call, need } from '#call'
import { emptyDraft, readDraft } from '#look/draft.ts'
import { mustKeepWords, patience, postOrAsk } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { params } = event
  const [read, listed] = await Promise.all([
    call(event, readRules, { params }, patience(event)),
    // for its cover only: whoever may not read the group yet is not told
    call(event, listThreads, { params, query: {} }, { within: 1500 }),
  ])
  const cover = listed.ok ? listed.data.cover : null
  if (!read.ok && mustKeepWords(event, read.problem)) return { group: null, me: null, cover, blank: emptyDraft() }
  const { group, me } = need(read)
  return { group, me, cover, blank: emptyDraft() }
}

export const actions = {
  default: async (event) => postOrAsk(event, event.params, readDraft(await event.request.formData())),
} satisfies Actions
