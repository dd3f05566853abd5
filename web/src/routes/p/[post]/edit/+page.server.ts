import { fail, redirect } from '@sveltejs/kit'
import { editPost, readPost } from '@tealight/api/contract/posts'
import { call, need } from '#call'
import { emptyDraft, field, noteOf, readDraft } from '#look/draft.ts'
import { mustKeepWords, patience, placeFor, placeOf } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const read = await call(event, readPost, { params: event.params }, patience(event))
  if (!read.ok && mustKeepWords(event, read.problem))
    return { read: null, stored: emptyDraft(), back: `/p/${event.params.post}/edit` }

  const { post, title, thread, group } = need(read)
  const back = placeOf(thread, post.number)
  // what a moderator took away is not written anew
  if (post.text === null || post.state === 'removed') redirect(303, back)
  const { topics = [], words: noteWords = '' } = post.note ?? {}
  return {
    read: { post, title, thread, group },
    stored: { ...emptyDraft(), title: title ?? '', text: post.text, topics, noteWords },
    back,
  }
}

export const actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const draft = readDraft(form)
    const version = Number(field(form, 'version'))
    const edited = await call(event, editPost, {
      params: event.params,
      body: { version, ...(form.has('title') && { title: draft.title }), text: draft.text, ...noteOf(draft) },
    })
    if (edited.ok) redirect(303, placeFor(edited.data))
    return fail(edited.problem.status, { draft, problem: edited.problem, version, titled: form.has('title') })
  },
} satisfies Actions
