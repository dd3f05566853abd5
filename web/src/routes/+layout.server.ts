import { settings } from '../settings.server.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => ({
  title: settings.title,
  exit: settings.exit,
  language: locals.language,
  languages: settings.languages.map(({ code, name }) => ({ code, name })),
  here: url.pathname,
})
