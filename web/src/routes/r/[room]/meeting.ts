/** What one can say of a meeting when it is over, in the order in which it stands. */
export const meetingAnswers = ['helped', 'somewhat', 'not_today'] as const

/** What a meeting can be called in a calendar: titles that tell nothing. */
export const neutralTitles = ['appointment', 'walk', 'call'] as const
