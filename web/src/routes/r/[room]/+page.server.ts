import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { stopIgnoring } from '@tealight/api/contract/personas'
import { answerMeeting, listMeetings, signUp, takeBackSignUp } from '@tealight/api/contract/meetings'
import { answerHelp } from '@tealight/api/contract/posts'
import { enterRoom, leaveRoom, react, readRoom, takeBackReaction, writeMessage } from '@tealight/api/contract/rooms'
import { call, need } from '#call'
import { emptyDraft, field, noteOf, readDraft } from '#look/draft.ts'
import { meetingAnswers } from './meeting.ts'
import { reactionWords } from './reactions.ts'
import { answers } from '../../t/[thread]/heard.ts'
import { joinPath, keyed, mustKeepWords, needsJoining, patience } from '../../../posting.ts'
import { Unsent } from '../../../unsent.ts'
import { contactsFor } from '../../help/contacts.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const before = searchParams.get('before')
  const read = await call(event, readRoom, { params: event.params, query: before ? { before } : {} }, patience(event))
  const blank = emptyDraft()
  const replyTo = Number(searchParams.get('answer')) || 0
  // counted on, so that the link to new messages is another address each time, and the browser asks
  const look = Number(searchParams.get('look')) || 0
  if (!read.ok && mustKeepWords(event, read.problem))
    return { look, page: null, meetings: null, now: Date.now(), blank, replyTo, contacts: null, isPast: false }

  const page = need(read)
  // script goes on with the newest; older pages stand still
  const isPast = (page.messages.at(-1)?.number ?? page.last) < page.last
  const [contacts, meetings] = await Promise.all([
    contactsFor(event, page.messages),
    page.room.byMeeting ? call(event, listMeetings, { params: event.params }) : null,
  ])
  return {
    look,
    page: new Unsent(page),
    // a room can be shown without them
    meetings: meetings?.ok ? new Unsent(meetings.data) : null,
    now: Date.now(),
    blank,
    replyTo,
    isPast,
    contacts,
  }
}

export const actions = {
  enter: async (event) => {
    const { room } = event.params
    const entered = await call(event, enterRoom, { params: { room } })
    if (entered.ok && entered.data.ahead === null) redirect(303, `/r/${room}#say`)
    if (entered.ok) return { ahead: entered.data.ahead, draft: emptyDraft(), replyTo: 0 }
    const form = await event.request.formData()
    if (needsJoining(entered.problem)) redirect(303, joinPath(field(form, 'group')))
    return fail(entered.problem.status, { problem: entered.problem, draft: emptyDraft(), replyTo: 0 })
  },
  leave: async (event) => {
    const { room } = event.params
    const form = await event.request.formData()
    const left = await call(event, leaveRoom, { params: { room } })
    const back = field(form, 'back')
    if (left.ok)
      redirect(303, back ? `/r/${encodeURIComponent(back)}` : `/g/${encodeURIComponent(field(form, 'group'))}`)
    return fail(left.problem.status, { problem: left.problem, draft: emptyDraft(), replyTo: 0 })
  },
  say: async (event) => {
    const { room } = event.params
    const form = await event.request.formData()
    const draft = readDraft(form)
    const replyTo = Number(field(form, 'replyTo')) || 0
    const said = await call(event, writeMessage, {
      params: { room },
      body: { text: draft.text, ...noteOf(draft), clientKey: draft.clientKey, ...(replyTo > 0 && { replyTo }) },
    })
    if (said.ok) redirect(303, `/r/${room}#${said.data.help ? 'help' : 'p'}-${said.data.number}`)
    return fail(said.problem.status, { problem: said.problem, draft: keyed(draft, said.problem), replyTo })
  },
  react: async (event) => {
    const form = await event.request.formData()
    const params = { post: field(form, 'post') }
    const word = reactionWords.find((one) => one === field(form, 'word'))
    const left = word
      ? await call(event, react, { params, body: { word } })
      : await call(event, takeBackReaction, { params })
    if (left.ok) redirect(303, `/r/${event.params.room}#p-${Number(field(form, 'number')) || 1}`)
    return fail(left.problem.status, { problem: left.problem, draft: emptyDraft(), replyTo: 0 })
  },
  coming: (event) => changeSignUp(event, signUp),
  notComing: (event) => changeSignUp(event, takeBackSignUp),
  how: async (event) => {
    const form = await event.request.formData()
    const said = field(form, 'answer')
    const answer = meetingAnswers.find((one) => one === said) ?? 'somewhat'
    const given = await call(event, answerMeeting, { params: { meeting: field(form, 'meeting') }, body: { answer } })
    if (given.ok) return { heard: true, draft: emptyDraft(), replyTo: 0 }
    return fail(given.problem.status, { problem: given.problem, draft: emptyDraft(), replyTo: 0 })
  },
  undo: async (event) => {
    const form = await event.request.formData()
    const params = { group: field(form, 'group'), persona: field(form, 'persona') }
    const stopped = await call(event, stopIgnoring, { params })
    if (!stopped.ok) return fail(stopped.problem.status, { problem: stopped.problem, draft: emptyDraft(), replyTo: 0 })
    redirect(303, `/r/${event.params.room}`)
  },
  answer: async (event) => {
    const form = await event.request.formData()
    const said = field(form, 'answer')
    const answer = answers.find((one) => one === said) ?? 'dismiss'
    const given = await call(event, answerHelp, { params: { post: field(form, 'post') }, body: { answer } })
    if (given.ok) redirect(303, `/r/${event.params.room}#p-${given.data.number}`)
    return fail(given.problem.status, { unheard: given.problem, draft: emptyDraft(), replyTo: 0 })
  },
} satisfies Actions

async function changeSignUp(event: RequestEvent<{ room: string }>, contract: typeof signUp | typeof takeBackSignUp) {
  const form = await event.request.formData()
  const changed = await call(event, contract, { params: { meeting: field(form, 'meeting') } })
  if (changed.ok) redirect(303, `/r/${event.params.room}#meetings`)
  return fail(changed.problem.status, { problem: changed.problem, draft: emptyDraft(), replyTo: 0 })
}
