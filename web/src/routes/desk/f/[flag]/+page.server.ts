import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { decide, flagPost, listFlags, putBack, readCase, takeFlag, writeCaseNote } from '@tealight/api/contract/flags'
import { call } from '#call'
import { field } from '#look/draft.ts'
import { deskNeed, mustKeep, undoAndGo, unfilled } from '../../door.ts'
import { doneIn, donePath } from '../../done.ts'
import { bodyOf, missingIn, readAct, type ActDraft } from './draft.ts'
import { placesOf } from './marks.ts'
import { readRaising } from './raising.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  // first where the desk stands, then the case: what changes between the two is told again, not missed
  const listed = event.request.method === 'GET' ? await call(event, listFlags, { query: {} }) : null
  const read = await call(event, readCase, { params: event.params })
  const { searchParams } = event.url
  return {
    case: !read.ok && mustKeep(event, read.problem) ? null : deskNeed(read),
    since: listed?.ok ? listed.data.since : undefined,
    done: doneIn(searchParams),
    noted: searchParams.has('noted'),
  }
}

export const actions = {
  take: async (event) => {
    const taken = await call(event, takeFlag, { params: event.params })
    if (!taken.ok) return fail(taken.problem.status, { problem: taken.problem })
    redirect(303, `/desk/f/${event.params.flag}`)
  },
  putBack: async (event) => {
    const back = await call(event, putBack, { params: event.params })
    if (!back.ok) return fail(back.problem.status, { problem: back.problem })
    redirect(303, '/desk')
  },
  note: async (event) => {
    const note = field(await event.request.formData(), 'text').trim()
    if (note === '') return fail(422, { note, problem: unfilled, missing: 'needNote' as const })
    const written = await call(event, writeCaseNote, { params: event.params, body: { text: note } })
    if (!written.ok) return fail(written.problem.status, { note, problem: written.problem, missing: undefined })
    redirect(303, `/desk/f/${event.params.flag}?noted#notes`)
  },
  raise: async (event) => {
    const raising = readRaising(await event.request.formData())
    const { post, severity, words } = raising
    const raised = await call(event, flagPost, { params: { post }, body: { severity, ...(words && { words }) } })
    if (!raised.ok) return fail(raised.problem.status, { raising, problem: raised.problem })
    redirect(303, `/desk/f/${raised.data.flag}`)
  },
  decide: async (event) => decideAndGo(event),
  undo: undoAndGo,
} satisfies Actions

async function decideAndGo(event: RequestEvent<{ flag: string }>) {
  const form = await event.request.formData()
  const draft = readAct(form)
  if (!draft) return fail(400, { problem: { ...unfilled, code: 'invalid' as const } })
  const missing = missingIn(draft)
  if (missing) return fail(422, { draft, problem: unfilled, missing, about: '' })

  // Somebody whose time ran out while they wrote asks for both in one press.
  let { revision } = draft
  if (form.has('take')) {
    const taken = await call(event, takeFlag, { params: event.params })
    if (!taken.ok) return fail(taken.problem.status, { draft, problem: taken.problem, missing, about: '' })
    // taking it is one change, and the only one that whoever sends this has not seen
    if (taken.data.revision === revision + 1) revision += 1
  }
  const spans = await spansOf(event, draft)
  if (spans && 'absent' in spans)
    return fail(422, { draft, problem: unfilled, missing: 'notInText' as const, about: spans.absent })
  const done = await call(event, decide, { params: event.params, body: { ...bodyOf(draft), revision, ...spans } })
  if (!done.ok) return fail(done.problem.status, { draft, problem: done.problem, missing, about: '' })
  const path = done.data.state === 'settled' ? '/desk' : `/desk/f/${event.params.flag}`
  return redirect(303, donePath(path, { decision: done.data.decision, act: draft.act }))
}

/** The words that somebody chose to veil, as places in the text. None chosen: the api takes what the engine found. */
async function spansOf(event: RequestEvent<{ flag: string }>, { act, pieces }: ActDraft) {
  if (act !== 'veil' || pieces.length === 0) return undefined
  const read = await call(event, readCase, { params: event.params })
  const text = (read.ok && read.data.post?.text) || ''
  return placesOf(text, pieces)
}
