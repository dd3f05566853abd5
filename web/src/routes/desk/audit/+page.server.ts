import { readAudit } from '@tealight/api/contract/audit'
import { call } from '#call'
import { deskNeed } from '../door.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const before = event.url.searchParams.get('before')
  const read = deskNeed(await call(event, readAudit, { query: before === null ? {} : { before } }))
  return { ...read, first: before === null }
}
