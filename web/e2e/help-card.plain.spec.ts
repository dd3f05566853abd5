import { letter, say, write } from './world/acts.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('without script: somebody in distress posts, sees the card at once, finds a number, and asks for a listener', async ({
  device,
}) => {
  const oak = await aMember(await aGroup())
  const thread = await aThread(oak, { text: 'A long day.' })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await write(page, { text: 'I want to kill myself tonight.' }, say.composer.send)
  await expect(letter(page, 'I want to kill myself tonight.')).toBeVisible()
  const card = page.locator('.help-card')
  await expect(card.getByRole('heading', { name: say.helpCard.kinds.distress.title(oak.name) })).toBeInViewport()
  // the browser asks for the English of Britain: that country is open
  await expect(card.locator('details[data-country="GB"] a[href^="tel:"]').first()).toBeVisible()

  await card.getByText(say.helpCard.elsewhere, { exact: true }).click()
  await card.locator('details[data-country="IE"] > summary').click()
  await expect(card.locator('details[data-country="IE"] .way').first()).toBeVisible()
  expect(await card.locator('.way:visible').count()).toBeLessThanOrEqual(3)

  await card.getByRole('button', { name: say.helpCard.answers.listener }).click()
  await expect(page.getByText(say.helpCard.heard.listener.text)).toBeInViewport()
  await expect(card).toHaveCount(0)
})

test('without script and with a browser that names no country: one chooses', async ({ device }) => {
  const oak = await aMember(await aGroup())
  const thread = await aThread(oak, { text: 'I want to kill myself tonight.' })
  const page = await device({ as: oak, locale: 'en' })
  await page.goto(`/t/${thread}`)
  const card = page.locator('.help-card')
  await expect(card.locator('.way:visible')).toHaveCount(0)
  await card.getByText(say.helpCard.country).click()
  await card.locator('details[data-country="US"] > summary').click()
  await expect(card.locator('.way:visible').first()).toBeVisible()
})
