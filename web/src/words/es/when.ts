import type { Words } from '../index.ts'

export const when: Words['when'] = {
  hour: 'en la última hora',
  day: 'en el último día',
  week: 'en la última semana',
  month: (month) => months.format(month),
}

const months = new Intl.DateTimeFormat('es', { month: 'long', year: 'numeric', timeZone: 'UTC' })
