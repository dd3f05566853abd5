import type { Page } from '@playwright/test'
import { letter, say, takeTheSteps, write } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aReply, aThread, textsOf } from './world/texts.ts'
import { expect, test } from './story.ts'

const inDistress = 'I want to kill myself tonight. Nobody knows.'
const card = (page: Page) => page.locator('.help-card')

test('somebody in distress posts: the words are there, the card is in view at once, and they ask to be written to', async ({
  device,
}) => {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(ivy, { title: 'Who is awake', text: 'I am.' })
  const page = await device({ as: oak, timezoneId: 'Europe/London' })

  await page.goto(`/t/${thread}`)
  await write(page, { text: inDistress }, say.composer.send)
  await expect(page).toHaveURL(/#help-2$/)
  await expect(card(page).getByRole('heading', { name: say.helpCard.kinds.distress.title(oak.name) })).toBeInViewport()
  await expect(letter(page, inDistress)).toBeVisible()
  expect(await textsOf(thread)).toEqual(['I am.', inDistress])
  await expect(page).toHaveTitle('Tealight')

  await test.step('three ways at most, of the country where this device is', async () => {
    await expect(card(page).locator('details[data-country][open]')).toHaveAttribute('data-country', 'GB')
    expect(await card(page).locator('.way:visible').count()).toBeLessThanOrEqual(3)
    await card(page).getByText(say.helpCard.elsewhere, { exact: true }).click()
    await card(page).locator('details[data-country="IE"] > summary').click()
    await expect(card(page).locator('details[data-country][open]')).toHaveAttribute('data-country', 'IE')
    expect(await card(page).locator('.way:visible').count()).toBeLessThanOrEqual(3)
  })

  await test.step('nobody else sees a card', async () => {
    const friend = await device({ as: ivy })
    await friend.goto(`/t/${thread}`)
    await expect(letter(friend, inDistress)).toBeVisible()
    await expect(card(friend)).toHaveCount(0)
    await expect(friend.locator('.way')).toHaveCount(0)
  })

  await card(page).getByRole('button', { name: say.helpCard.answers.write_to_me }).click()
  await expect(page.getByRole('heading', { name: say.helpCard.heard.write_to_me.title })).toBeInViewport()
  await expect(page.getByText(say.helpCard.heard.write_to_me.text)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  expect(page.url()).not.toMatch(/safe|write|listen|distress|crisis/)
  await page.goto(`/t/${thread}`)
  await expect(card(page)).toHaveCount(0)
})

test('a stranger writes it before they have a name: the card comes after the last step', async ({ page }) => {
  await page.goto(`/g/${await aGroup()}/write`)
  await write(page, { title: 'Tonight', text: inDistress }, say.composer.open)
  const name = await takeTheSteps(page, say.join.goAndPost)
  await expect(page.getByRole('heading', { name: say.helpCard.kinds.distress.title(name) })).toBeInViewport()
})

test('“not now” takes the card away, and nothing else happens', async ({ device }) => {
  const oak = await aMember(await aGroup())
  const thread = await aThread(oak, { text: inDistress })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await card(page).getByRole('button', { name: say.helpCard.answers.dismiss }).click()
  await expect(card(page)).toHaveCount(0)
  await expect(letter(page, inDistress)).toBeVisible()
})

test('a body in danger: the emergency number stands first', async ({ device }) => {
  const oak = await aMember(await aGroup())
  const thread = await aThread(oak, { text: 'I just took thirty paracetamol tablets.' })
  const page = await device({ as: oak, timezoneId: 'Europe/London' })
  await page.goto(`/t/${thread}`)
  await expect(card(page)).toContainText(say.helpCard.kinds.medical.first)
  await expect(card(page).locator('.way').first()).toHaveAttribute('href', 'tel:999')
})

test('danger from another person: the card says how to leave this page', async ({ device }) => {
  const oak = await aMember(await aGroup())
  const thread = await aThread(oak, { text: 'My husband hits me and I am scared to go home.' })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await expect(card(page)).toContainText(say.helpCard.kinds.safety.title(oak.name))
  await expect(card(page)).toContainText(say.helpCard.exit)
})

test('words that show a way to be hurt are veiled, and the one who wrote them can write them another way', async ({
  device,
}) => {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { title: 'Again', text: 'A long day.' })
  const text = 'I keep thinking about jumping off the bridge.'
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await write(page, { text }, say.composer.send)
  await expect(letter(page, 'I keep thinking about')).toContainText(say.told.veiled.title)
  await expect(letter(page, 'I keep thinking about').locator('.veil')).toHaveCount(1)

  const friend = await device({ as: ivy })
  await friend.goto(`/t/${thread}`)
  await expect(letter(friend, 'I keep thinking about').locator('.veil')).toContainText(say.told.veilAloud)
  await expect(friend.locator('main')).not.toContainText('bridge')
  expect(await friend.content()).not.toContain('bridge')

  await letter(page, 'I keep thinking about').getByRole('link', { name: say.told.rewrite }).click()
  await expect(page.locator('#text')).toHaveValue(text)
  await write(page, { text: 'I keep thinking about not being here.' }, say.composer.save)
  await expect(letter(page, 'I keep thinking about not being here.')).toBeVisible()
  await friend.reload()
  await expect(letter(friend, 'I keep thinking about not being here.')).toBeVisible()
  await expect(friend.locator('.veil')).toHaveCount(0)
})

test('words that tell somebody to hurt themselves wait for a moderator; their author is told what happens next', async ({
  device,
}) => {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { text: 'I am so tired.' })
  const text = 'You should just kill yourself. Nobody would miss you.'
  const page = await device({ as: ivy })
  await page.goto(`/t/${thread}`)
  await write(page, { text }, say.composer.send)
  await expect(letter(page, text)).toContainText(say.told.held.title)
  await expect(letter(page, text)).toContainText(say.told.held.next)
  await expect(page.getByText(say.thread.sent)).toHaveCount(0)

  const friend = await device({ as: oak })
  await friend.goto(`/t/${thread}`)
  await expect(letter(friend, 'I am so tired.')).toBeVisible()
  expect(await friend.content()).not.toContain('miss you')

  await letter(page, text).getByRole('link', { name: say.thread.remove }).click()
  await page.getByRole('button', { name: say.post.deleteGo }).click()
  await expect(page).toHaveURL(/\/t\//)
  await expect(page.locator('main')).not.toContainText('miss you')
})

test('the card costs nobody else anything: a page without one is as light as before', async ({ device }) => {
  const [oak, ivy] = [await aMember(await aGroup()), await aMember(await aGroup())]
  const thread = await aThread(oak, { text: 'A long day.' })
  await aReply(oak, thread, { text: inDistress })
  const { said } = await ask<{ posts: { help: string | null }[] }>(`/threads/${thread}`, { session: ivy.session })
  expect(said.posts.map(({ help }) => help)).toEqual([null, null])
  const page = await device({ as: ivy })
  await page.goto(`/t/${thread}`)
  expect(await page.content()).not.toContain('data-country')
})
