import type { Page } from '@playwright/test'
import { letter, say } from './world/acts.ts'
import { aGroup } from './world/groups.ts'
import { aMember, type Member } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test, type Device } from './story.ts'

const hard = 'I do not want to be here any more.'

test('a friend tells of a worry: help comes up at once, they are thanked, and nothing shows to the other', async ({
  device,
}) => {
  const { oak, ivy, thread } = await aWorry()
  const page = await theReport(device, ivy, thread)
  const how = page.getByRole('heading', { name: say.report.how.title })
  await expect(how).toBeHidden()
  const first = page.getByRole('radio').first()
  await expect(first).toHaveAccessibleName(say.report.reasons.worried)
  await first.check()
  await expect(how).toBeVisible()
  await expect(page.getByText(say.report.who[1] ?? '')).toBeVisible()
  await page.getByLabel(say.report.words).fill('She wrote less and less.')
  await page.getByRole('button', { name: say.report.go }).click()

  await expect(page.getByRole('heading', { name: say.report.thanks.title })).toBeVisible()
  await expect(page.getByText(say.report.thanks.you)).toBeVisible()
  await expect(how).toBeVisible()
  expect(page.url()).not.toMatch(/worr|reason/)
  await page.getByRole('link', { name: say.report.thanks.back }).click()
  await expect(letter(page, hard)).toBeVisible()

  const theirs = await device({ as: oak })
  await theirs.goto(`/t/${thread}`)
  await expect(letter(theirs, hard)).toBeVisible()
  await expect(theirs.locator('main')).not.toContainText(ivy.name)
  await theirs.goto(`/g/${oak.group}/notices`)
  await expect(theirs.getByText(say.notices.none)).toBeVisible()
})

test('somebody tells of a wrong, with too many words first: none is lost', async ({ device }) => {
  const { ivy, thread } = await aWorry()
  const page = await theReport(device, ivy, thread)
  const long = 'It goes on. '.repeat(100).trim()
  await page.getByLabel(say.report.reasons.contact).check()
  await page.getByLabel(say.report.words).fill(long)
  await page.getByRole('button', { name: say.report.go }).click()
  await expect(page.getByRole('alert')).toContainText(say.refused.longReport(1000))
  await expect(page.getByLabel(say.report.words)).toHaveValue(long)
  await expect(page.getByLabel(say.report.reasons.contact)).toBeChecked()
  await page.getByLabel(say.report.words).fill('It goes on.')
  await page.getByRole('button', { name: say.report.go }).click()
  await expect(page.getByRole('heading', { name: say.report.thanks.title })).toBeVisible()
})

test('a reader who is nobody here yet is shown help, and the way in', async ({ page }) => {
  const { thread } = await aWorry()
  await page.goto(`/t/${thread}`)
  await letter(page, hard).getByRole('link', { name: say.report.link }).click()
  await expect(page.getByRole('heading', { name: say.report.stranger.title })).toBeVisible()
  await expect(page.getByText(say.report.stranger.sooner)).toBeVisible()
  await page.getByRole('link', { name: say.report.stranger.join }).click()
  await expect(page.getByRole('heading', { name: say.join.aboutTitle })).toBeVisible()
})

async function aWorry() {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  return { oak, ivy, thread: await aThread(oak, { title: 'Evening', text: hard }) }
}

async function theReport(device: Device, ivy: Member, thread: string): Promise<Page> {
  const page = await device({ as: ivy })
  await page.goto(`/t/${thread}`)
  await letter(page, hard).getByRole('link', { name: say.report.link }).click()
  await expect(page.getByRole('heading', { name: say.report.title })).toBeVisible()
  return page
}
