import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { changeMeeting, checkIn, checkOut, listDeskMeetings, planMeetings } from '@tealight/api/contract/meetings'
import { asideClock, changeRoom, changeSeat, readDeskRoom, speakInRoom, type Room } from '@tealight/api/contract/rooms'
import { call, type Result } from '#call'
import { field } from '#look/draft.ts'
import { deskNeed, mustKeep } from '../../door.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const [read, meetings] = await Promise.all([
    call(event, readDeskRoom, { params: event.params }),
    call(event, listDeskMeetings, { params: event.params }),
  ])
  const clientKey = crypto.randomUUID()
  const isKept = !read.ok && mustKeep(event, read.problem)
  return {
    clientKey,
    now: Date.now(),
    zones: Intl.supportedValuesOf('timeZone'),
    // where the last one was, else where we are
    zone: (meetings.ok && meetings.data.meetings.at(-1)?.zone) || Intl.DateTimeFormat().resolvedOptions().timeZone,
    meetings: meetings.ok ? meetings.data.meetings : [],
    read: isKept ? null : deskNeed(read),
  }
}

const planned = ['topic', 'agenda', 'day', 'time', 'zone', 'minutes', 'weeks'] as const
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
      ...(form.has('longer') && { longer: asideClock.longer }),
      ...(form.has('byMeeting') && { byMeeting: field(form, 'byMeeting') === 'yes' }),
    }
    return done(event, await call(event, changeRoom, { params: event.params, body }))
  },
  seat: async (event) => {
    const form = await event.request.formData()
    const params = { room: event.params.room, persona: field(form, 'persona') }
    const number = (name: string) => Number(field(form, name)) || 0
    const body = form.has('out')
      ? { out: true as const }
      : form.has('slow')
        ? { slow: number('slow') }
        : { mute: number('mute') }
    return done(event, await call(event, changeSeat, { params, body }))
  },
  meeting: async (event) => {
    const form = await event.request.formData()
    const params = { meeting: field(form, 'meeting') }
    const act = field(form, 'act')
    if (act === 'in') return done(event, await call(event, checkIn, { params }))
    if (act === 'out') return done(event, await call(event, checkOut, { params }))
    const body =
      act === 'longer' ? { longer: 10 } : { state: act === 'over' ? ('over' as const) : ('cancelled' as const) }
    return done(event, await call(event, changeMeeting, { params, body }))
  },
  plan: async (event) => {
    const form = await event.request.formData()
    const plan = Object.fromEntries(planned.map((name) => [name, field(form, name).trim()]))
    const { topic = '', agenda = '', day = '', time = '', zone = '' } = plan
    const body = { topic, agenda, day, time, zone, minutes: Number(plan['minutes']), weeks: Number(plan['weeks']) }
    const made = await call(event, planMeetings, { params: event.params, body })
    if (made.ok) redirect(303, `/desk/rooms/${event.params.room}#meetings`)
    return fail(made.problem.status, { problem: made.problem, text: '', clientKey: crypto.randomUUID(), plan })
  },
  speak: async (event) => {
    const form = await event.request.formData()
    const [text, clientKey] = [field(form, 'text').trim(), field(form, 'clientKey')]
    const said = await call(event, speakInRoom, { params: event.params, body: { text, clientKey } })
    if (said.ok) redirect(303, `/desk/rooms/${event.params.room}#end`)
    return fail(said.problem.status, { problem: said.problem, text, clientKey, plan: null })
  },
} satisfies Actions

function done(event: RequestEvent, changed: Result<unknown>) {
  if (changed.ok) redirect(303, `/desk/rooms/${event.params['room']}`)
  return fail(changed.problem.status, {
    problem: changed.problem,
    text: '',
    clientKey: crypto.randomUUID(),
    plan: null,
  })
}
