import { say } from './world/acts.ts'
import { pagesAlone } from './world/alone.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aStage } from './world/stage.ts'
import { stagedApi } from './world/staged.ts'
import { expect, test } from './story.ts'

test('what moderators did is told in plain words: why, how to change it, and where help is', async ({ device }) => {
  const shown = aStage()
  const stage = await stagedApi(shown.answers)
  const pages = await pagesAlone({ api: stage.address })
  try {
    const page = await device({ at: pages.origin })
    await page.goto(`/g/${shown.group}`)
    await page.getByRole('link', { name: say.notices.news(2) }).click()
    for (const { title, text } of Object.values(say.notices.kinds)) {
      const note = page.getByRole('article', { name: title })
      await expect(note).toContainText(text)
    }
    const hidden = page.getByRole('article', { name: say.notices.kinds.hidden.title })
    await expect(hidden).toContainText('Leave out the how')
    await expect(hidden).toContainText('I would like to see your text here again.')
    await expect(hidden.getByRole('link', { name: say.notices.rewrite })).toHaveAttribute('href', /^\/p\/.*\/edit$/)
    await expect(hidden.getByRole('link', { name: say.notices.help })).toHaveAttribute('href', '/help')
    const care = page.getByRole('article', { name: say.notices.kinds.care.title })
    await expect(care.getByRole('link', { name: say.notices.open })).toHaveAttribute('href', /^\/t\//)
    await expect(page.getByRole('button', { name: say.notices.readAll })).toBeVisible()

    await page.goto(`/t/${shown.care}`)
    await expect(page.getByText(say.thread.care)).toBeVisible()
    await expect(page.getByRole('article').first()).toContainText(say.persona.roles.moderator)
    await page.goto(`/t/${shown.paused}`)
    await expect(page.getByRole('heading', { name: say.composer.paused })).toBeVisible()
    await expect(page.locator('#text')).toHaveCount(0)
  } finally {
    stage.end()
    await pages.end()
  }
})

test('somebody who is nobody in a group is shown the way in, not somebody’s notes', async ({ page, device }) => {
  const group = await aGroup()
  await page.goto(`/g/${group}/notices`)
  await expect(page).toHaveURL(`/g/${group}/join`)
  const member = await device({ as: await aMember(group) })
  await member.goto(`/g/${group}`)
  await member.getByRole('link', { name: say.notices.all }).click()
  await expect(member.getByText(say.notices.none)).toBeVisible()
})
