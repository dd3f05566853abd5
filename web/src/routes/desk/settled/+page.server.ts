import { listFlags } from '@tealight/api/contract/flags'
import { call } from '#call'
import { deskNeed } from '../door.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after')
  const listed = await call(event, listFlags, { query: { state: 'settled', ...(after && { after }) } })
  return { ...deskNeed(listed), first: after === null }
}
