import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { undo } from '@tealight/api/contract/flags'
import { call, stop, type Problem, type Result } from '#call'
import { field } from '#look/draft.ts'

/** For a page of the desk that cannot be shown without the answer. Who is not signed in is led to the door. */
export function deskNeed<T>(result: Result<T>): T {
  if (result.ok) return result.data
  const { code } = result.problem
  if (code === 'sign_in') redirect(303, '/desk/sign-in')
  // what stands in the address has the wrong shape: there is no such page
  return stop(code === 'invalid' ? 'not_found' : code)
}

/** A page that answers a form shows the words of the form, also when it cannot show anything else. */
export function mustKeep(event: Pick<RequestEvent, 'request'>, { code, status }: Problem): boolean {
  return event.request.method === 'POST' && (status >= 500 || code === 'sign_in' || code === 'not_found')
}

export interface NotUndone {
  undoing: { decision: string; reason: string }
  problem: Problem
  missing: 'needReason' | undefined
}

/** Takes a decision back and leads to its case, which is open again. Comes back only when it could not be taken back. */
export async function undoAndGo(event: RequestEvent): Promise<ActionFailure<NotUndone>> {
  const form = await event.request.formData()
  const undoing = { decision: field(form, 'decision'), reason: field(form, 'reason').trim() }
  if (undoing.reason === '') return fail(422, { undoing, problem: unfilled, missing: 'needReason' as const })
  const { decision, reason } = undoing
  const undone = await call(event, undo, { params: { decision }, body: { reason } })
  if (undone.ok) redirect(303, `/desk/f/${undone.data.flag}`)
  return fail(undone.problem.status, { undoing, problem: undone.problem, missing: undefined })
}

/** What we see ourselves, before anybody is asked. */
export const unfilled: Problem = { code: 'bad_text', status: 422, fields: [] }
