import { stop } from '#call'
import type { PageServerLoad } from './$types'

/** Where hooks.server.ts sends what did not come from our own pages. */
export const load: PageServerLoad = () => stop('foreign_origin')
