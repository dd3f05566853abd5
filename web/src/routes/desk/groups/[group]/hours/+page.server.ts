import { fail } from '@sveltejs/kit'
import { readHours, setHours } from '@tealight/api/contract/flags'
import { call } from '#call'
import { deskNeed, mustKeep, unfilled } from '../../../door.ts'
import { blemishOf, readTimetable, rowsOf } from './timetable.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const read = await call(event, readHours, { params: event.params })
  return {
    read: !read.ok && mustKeep(event, read.problem) ? null : deskNeed(read),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
  }
}

export const actions = {
  default: async (event) => {
    const timetable = readTimetable(await event.request.formData())
    const blemish = blemishOf(timetable)
    if (blemish) return fail(422, { timetable, blemish, problem: unfilled })
    const { zone, onCall } = timetable
    const set = await call(event, setHours, { params: event.params, body: { zone, hours: rowsOf(timetable), onCall } })
    if (set.ok) return { saved: true }
    return fail(set.problem.status, { timetable, problem: set.problem, blemish: undefined })
  },
} satisfies Actions
