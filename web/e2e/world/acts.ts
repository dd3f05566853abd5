import { expect, type Locator, type Page } from '@playwright/test'
import { en as say } from '../../src/words/en.ts'

export { say }

/** The three short screens, from the first to the name. Gives the name that was chosen. */
export async function takeTheSteps(page: Page, press: string): Promise<string> {
  await expect(page.getByRole('heading', { name: say.join.aboutTitle })).toBeVisible()
  await page.getByRole('button', { name: say.join.next }).click()
  await expect(page.getByRole('heading', { name: say.join.rulesTitle })).toBeVisible()
  await page.getByRole('button', { name: say.join.agree }).click()
  await expect(page.getByRole('heading', { name: say.join.namesTitle })).toBeVisible()
  const choice = page.locator('label.choice').first()
  const name = (await choice.locator('bdi').innerText()).trim()
  await choice.getByRole('radio').check()
  await page.getByRole('button', { name: press }).click()
  return name
}

/** Writes into the composer of the page and presses its button. */
export async function write(
  page: Page,
  { title, text }: { title?: string; text: string },
  press: string,
): Promise<void> {
  if (title !== undefined) await page.getByLabel(say.composer.title, { exact: true }).fill(title)
  await page.locator('#text').fill(text)
  await page.getByRole('button', { name: press, exact: true }).click()
}

/** The letter of a thread that holds these words. */
export function letter(page: Page, text: string): Locator {
  return page.locator('article.letter').filter({ hasText: text })
}

export function exitButton(page: Page): Locator {
  return page.getByRole('button', { name: say.frame.leave })
}

/** Draws the phrase on its page. Gives its words. */
export async function drawThePhrase(page: Page): Promise<string[]> {
  await page.goto('/me/phrase')
  await page.getByRole('button', { name: say.phrase.draw }).click()
  await expect(page.getByRole('heading', { name: say.phrase.shownTitle })).toBeVisible()
  return page.locator('ol.phrase li').allInnerTexts()
}

/** As somebody pastes it who typed it on a phone. */
export function oddly(words: string[]): string {
  return `  ${words.map((word, at) => (at % 2 ? word.toUpperCase() : ` ${word}\n`)).join('   ')}\t`
}

export async function comeBack(page: Page, phrase: string): Promise<void> {
  await page.goto('/come-back')
  await page.getByLabel(say.comeBack.phrase, { exact: true }).fill(phrase)
  await page.getByRole('button', { name: say.comeBack.go, exact: true }).click()
}
