import type { Answer } from '@tealight/api/contract'
import type { readHours } from '@tealight/api/contract/flags'
import { field } from '#look/draft.ts'

type Hours = Answer<typeof readHours>['hours'][number]

/** The form as it was filled in; weekday 0: the row is not used. */
export interface Timetable {
  zone: string
  rows: Hours[]
  onCall: string[]
}

/** As many as the api takes. */
const mostRows = 28

/** Some rows are always free, so that one can be added without script. */
export function withFreeRows(rows: Hours[]): Hours[] {
  const free = Math.min(3, mostRows - rows.length)
  return [...rows, ...Array.from({ length: free }, () => ({ weekday: 0, opens: '', closes: '' }))]
}

export function readTimetable(form: FormData): Timetable {
  const [days, opens, closes] = [form.getAll('weekday'), form.getAll('opens'), form.getAll('closes')]
  return {
    zone: field(form, 'zone'),
    rows: days.slice(0, mostRows).map((day, at) => ({
      weekday: Number(day) || 0,
      opens: text(opens[at]),
      closes: text(closes[at]),
    })),
    onCall: [...new Set(form.getAll('onCall').map(text))].filter((id) => id !== ''),
  }
}

export function rowsOf({ rows }: Timetable): Hours[] {
  return rows.filter(({ weekday }) => weekday > 0)
}

/** What is wrong with it: the number of a row that is not whole, or that two begin together. */
export function blemishOf(timetable: Timetable): { row: number } | 'twice' | undefined {
  const rows = rowsOf(timetable)
  const broken = rows.findIndex(({ opens, closes }) => !(time.test(opens) && time.test(closes) && closes > opens))
  if (broken >= 0) return { row: broken + 1 }
  const begins = rows.map(({ weekday, opens }) => `${weekday} ${opens}`)
  return new Set(begins).size < begins.length ? 'twice' : undefined
}

const time = /^([01][0-9]|2[0-3]):[0-5][0-9]$/

function text(value: FormDataEntryValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
