import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { changeRoom, changeSeat, readDeskRoom, speakInRoom, type Room } from '@tealight/api/contract/rooms'
import { call, type Result } from '#call'
import { field } from '#look/draft.ts'
import { deskNeed, mustKeep } from '../../door.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const read = await call(event, readDeskRoom, { params: event.params })
  const clientKey = crypto.randomUUID()
  if (!read.ok && mustKeep(event, read.problem)) return { read: null, clientKey }
  return { read: deskNeed(read), clientKey }
}

const states: readonly Room['state'][] = ['open', 'paused', 'closed']

export const actions = {
  set: async (event) => {
    const form = await event.request.formData()
    const state = states.find((one) => one === field(form, 'state'))
    const approval = form.has('approval') ? field(form, 'approval') === 'yes' : undefined
    const slow = form.has('slow') ? Number(field(form, 'slow')) || 0 : undefined
    const body = {
      ...(state && { state }),
      ...(approval !== undefined && { approval }),
      ...(slow !== undefined && { slow }),
    }
    return done(event, await call(event, changeRoom, { params: event.params, body }))
  },
  seat: async (event) => {
    const form = await event.request.formData()
    const params = { room: event.params.room, persona: field(form, 'persona') }
    const body = form.has('out') ? { out: true as const } : { mute: Number(field(form, 'mute')) || 0 }
    return done(event, await call(event, changeSeat, { params, body }))
  },
  speak: async (event) => {
    const form = await event.request.formData()
    const [text, clientKey] = [field(form, 'text').trim(), field(form, 'clientKey')]
    const said = await call(event, speakInRoom, { params: event.params, body: { text, clientKey } })
    if (said.ok) redirect(303, `/desk/rooms/${event.params.room}#end`)
    return fail(said.problem.status, { problem: said.problem, text, clientKey })
  },
} satisfies Actions

function done(event: RequestEvent, changed: Result<unknown>) {
  if (changed.ok) redirect(303, `/desk/rooms/${event.params['room']}`)
  return fail(changed.problem.status, { problem: changed.problem, text: '', clientKey: crypto.randomUUID() })
}
