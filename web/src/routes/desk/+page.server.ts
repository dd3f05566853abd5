import { fail, redirect } from '@sveltejs/kit'
import { listFlags, takeNext } from '@tealight/api/contract/flags'
import { listGroups } from '@tealight/api/contract/groups'
import { call } from '#call'
import { deskNeed, mustKeep, undoAndGo } from './door.ts'
import { doneIn } from './done.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url
  const after = searchParams.get('after')
  const { staff } = await event.parent()
  // who keeps the hours and reads no text comes here for the way to them only
  const reads = staff?.acts.includes('see_queue') ?? true
  if (!reads && staff?.acts.includes('read_audit') && !staff.acts.includes('set_hours')) redirect(303, '/desk/audit')
  const listed = reads ? await call(event, listFlags, { query: after ? { after } : {} }) : null
  return {
    queue: listed && (listed.ok || !mustKeep(event, listed.problem)) ? deskNeed(listed) : null,
    reads,
    first: after === null,
    watching: searchParams.has('watch'),
    done: doneIn(searchParams),
    hours: await hoursOf(staff),
  }

  async function hoursOf(one: typeof staff) {
    if (!one?.acts.includes('set_hours')) return []
    const groups = await call(event, listGroups, {})
    const here = one.roles.flatMap(({ group }) => (group ? [group.id] : []))
    const everywhere = one.roles.some(({ group }) => group === null)
    return groups.ok ? groups.data.groups.filter(({ id }) => everywhere || here.includes(id)) : []
  }
}

export const actions = {
  next: async (event) => {
    const taken = await call(event, takeNext, {})
    if (!taken.ok) return fail(taken.problem.status, { problem: taken.problem })
    if (taken.data.flag === null) return { none: true }
    redirect(303, `/desk/f/${taken.data.flag}`)
  },
  undo: undoAndGo,
} satisfies Actions
