import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { directionOf, type Language } from '../src/words/index.ts'
import { pagesAlone } from './world/alone.ts'
import { origin } from './world/ask.ts'
import { aWorld, sights, type World } from './world/sights.ts'
import { stagedApi } from './world/staged.ts'
import { expect, test } from './story.ts'

/** Every page in every state, by day and by night, on a phone and on a desk, in each language. */
const looks = [
  { language: 'en', name: 'English, by day on a desk', width: 1280, colorScheme: 'light' },
  { language: 'en', name: 'English, by night on a phone', width: 320, colorScheme: 'dark' },
  { language: 'es', name: 'Spanish, by night on a desk', width: 1280, colorScheme: 'dark' },
  { language: 'ar-XB', name: 'from right to left, by day on a phone', width: 320, colorScheme: 'light' },
] as const

let made: Promise<World> | undefined

// a trace of so many pages costs more than it tells: the fault names its place
test.use({ trace: 'off' })

for (const { language, name, width, colorScheme } of looks) {
  test(`whoever cannot see well, or at all, can use every page: ${name}`, async ({ device }) => {
    test.setTimeout(120_000)
    const world = await (made ??= aWorld())
    const pages = await pagesAlone()
    const stage = await stagedApi(world.stage.answers)
    const stagedPages = await pagesAlone({ api: stage.address })
    const options = {
      colorScheme,
      viewport: { width, height: 800 },
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    } as const
    const member = await device({ ...options, as: world.member })
    const stranger = await device(options)
    const dead = await device({ ...options, at: pages.origin })
    const staged = await device({ ...options, at: stagedPages.origin })
    try {
      for (const page of [member, stranger]) await prepare(page, language, origin)
      await prepare(dead, language, pages.origin)
      await prepare(staged, language, stagedPages.origin)
      for (const sight of sights) {
        const page = sight.dead ? dead : sight.staged ? staged : sight.stranger ? stranger : member
        // a text that the last sight left waiting may go out just now and take the page elsewhere: then show it again
        await sight.show(page, world).catch((error: unknown) => {
          if (!String(error).includes('ERR_ABORTED')) throw error
          return sight.show(page, world)
        })
        expect.soft(await faults(page, language, sight.name), sight.name).toEqual([])
      }
    } finally {
      stage.end()
      await Promise.all([pages.end(), stagedPages.end()])
    }
  })
}

async function prepare(page: Page, language: Language, at: string): Promise<void> {
  await page.context().addInitScript({ path: axeFile })
  await page.context().addCookies([{ name: 'l', value: language, url: at }])
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// axe's own wrapper sends the whole of it to the browser anew for every page, which takes eight times as long as looking
const wrapper = createRequire(import.meta.url).resolve('@axe-core/playwright')
const axeFile = createRequire(wrapper).resolve('axe-core/axe.min.js')
declare const axe: { run(options: object): ReturnType<AxeBuilder['analyze']> }

async function faults(page: Page, language: Language, sight: string): Promise<string[]> {
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
  // the copy is one file for all languages: it says on each part which it is
  if (sight !== 'the copy of help' && (lang !== language || dir !== directionOf(language)))
    found.push(`says that it is ${lang}, ${dir}`)
  return found
}
