/** The words of a clock. In the browser they come from the page. */
export interface ClockWords {
  due: (time: string) => string
  late: (time: string) => string
  now: string
  ago: (time: string) => string
  justNow: string
  left: (time: string) => string
  minutes: (count: string) => string
  hours: (count: string) => string
  days: (count: string) => string
}

/** When a human must have looked; how long since; how long still. */
export const clockKinds = ['due', 'ago', 'left'] as const
export type ClockKind = (typeof clockKinds)[number]

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A distance from now, in words. */
export function clockInWords(kind: ClockKind, at: number, now: number, say: ClockWords): string {
  const left = at - now
  if (kind === 'ago') return -left < minute ? say.justNow : say.ago(span(-left, say))
  if (kind === 'left') return say.left(span(Math.max(minute, left), say))
  if (Math.abs(left) < minute) return say.now
  return left > 0 ? say.due(span(left, say)) : say.late(span(-left, say))
}

/** Coarser the longer it is: nobody acts on the minutes of a day. */
function span(long: number, say: ClockWords): string {
  if (long < 90 * minute) return say.minutes(String(Math.floor(long / minute)))
  if (long < 2 * day) return say.hours(String(Math.floor(long / hour)))
  return say.days(String(Math.floor(long / day)))
}
