import { randomUUID } from 'node:crypto'
import { comeBack, drawThePhrase, letter, oddly, say, takeTheSteps, write } from './world/acts.ts'
import { aGroup } from './world/groups.ts'
import { aMember, whoIs } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('somebody reads without giving anything, writes at once, and draws a phrase later', async ({
  page,
  context,
  device,
}) => {
  const group = await aGroup()
  await aThread(await aMember(group), { title: 'Is anybody awake', text: 'The street is so quiet.' })
  const words = `The kettle is on. ${randomUUID()}`

  await test.step('reads a group; nothing of them is kept', async () => {
    await page.goto('/')
    await page.locator(`a[href="/g/${group}"]`).click()
    await page.getByRole('link', { name: 'Is anybody awake' }).click()
    await expect(letter(page, 'The street is so quiet.')).toBeVisible()
    expect(await context.cookies()).toEqual([])
  })

  const name =
    await test.step('answers as a stranger, and takes the three short screens with the words in hand', async () => {
      await write(page, { text: words }, say.composer.send)
      return takeTheSteps(page, say.join.goAndPost)
    })

  await test.step('stands in the thread under a two-word name', async () => {
    await expect(page).toHaveURL(/\/t\/[0-9a-f-]+\?from=1&sent=2#p-2$/)
    await expect(letter(page, words)).toContainText(name)
    await expect(letter(page, words)).toContainText(`(${say.thread.you})`)
    expect(name.split(' ')).toHaveLength(2)
    await expect(page.getByText(say.thread.sent)).toBeVisible()
  })

  const phrase = await test.step('draws the phrase: it is shown once', async () => {
    await page.getByRole('link', { name: say.thread.remindLink }).click()
    await page.getByRole('button', { name: say.phrase.draw }).click()
    const drawn = await page.locator('ol.phrase li').allInnerTexts()
    expect(drawn.length).toBeGreaterThanOrEqual(8)
    await page.goto('/me/phrase')
    await expect(page.locator('ol.phrase')).toHaveCount(0)
    await expect(page.locator('main')).not.toContainText(drawn.slice(0, 3).join(' '))
    return drawn
  })

  const phone = await device()
  await test.step('comes back on another device, the phrase pasted oddly', async () => {
    await comeBack(phone, oddly(phrase))
    await expect(phone.locator('.persona-tag')).toHaveText([name])
    await phone.goto(page.url().replace(/\/me.*/, `/g/${group}`))
    await expect(phone.getByText(say.group.you)).toContainText(name)
  })

  await test.step('replaces the phrase: the old one opens nothing, and the other device is signed out', async () => {
    const fresh = await drawThePhrase(page)
    expect(fresh.join()).not.toBe(phrase.join())
    await expect(page.getByText(say.phrase.replaced)).toBeVisible()
    await phone.goto('/me')
    await expect(phone.getByText(say.me.nobody)).toBeVisible()
    await comeBack(phone, phrase.join(' '))
    await expect(phone.getByText(say.problems.texts.wrong_phrase)).toBeVisible()
    await comeBack(phone, fresh.join(' '))
    await expect(phone.locator('.persona-tag')).toHaveText([name])
    await page.goto('/me')
    await expect(page.locator('.persona-tag')).toHaveText([name])
  })
})

test('somebody opens a conversation of their own as a stranger', async ({ page }) => {
  const group = await aGroup()
  await page.goto(`/g/${group}`)
  await expect(page.getByText(say.group.empty)).toBeVisible()
  await page.getByRole('link', { name: say.group.start }).click()
  await write(page, { title: 'The long way home', text: 'One.\n\nTwo.\nThree.' }, say.composer.open)
  await takeTheSteps(page, say.join.goAndPost)
  await expect(page.getByRole('heading', { name: 'The long way home' })).toBeVisible()
  await expect(page.locator('.letter-body p')).toHaveText(['One.', 'Two.\nThree.'])
})

test('somebody who walks back and forth through the steps loses no word', async ({ page }) => {
  const group = await aGroup()
  await page.goto(`/g/${group}/write`)
  await write(page, { title: 'Slow', text: 'I take my time.' }, say.composer.open)
  await page.getByRole('button', { name: say.join.next }).click()
  await page.getByRole('button', { name: say.join.back }).click()
  await expect(page.getByRole('heading', { name: say.join.aboutTitle })).toBeVisible()
  await page.getByRole('button', { name: say.join.next }).click()
  await page.getByRole('button', { name: say.join.agree }).click()
  const first = await page.locator('label.choice').allInnerTexts()
  await page.getByRole('button', { name: say.join.others }).click()
  await expect(page.locator('label.choice')).not.toHaveText(first)
  await page.locator('label.choice').last().getByRole('radio').check()
  await page.getByRole('button', { name: say.join.goAndPost }).click()
  await expect(letter(page, 'I take my time.')).toBeVisible()
})

test('one person is somebody else in every group, and only they see both names', async ({ device }) => {
  const [park, harbour] = [await aGroup(), await aGroup({ title: 'The harbour' })]
  const here = await aMember(park)
  const there = await aMember(harbour, { session: here.session })
  const page = await device({ as: there })
  await page.goto('/me')
  await expect(page.locator('.persona-tag')).toHaveText([here.name, there.name])
  const { personas } = await whoIs(there)
  expect(new Set(personas.map(({ id }) => id)).size).toBe(2)
})

test('somebody leaves a group: the words stay, and who comes again is another', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { text: 'I was here once.' })
  const page = await device({ as: member })
  await page.goto(`/g/${member.group}`)
  await page.getByRole('link', { name: say.group.leave }).click()
  await page.getByRole('button', { name: say.group.leaving.go }).click()
  await page.goto(`/t/${thread}`)
  await expect(letter(page, 'I was here once.')).toContainText(member.name)
  await expect(letter(page, 'I was here once.')).not.toContainText(`(${say.thread.you})`)
  await page.goto(`/g/${member.group}/join`)
  const name = await takeTheSteps(page, say.join.go)
  expect(name).not.toBe(member.name)
  await expect(page.getByText(say.group.you)).toContainText(name)
})
