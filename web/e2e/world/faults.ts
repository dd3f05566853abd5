import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { directionOf, type Language } from '../../src/words/index.ts'

/** By day and by night, on a phone and on a wide screen, in each language. */
export const looks = [
  { language: 'en', name: 'English, by day on a desk', width: 1280, colorScheme: 'light' },
  { language: 'en', name: 'English, by night on a phone', width: 320, colorScheme: 'dark' },
  { language: 'es', name: 'Spanish, by night on a desk', width: 1280, colorScheme: 'dark' },
  { language: 'ar-XB', name: 'from right to left, by day on a phone', width: 320, colorScheme: 'light' },
] as const

/** Makes a device ready to be looked at, in a language. */
export async function prepare(page: Page, language: Language, at: string): Promise<void> {
  await page.context().addInitScript({ path: axeFile })
  await page.context().addCookies([{ name: 'l', value: language, url: at }])
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// axe's own wrapper sends the whole of it to the browser anew for every page, which takes eight times as long as looking
const wrapper = createRequire(import.meta.url).resolve('@axe-core/playwright')
const axeFile = createRequire(wrapper).resolve('axe-core/axe.min.js')
declare const axe: { run(options: object): ReturnType<AxeBuilder['analyze']> }

/** What keeps somebody from using this page. Without a language: one file for all of them, which says on each part which it is. */
export async function faults(page: Page, language: Language | undefined): Promise<string[]> {
  const found = await page.evaluate(async (values) => {
    // what lies half under the bar while one scrolls is no small target
    scrollTo(0, 0)
    const { violations } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }, tags)
  const { lang, dir, over } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  if (over > 0) found.push(`${over} px wider than the screen`)
  if (language && (lang !== language || dir !== directionOf(language))) found.push(`says that it is ${lang}, ${dir}`)
  return found
}
