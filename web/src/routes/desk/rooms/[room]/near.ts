import { meetingClock, type DeskMeeting } from '@tealight/api/contract/meetings'

const minute = 60_000

/** On, or still to come. */
export const isComing = ({ state, starts, minutes }: DeskMeeting, now: number): boolean =>
  (state === 'planned' || state === 'open') && now < starts + (minutes + meetingClock.overtime) * minute

/** On, or so soon that somebody should hold it. */
export const isNear = (meeting: DeskMeeting, now: number): boolean =>
  isComing(meeting, now) && now > meeting.starts - meetingClock.early * minute
