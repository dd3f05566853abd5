import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { readRules } from '@tealight/api/contract/groups'
import { agreeToRules, joinGroup, offerNames } from '@tealight/api/contract/personas'
import { call, need, type Problem } from '#call'
import { field, isEmpty, readDraft, type Draft } from '#look/draft.ts'
import { keyed, mustKeepWords, needsJoining, patience, postAndGo } from '../../../../posting.ts'
import type { Actions, PageServerLoad } from './$types'

/**
 * Three screens, one after the other by POST: what this place is, its rules, a name. What somebody has written already is
 * carried along in every one of them, and posted after the last. Whoever is here and agreed is not asked again.
 */
export const load: PageServerLoad = async (event) => {
  const read = await call(event, readRules, { params: event.params }, patience(event))
  if (!read.ok && mustKeepWords(event, read.problem)) return { group: null, me: null, rules: [] }
  const about = need(read)
  if (about.me?.agreed && event.request.method === 'GET') redirect(303, `/g/${about.group.id}`)
  return about
}

export const actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const carried: Carried = { thread: field(form, 'thread'), draft: readDraft(form) }
    const rulesVersion = Number(field(form, 'rulesVersion'))
    const { group } = event.params

    switch (field(form, 'go')) {
      case 'rules':
        return arrive(event, group, carried, 'rules')
      case 'names':
        return names(event, group, carried, rulesVersion)
      case 'agree': {
        const agreed = await call(event, agreeToRules, { params: { group }, body: { rulesVersion } })
        return agreed.ok
          ? postCarried(event, group, carried)
          : stay(event, group, carried, rulesVersion, agreed.problem)
      }
      case 'join': {
        const choice = form.has('choice') ? Number(field(form, 'choice')) : -1
        const joined = await call(event, joinGroup, {
          params: { group },
          body: { offer: field(form, 'offer'), choice, rulesVersion },
        })
        return joined.ok
          ? postCarried(event, group, carried)
          : stay(event, group, carried, rulesVersion, joined.problem)
      }
      case 'about':
        return { screen: 'about' as const, carried }
      default:
        return arrive(event, group, carried, 'about')
    }
  },
} satisfies Actions

/** A text, and the thread that it answers; no thread when it opens one. */
interface Carried {
  thread: string
  draft: Draft
}

/** Somebody comes with a text from a composer, or goes on from the first screen; meanwhile they may have joined elsewhere. */
async function arrive(event: RequestEvent, group: string, carried: Carried, next: 'about' | 'rules') {
  const read = await call(event, readRules, { params: { group } })
  if (!read.ok) return words(carried, read.problem)
  if (!read.data.me) return { screen: next, carried }
  return read.data.me.agreed ? postCarried(event, group, carried) : { screen: 'rules' as const, carried }
}

async function names(event: RequestEvent, group: string, carried: Carried, rulesVersion: number, problem?: Problem) {
  const offered = await call(event, offerNames, { params: { group } })
  if (!offered.ok) return fail(offered.problem.status, { screen: 'rules' as const, carried, problem: offered.problem })
  const shown = { screen: 'names' as const, carried, rulesVersion, ...offered.data }
  return problem ? fail(problem.status, { ...shown, problem }) : shown
}

/** The step did not work: show the screen on which it can be mended. */
async function stay(event: RequestEvent, group: string, carried: Carried, rulesVersion: number, problem: Problem) {
  if (problem.code === 'already_joined') return postCarried(event, group, carried)
  if (problem.code === 'name_taken' || problem.code === 'invalid')
    return names(event, group, carried, rulesVersion, problem)
  if (problem.code === 'sign_in' || problem.code === 'join_first') return { screen: 'about' as const, carried }
  if (problem.code === 'rules_changed') return fail(problem.status, { screen: 'rules' as const, carried, problem })
  return words(carried, problem)
}

async function postCarried(event: RequestEvent, group: string, carried: Carried) {
  const { thread, draft } = carried
  if (isEmpty(draft)) redirect(303, thread ? `/t/${thread}` : `/g/${group}`)
  const problem = await postAndGo(event, { group, thread }, draft)
  if (needsJoining(problem)) return { screen: 'about' as const, carried }
  return words({ thread, draft: keyed(draft, problem) }, problem)
}

/** Back to the composer, with the words and what is the matter; to the first screen if there are none. */
function words(carried: Carried, problem: Problem) {
  const screen = isEmpty(carried.draft) ? ('about' as const) : ('words' as const)
  return fail(problem.status, { screen, carried, problem })
}
