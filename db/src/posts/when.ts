import type { Age } from '../words.ts'

/** How old, as far as a reader is told: the hour, the day, the week, then the month. Finer never leaves this package. */
export interface When {
  age: Age
  month?: string
}

const hour = 60 * 60 * 1000

/** Both times are Postgres's own, in milliseconds. */
export function coarse(at: number, now: number): When {
  if (now - at < hour) return { age: 'hour' }
  if (now - at < 24 * hour) return { age: 'day' }
  if (now - at < 7 * 24 * hour) return { age: 'week' }
  return { age: 'month', month: new Date(at).toISOString().slice(0, 7) }
}
