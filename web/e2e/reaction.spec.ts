import type { Page } from '@playwright/test'
import { say } from './world/acts.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { expect, test } from './story.ts'

const talk = say.room

test('a quiet word: one with script and one without leave it, and only the writer sees how many', async ({
  device,
}) => {
  const group = await aGroup()
  const room = await aRoom(group)
  const author = await device({ as: await aMember(group) })
  const live = await device({ as: await aMember(group), viewport: { width: 360, height: 740 } })
  const plain = await device({ as: await aMember(group), javaScriptEnabled: false })
  const other = await device({ as: await aMember(group) })
  for (const page of [author, live, plain, other]) {
    await page.goto(`/r/${room}`)
    await page.getByRole('button', { name: talk.comeIn }).click()
    await expect(page.getByLabel(talk.say)).toBeVisible()
  }
  await expect(other.getByText(talk.live)).toBeVisible()
  await author.getByLabel(talk.say).fill('It was a long day.')
  await author.getByRole('button', { name: talk.send, exact: true }).click()

  const open = async (page: Page) => page.locator('[data-number="1"] summary', { hasText: talk.more }).click()
  await expect(live.locator('[data-number="1"]')).toBeVisible()
  await open(live)
  const heard = live.getByRole('button', { name: talk.words.hear_you })
  await heard.click()
  await expect(heard).toHaveAttribute('aria-pressed', 'true')
  await expect(author.getByText(`${talk.told.hear_you(1)}.`)).toBeVisible()

  await plain.goto(`/r/${room}`)
  await open(plain)
  await plain.getByRole('button', { name: talk.words.hear_you }).click()
  await expect(author.getByText(`${talk.told.hear_you(2)}.`)).toBeVisible()
  await open(plain)
  await expect(plain.getByRole('button', { name: talk.words.hear_you })).toHaveAttribute('aria-pressed', 'true')
  // another word takes its place
  await plain.getByRole('button', { name: talk.words.thank_you }).click()
  await expect(author.getByText(`${talk.told.hear_you(1)}. ${talk.told.thank_you(1)}.`)).toBeVisible()
  // and pressed once more it is taken back
  await heard.click()
  await expect(heard).toHaveAttribute('aria-pressed', 'false')
  await expect(author.getByText(`${talk.told.thank_you(1)}.`, { exact: true })).toBeVisible()
  await author.reload()
  await expect(author.getByText(`${talk.told.thank_you(1)}.`, { exact: true })).toBeVisible()
  // the writer has no such words at their own
  await open(author)
  await expect(author.getByRole('button', { name: talk.words.hear_you })).toBeHidden()

  for (const page of [other, live]) {
    await expect(page.getByText(talk.told.thank_you(1))).toHaveCount(0)
    await page.reload()
    await expect(page.getByText(talk.told.thank_you(1))).toHaveCount(0)
  }
})
