import { randomUUID } from 'node:crypto'
import { comeBack, drawThePhrase, letter, oddly, say, takeTheSteps, write } from './world/acts.ts'
import { aGroup, newRules } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aThread, textsOf } from './world/texts.ts'
import { expect, test } from './story.ts'

test('without script: somebody writes at once, draws a phrase later, and comes back elsewhere', async ({
  page,
  device,
}) => {
  const group = await aGroup()
  const words = `The kettle is on. ${randomUUID()}`
  await page.goto('/')
  await page.locator(`a[href="/g/${group}"]`).click()
  await page.getByRole('link', { name: say.group.start }).click()
  await write(page, { title: 'A cup of tea', text: words }, say.composer.open)
  const name = await takeTheSteps(page, say.join.goAndPost)
  await expect(letter(page, words)).toContainText(name)

  const phrase = await drawThePhrase(page)
  const phone = await device()
  await comeBack(phone, oddly(phrase))
  await expect(phone.locator('.persona-tag')).toHaveText([name])

  const fresh = await drawThePhrase(page)
  await phone.goto('/me')
  await expect(phone.getByText(say.me.nobody)).toBeVisible()
  await comeBack(phone, phrase.join(' '))
  await expect(phone.getByText(say.problems.texts.wrong_phrase)).toBeVisible()
  await comeBack(phone, fresh.join(' '))
  await expect(phone.locator('.persona-tag')).toHaveText([name])
})

test('without script: an empty text and one of 12,000 letters come back with every word', async ({ page }) => {
  const group = await aGroup()
  const long = 'All of it has to out. '.repeat(546)
  expect(long.length).toBeGreaterThan(12_000)
  await page.goto(`/g/${group}/write`)
  await write(page, { title: 'I tried', text: '  \n ' }, say.composer.open)
  await expect(page.getByRole('alert')).toContainText(say.refused.emptyText)
  await expect(page.getByLabel(say.composer.title, { exact: true })).toHaveValue('I tried')

  await write(page, { text: long }, say.composer.open)
  await expect(page.getByRole('alert')).toContainText(say.refused.longText(10_000))
  await expect(page.getByRole('alert')).toContainText(say.refused.words)
  await expect(page.locator('#text')).toHaveValue(long.trimEnd())
  await expect(page.getByLabel(say.composer.title, { exact: true })).toHaveValue('I tried')

  await write(page, { title: '', text: 'Shorter now.' }, say.composer.open)
  await expect(page.getByRole('alert')).toContainText(say.refused.emptyTitle)
  await write(page, { title: 'I tried again', text: 'Shorter now.' }, say.composer.open)
  await takeTheSteps(page, say.join.goAndPost)
  await expect(letter(page, 'Shorter now.')).toBeVisible()
})

test('without script: a member answers, changes it, takes it back, and stops seeing somebody', async ({ device }) => {
  const [ivy, oak] = await twoInAGroup()
  const thread = await aThread(ivy, { text: 'Long night.' })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await write(page, { text: '   ' }, say.composer.send)
  await expect(page.getByRole('alert')).toContainText(say.refused.emptyText)
  await write(page, { text: 'x'.repeat(12_000) }, say.composer.send)
  await expect(page.getByRole('alert')).toContainText(say.refused.longText(10_000))
  await expect(page.locator('#text')).toHaveValue('x'.repeat(12_000))
  await expect(letter(page, 'Long night.')).toBeVisible()

  await write(page, { text: 'I am awakr too.' }, say.composer.send)
  await letter(page, 'I am awakr too.').getByRole('link', { name: say.thread.edit }).click()
  await write(page, { text: 'I am awake too.' }, say.composer.save)
  await expect(letter(page, 'I am awake too.')).toContainText(say.thread.edited)

  await letter(page, 'Long night.').getByRole('link', { name: say.thread.hide }).click()
  await page.getByRole('button', { name: say.group.hiding.go }).click()
  await expect(page.getByText(say.thread.ignored)).toBeVisible()
  await page.getByRole('button', { name: say.thread.undo }).click()
  await expect(letter(page, 'Long night.')).toBeVisible()

  await letter(page, 'I am awake too.').getByRole('link', { name: say.thread.remove }).click()
  await page.getByRole('button', { name: say.post.deleteGo }).click()
  await expect(page.getByText(say.thread.deleted)).toBeVisible()
  expect(await textsOf(thread)).toEqual(['Long night.', null])
})

test('without script: a folded text is opened by its summary', async ({ page }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { text: 'What happened in May.', note: { topics: ['death'] } })
  await page.goto(`/t/${thread}`)
  await expect(letter(page, '').first()).toContainText(say.note.topics.death)
  await expect(page.getByText('What happened in May.')).toBeHidden()
  await page.locator('article details > summary').click()
  await expect(page.getByText('What happened in May.')).toBeVisible()
})

test('without script: when the rules have changed, one reads them, and the answer is not lost', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const page = await device({ as: member })
  await page.goto(`/t/${thread}`)
  await newRules(member.group, [{ id: 'kind', title: 'Be kinder', text: 'And then a little more.' }])
  await write(page, { text: 'Two\nlines.' }, say.composer.send)
  await expect(page.getByRole('heading', { name: say.join.rulesTitleAgain })).toBeVisible()
  await expect(page.getByText('And then a little more.')).toBeVisible()
  await page.getByRole('button', { name: say.join.agree }).click()
  await expect(letter(page, 'lines.')).toBeVisible()
  expect(await textsOf(thread)).toEqual(['I am here.', 'Two\nlines.'])
})

test('without script: the language is a button', async ({ page }) => {
  await page.goto('/about')
  await page.getByRole('button', { name: 'Español' }).click()
  await expect(page).toHaveURL(/\/about$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})

async function twoInAGroup() {
  const group = await aGroup()
  return [await aMember(group), await aMember(group)] as const
}
