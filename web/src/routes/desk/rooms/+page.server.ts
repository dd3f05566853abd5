import { fail } from '@sveltejs/kit'
import { listDeskRooms, pauseRooms } from '@tealight/api/contract/rooms'
import { call } from '#call'
import { field } from '#look/draft.ts'
import { deskNeed } from '../door.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => deskNeed(await call(event, listDeskRooms, {}))

export const actions = {
  all: async (event) => {
    const form = await event.request.formData()
    const state = field(form, 'state') === 'open' ? 'open' : 'paused'
    const changed = await call(event, pauseRooms, { body: { state } })
    if (changed.ok) return { state, rooms: changed.data.rooms }
    return fail(changed.problem.status, { problem: changed.problem })
  },
} satisfies Actions
