import { helplines } from '@tealight/api/contract/helplines'
import { settings } from '../../../settings.server.ts'
import { byCountry } from '../countries.ts'
import { current } from '../helplines.server.ts'
import type { PageServerLoad } from './$types'

/** A file cannot know who reads it: it holds every language, the community's own first. */
export const load: PageServerLoad = () => ({
  made: new Date().toISOString().slice(0, 10),
  copies: settings.languages
    .toSorted((one, other) => Number(other.code === settings.language) - Number(one.code === settings.language))
    .map(({ code, name }) => ({ language: code, name, countries: byCountry(current(helplines), code) })),
})
