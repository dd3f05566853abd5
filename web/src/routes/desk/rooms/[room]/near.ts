import type { DeskMeeting } from '@tealight/api/contract/meetings'

/** Milliseconds before a meeting from which it can be held, and after its end until its room shuts. */
const ten = 10 * 60_000

/** On, or still to come. */
export const isComing = ({ state, starts, minutes }: DeskMeeting, now: number): boolean =>
  (state === 'planned' || state === 'open') && now < starts + minutes * 60_000 + ten

/** On, or so soon that somebody should hold it. */
export const isNear = (meeting: DeskMeeting, now: number): boolean =>
  isComing(meeting, now) && now > meeting.starts - ten
