import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { whoAmI } from '@tealight/api/contract/identities'
import { stopIgnoring } from '@tealight/api/contract/personas'
import { answerHelp } from '@tealight/api/contract/posts'
import { readRoom } from '@tealight/api/contract/rooms'
import { readThread } from '@tealight/api/contract/threads'
import { call, need } from '#call'
import { emptyDraft, field, readDraft } from '#look/draft.ts'
import { mustKeepWords, patience, placeOf, postOrAsk } from '../../../posting.ts'
import { Unsent } from '../../../unsent.ts'
import { contactsFor } from '../../help/contacts.server.ts'
import { answers, placeAfter, readAnswered } from './heard.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const from = searchParams.get('from')
  const read = await call(event, readThread, { params: event.params, query: from ? { from } : {} }, patience(event))
  if (!read.ok && read.problem.code === 'not_found') await toRoom(event)
  const blank = emptyDraft()
  const none = { blank, sent: 0, remind: false, contacts: null, heard: null }
  if (!read.ok && mustKeepWords(event, read.problem)) return { ...none, page: null }

  const page = need(read)
  // One is asked only just after posting: a page that is read costs one call.
  const sent = page.me ? Number(searchParams.get('sent')) : 0
  const remind = sent > 0 && (await hasNoPhrase())
  const contacts = await contactsFor(event, page.posts)
  return { ...none, page: new Unsent(page), sent, remind, contacts, heard: readAnswered(searchParams.get('then')) }

  async function hasNoPhrase() {
    const me = await call(event, whoAmI, {})
    return me.ok && me.data.session && !me.data.phrase
  }
}

/** A link to what was said in a room leads into the room; the place in it stays in the address. */
async function toRoom(event: RequestEvent) {
  const room = event.params['thread'] ?? ''
  if ((await call(event, readRoom, { params: { room }, query: {} })).ok) redirect(303, `/r/${room}`)
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
  answer: async (event) => {
    const form = await event.request.formData()
    const said = field(form, 'answer')
    const answer = answers.find((one) => one === said) ?? 'dismiss'
    const given = await call(event, answerHelp, { params: { post: field(form, 'post') }, body: { answer } })
    if (given.ok) redirect(303, placeAfter(given.data.thread, given.data.number, answer))
    return fail(given.problem.status, { group: '', draft: emptyDraft(), unheard: given.problem })
  },
} satisfies Actions
