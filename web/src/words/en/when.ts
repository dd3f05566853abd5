/** As coarse as readers are told. */
export const when = {
  hour: 'within the last hour',
  day: 'within the last day',
  week: 'within the last week',
  month: (month: Date) => months.format(month),
}

const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
