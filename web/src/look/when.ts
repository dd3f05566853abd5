import type { When } from '@tealight/api/contract/posts'
import type { Words } from '#words'

/** As coarse as it was told. */
export function inWords({ age, month }: When, { when }: Words): string {
  if (age === 'month') return month === undefined ? '' : when.month(new Date(`${month}-01T00:00:00Z`))
  return when[age]
}
