import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import type { Answer, ProblemCode } from '@tealight/api/contract'
import { mostText, mostTitle, writePost } from '@tealight/api/contract/posts'
import { openThread } from '@tealight/api/contract/threads'
import { call, type Problem } from '#call'
import { noteOf, renewed, type Draft } from './look/draft.ts'

/** Where a draft shall go: into a thread, or into a group as a new one. */
export interface Place {
  group: string
  thread?: string | undefined
}

export interface Unposted {
  group: string
  draft: Draft
  problem: Problem
}

/** Posts a draft and leads to where it stands. Who may not post yet is led, words and all, to the steps of joining. */
export async function postOrAsk(event: RequestEvent, place: Place, draft: Draft): Promise<ActionFailure<Unposted>> {
  const problem = await postAndGo(event, place, draft)
  // Nobody shall walk through three screens with a text that cannot be posted after them.
  const blemish = needsJoining(problem) && blemishOf(place, draft)
  if (blemish) return fail(blemish.status, { group: place.group, draft, problem: blemish })
  // 307: the browser sends the same form there, so the draft goes along
  if (needsJoining(problem)) redirect(307, joinPath(place.group))
  return fail(problem.status, { group: place.group, draft: keyed(draft, problem), problem })
}

/** Comes back only when it could not be posted. */
export async function postAndGo(event: RequestEvent, { group, thread }: Place, draft: Draft): Promise<Problem> {
  const words = { text: draft.text, ...noteOf(draft), clientKey: draft.clientKey }
  const posted = thread
    ? await call(event, writePost, { params: { thread }, body: words })
    : await call(event, openThread, { params: { group }, body: { ...words, title: draft.title } })
  if (posted.ok) redirect(303, whereItStands(posted.data))
  return posted.problem
}

/** After "this key is used" the words go under a new key, if they are sent again at all. */
export function keyed(draft: Draft, problem: Problem): Draft {
  return problem.code === 'key_used' ? renewed(draft) : draft
}

export function needsJoining(problem: Problem): boolean {
  return (['sign_in', 'join_first', 'rules_changed'] satisfies ProblemCode[]).some((code) => code === problem.code)
}

/** What the api would say of the text, as far as it can be told from outside. */
function blemishOf({ thread }: Place, { title, text }: Draft): Problem | undefined {
  const fields: Problem['fields'] = []
  const hold = (path: string, words: string, most: number) => {
    if (words.trim() === '') fields.push({ path, reason: 'not_words' })
    if (words.length > most) fields.push({ path, reason: 'too_long' })
  }
  if (!thread) hold('/title', title, mostTitle)
  hold('/text', text, mostText)
  return fields.length ? { code: 'bad_text', status: 422, fields } : undefined
}

/** True when the page has to show somebody's words in spite of an api that does not answer. */
export function mustKeepWords(event: Pick<RequestEvent, 'request'>, problem: Problem): boolean {
  return event.request.method === 'POST' && problem.status >= 500
}

/** A page that answers a form has spent most of its time already: what it shows besides the words may be missing. */
export function patience({ request }: Pick<RequestEvent, 'request'>): { within?: number } {
  return request.method === 'POST' ? { within: 1500 } : {}
}

export const aPage = 20

/** The page of a thread on which a post stands, at its place. */
export function placeOf(thread: string, number: number): string {
  return `/t/${thread}?from=${pageOf(number)}#p-${number}`
}

export function pageOf(number: number): number {
  return number - ((number - 1) % aPage)
}

export function joinPath(group: string): string {
  return `/g/${encodeURIComponent(group)}/join`
}

type Written = Answer<typeof writePost>

/** Where somebody who has just written is led: to the card, if there is one for them, else to their words. */
export function placeFor({ thread, number, help }: Pick<Written, 'thread' | 'number' | 'help'>): string {
  return help ? placeOf(thread, number).replace('#p-', '#help-') : placeOf(thread, number)
}

/** As `placeFor`; `sent` asks the page for the quiet words that follow a post. */
function whereItStands(written: Written): string {
  return placeFor(written).replace('#', `&sent=${written.number}#`)
}
