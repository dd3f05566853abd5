import { listMeetings } from '@tealight/api/contract/meetings'
import { wordsFor } from '#words'
import { call, need, stop } from '#call'
import { neutralTitles } from '../meeting.ts'
import type { RequestHandler } from './$types'

/**
 * A meeting for a calendar, with a title that tells nothing, and no word, address or id of ours: calendars are shared,
 * synchronised and read over one's shoulder (RFC 5545; the instant is in UTC, which is right in every zone).
 */
export const GET: RequestHandler = async (event) => {
  const { searchParams } = event.url
  const { coming } = need(await call(event, listMeetings, { params: event.params }))
  const meeting = coming.find(({ id }) => id === searchParams.get('meeting'))
  if (!meeting) stop('not_found')
  const { neutral } = wordsFor(event.locals.language).meeting
  const as = neutralTitles.find((one) => one === searchParams.get('as')) ?? 'appointment'
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calendar//EN',
    'BEGIN:VEVENT',
    `UID:${crypto.randomUUID()}`,
    `DTSTAMP:${stamp(Date.now())}`,
    `DTSTART:${stamp(meeting.starts)}`,
    `DTEND:${stamp(meeting.starts + meeting.minutes * 60_000)}`,
    `SUMMARY:${neutral[as]}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return new Response(`${lines.join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${as}.ics"`,
    },
  })
}

const stamp = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`
