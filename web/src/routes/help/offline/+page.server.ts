import { helplines } from '@tealight/api/contract/helplines'
import { byCountry } from '../countries.ts'
import { current } from '../helplines.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  countries: byCountry(current(helplines), locals.language),
  made: new Date().toISOString().slice(0, 10),
})
