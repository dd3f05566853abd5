import { env } from 'node:process'
import { languages, type Language } from '#words'

/** What the community that hosts us has chosen. Read at each use: they are few and cheap, and a test can set them. */
export const settings = {
  /** On every page, in the tab and in the history of the browser: it should give nobody away. */
  get title() {
    return env['TEALIGHT_TITLE'] || 'Tealight'
  },
  /** The languages that somebody may choose. The made-up one only where a test asks for it. */
  get languages() {
    return languages.filter(({ code }) => code !== 'ar-XB' || env['TEALIGHT_PSEUDO'] === '1')
  },
  /** For whoever's browser asks for none of ours. */
  get language(): Language {
    return languages.find(({ code }) => code === env['TEALIGHT_LANGUAGE'])?.code ?? 'en'
  },
  /** Where the quick exit leads. */
  get exit() {
    return env['TEALIGHT_EXIT_URL'] || 'https://www.wikipedia.org/'
  },
}
