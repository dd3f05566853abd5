import { listGroups } from '@tealight/api/contract/groups'
import { call } from '#call'
import type { PageServerLoad } from './$types'

/** The start page stands even when the api does not: it says what this is and where help is. */
export const load: PageServerLoad = async (event) => {
  const result = await call(event, listGroups, {})
  return { groups: result.ok ? result.data.groups : null, problem: result.ok ? null : result.problem.code }
}
