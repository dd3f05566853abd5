import { byCountry } from './countries.ts'
import { helplines } from './helplines.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  countries: byCountry(await helplines(event), event.locals.language),
})
