/** What one can say of a meeting when it is over, in the order in which it stands. */
export const meetingAnswers = ['helped', 'somewhat', 'not_today'] as const

/** Minutes until something ends, as one says them; nought when its time is up. */
export const minutesLeft = (ends: number, now: number) => Math.max(0, Math.ceil((ends - now) / 60_000))

/** What a meeting can be called in a calendar: titles that tell nothing. */
export const neutralTitles = ['appointment', 'walk', 'call'] as const
