import { wordsFor } from '../src/words/index.ts'
import { say } from './world/acts.ts'
import { pagesAlone } from './world/alone.ts'
import { expect, test } from './story.ts'

test('without script and without an api: somebody opens their country and finds a number', async ({ device }) => {
  const pages = await pagesAlone()
  try {
    const page = await device({ at: pages.origin })
    await page.goto('/')
    await page.getByRole('link', { name: say.frame.helpNow }).click()
    await page.locator('details[data-country="GB"] > summary').click()
    await expect(page.locator('details[data-country="GB"] a[href^="tel:"]').first()).toBeVisible()
  } finally {
    await pages.end()
  }
})

test('without script: the copy for the hour in which nothing answers holds every language', async ({ page }) => {
  await page.goto('/help/offline')
  for (const language of ['en', 'es'] as const) {
    await expect(
      page.locator(`[lang=${language}]`).getByRole('heading', { name: wordsFor(language).help.title }),
    ).toBeVisible()
  }
  await page.locator('details[data-country="GB"] > summary').first().click()
  await expect(page.locator('details[data-country="GB"] a[href^="tel:"]').first()).toBeVisible()
})
