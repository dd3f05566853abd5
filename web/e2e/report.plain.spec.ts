import { letter, say } from './world/acts.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('without script: a friend tells of a worry, sees how to help, and is thanked', async ({ device }) => {
  const group = await aGroup()
  const thread = await aThread(await aMember(group), { text: 'I am so tired of it all.' })
  const page = await device({ as: await aMember(group) })
  await page.goto(`/t/${thread}`)
  await letter(page, 'so tired').getByRole('link', { name: say.report.link }).click()
  await page.getByLabel(say.report.reasons.worried).check()
  await expect(page.getByRole('heading', { name: say.report.how.title })).toBeVisible()
  await page.getByRole('button', { name: say.report.go }).click()
  await expect(page.getByRole('heading', { name: say.report.thanks.title })).toBeVisible()
  await page.getByRole('link', { name: say.report.thanks.back }).click()
  await expect(letter(page, 'so tired')).toBeVisible()
})
