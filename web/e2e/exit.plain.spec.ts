import { drawThePhrase, exitButton, say } from './world/acts.ts'
import { elsewhere, origin } from './world/ask.ts'
import { aGroup } from './world/groups.ts'
import { aMember, whoIs } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('without script: the way out ends the session, takes the cookies, and leads elsewhere', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const page = await device({ as: member })
  await page.goto(`/g/${member.group}`)
  await page.goto(`/t/${thread}`)
  await page.locator('#text').fill('Nobody at home must read this.')
  const answered = page.waitForResponse((response) => response.url().endsWith('/exit'))
  await exitButton(page).click()
  await page.waitForURL(elsewhere)
  const answer = await answered
  expect(await answer.headerValue('clear-site-data')).toBe('"cache", "cookies", "storage"')
  expect(await page.context().cookies(origin)).toEqual([])
  expect(await whoIs(member)).toMatchObject({ session: false })

  await page.goBack()
  await expect(page.locator('body')).not.toContainText('Nobody at home must read this.')
  await expect(page.locator('body')).not.toContainText(`(${say.thread.you})`)
  await page.goto('/me')
  await expect(page.getByText(say.me.nobody)).toBeVisible()
})

test('without script: from the page with the phrase, Back does not show the phrase', async ({ device }) => {
  const page = await device({ as: await aMember(await aGroup()) })
  await drawThePhrase(page)
  await exitButton(page).click()
  await page.waitForURL(elsewhere)
  // the browser would have to ask for it anew, and says so
  await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS')
  await expect(page.locator('ol.phrase')).toHaveCount(0)
})

test('without script: the way out works from pages that are errors', async ({ page }) => {
  for (const path of ['/nothing', '/refused', '/t/00000000-0000-4000-8000-000000000000']) {
    await page.goto(path)
    await exitButton(page).click()
    await page.waitForURL(elsewhere)
  }
})
