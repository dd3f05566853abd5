/**
 * What script adds to pages that work without it. One small module, no framework; it builds nothing from strings
 * and talks to nobody but this origin. All words come from the page, in data-say-… attributes.
 */
import { offerCopying } from './copying.ts'
import { suggestCountry } from './country.ts'
import { lookAgain } from './look-again.ts'
import { keepDraft } from './drafts.ts'
import { watchExit } from './exit.ts'
import { sendKindly } from './sending.ts'
import { sayYourTime } from './times.ts'

watchExit()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-send]')) sendKindly(form)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]:has(#text)')) void keepDraft(form)
for (const list of document.querySelectorAll<HTMLElement>('[data-countries]')) suggestCountry(list)
sayYourTime()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-look-again]')) lookAgain(form)
offerCopying()
