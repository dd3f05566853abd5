import { letter, say, write } from './world/acts.ts'
import { aGroup, newRules } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aReply, aThread, textsOf } from './world/texts.ts'
import { expect, test } from './story.ts'

test('somebody changes their words on two devices: both texts are kept, and the person decides', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { title: 'My dog', text: 'He is old.' })
  const [phone, laptop] = [await device({ as: member }), await device({ as: member })]
  for (const page of [phone, laptop]) {
    await page.goto(`/t/${thread}`)
    await letter(page, 'He is old.').getByRole('link', { name: say.thread.edit }).click()
  }
  await write(phone, { text: 'He is old and kind.' }, say.composer.save)
  await expect(letter(phone, 'He is old and kind.')).toContainText(say.thread.edited)

  await write(laptop, { text: 'He is old, and so am I.' }, say.composer.save)
  await expect(laptop.getByRole('alert')).toContainText(say.refused.changed)
  await expect(laptop.getByRole('region', { name: say.post.present })).toContainText('He is old and kind.')
  await expect(laptop.locator('#text')).toHaveValue('He is old, and so am I.')
  expect(await textsOf(thread)).toEqual(['He is old and kind.'])

  await laptop.getByRole('button', { name: say.composer.save }).click()
  await expect(letter(laptop, 'He is old, and so am I.')).toBeVisible()
  expect(await textsOf(thread)).toEqual(['He is old, and so am I.'])
})

test('somebody deletes what they wrote: the place stays, the words and the title are gone', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { title: 'Too much', text: 'I said too much.' })
  await aReply(await aMember(member.group), thread, { text: 'Take your time.' })
  const page = await device({ as: member })
  await page.goto(`/t/${thread}`)
  await letter(page, 'I said too much.').getByRole('link', { name: say.thread.remove }).click()
  await page.getByRole('button', { name: say.post.deleteGo }).click()
  await expect(page.getByText(say.thread.deleted)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: say.thread.untitled })).toBeVisible()
  await expect(letter(page, 'Take your time.')).toBeVisible()
  await page.goto(`/g/${member.group}`)
  await expect(page.locator('main')).not.toContainText('Too much')
})

test('a text with a note stays folded until its reader opens it, by keyboard too', async ({ page, device }) => {
  const member = await aMember(await aGroup())
  const writer = await device({ as: member })
  await writer.goto(`/g/${member.group}/write`)
  await writer.getByText(say.composer.note).click()
  await writer.getByLabel(say.note.topics.self_harm).check()
  await writer.getByLabel(say.composer.noteWords).fill('a hard winter')
  await write(writer, { title: 'Winter', text: 'What I did that winter.' }, say.composer.open)
  await expect(writer).toHaveURL(/\/t\//)

  await page.goto(writer.url())
  const fold = page.locator('article summary')
  await expect(fold).toContainText(say.note.topics.self_harm)
  await expect(fold).toContainText('a hard winter')
  await expect(page.getByText('What I did that winter.')).toBeHidden()
  await fold.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('What I did that winter.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('What I did that winter.')).toBeHidden()
  await page.goto(`/g/${member.group}`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Winter' })).toContainText('a hard winter')
})

test('somebody stops seeing a person: neither sees the other, nobody is told, and it can be undone', async ({
  device,
}) => {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { title: 'Sunday', text: 'Oak speaks.' })
  await aReply(ivy, thread, { text: 'Ivy answers.' })
  const [oaks, ivys] = [await device({ as: oak }), await device({ as: ivy })]

  await oaks.goto(`/t/${thread}`)
  await letter(oaks, 'Ivy answers.').getByRole('link', { name: say.thread.hide }).click()
  await expect(oaks.locator('main')).toContainText(ivy.name)
  await oaks.getByRole('button', { name: say.group.hiding.go }).click()
  await expect(oaks.getByText(say.thread.ignored)).toBeVisible()
  await expect(oaks.locator('main')).not.toContainText('Ivy answers.')
  await expect(oaks.locator('main')).not.toContainText(ivy.name)

  await ivys.goto(`/t/${thread}`)
  await expect(letter(ivys, 'Ivy answers.')).toBeVisible()
  await expect(ivys.locator('main')).not.toContainText('Oak speaks.')
  await expect(ivys.locator('main')).not.toContainText(say.thread.ignored)

  await oaks.goto(`/g/${group}/ignored`)
  await oaks.getByRole('button', { name: say.group.hiding.show }).click()
  await expect(oaks.getByText(say.group.hiding.none)).toBeVisible()
  await ivys.reload()
  await expect(letter(ivys, 'Oak speaks.')).toBeVisible()
  await oaks.goto(`/t/${thread}`)
  await expect(letter(oaks, 'Ivy answers.')).toBeVisible()
})

test('a long conversation is read page by page, and an answer lands on the last', async ({ device }) => {
  const group = await aGroup()
  const member = await aMember(group)
  const thread = await aThread(member, { text: 'Letter 1.' })
  for (let number = 2; number <= 45; number++) await aReply(member, thread, { text: `Letter ${number}.` })
  const page = await device({ as: await aMember(group) })
  const pager = page.getByRole('navigation', { name: say.thread.pages, exact: true })
  const shown = (first: number, last: number) => expect(pager).toContainText(say.thread.range(first, last, 45))

  await page.goto(`/t/${thread}`)
  await shown(1, 20)
  await expect(page.locator('article.letter')).toHaveCount(20)
  await pager.getByRole('link', { name: say.thread.later }).click()
  await shown(21, 40)
  await expect(letter(page, 'Letter 21.')).toBeVisible()
  await pager.getByRole('link', { name: say.thread.later }).click()
  await shown(41, 45)
  await pager.getByRole('link', { name: say.thread.earlier }).click()
  await shown(21, 40)
  await page.goto(`/t/${thread}`)
  await pager.getByRole('link', { name: say.thread.newest }).click()
  await shown(41, 45)

  await page.goto(`/t/${thread}`)
  await write(page, { text: 'From the first page.' }, say.composer.send)
  await expect(letter(page, 'From the first page.')).toBeInViewport()
  await expect(page).toHaveURL(/from=41&sent=46#p-46$/)
})

test('older conversations are one tap further, each of them once', async ({ page }) => {
  const member = await aMember(await aGroup())
  for (let number = 1; number <= 23; number++) await aThread(member, { title: `Talk ${number}` })
  await page.goto(`/g/${member.group}`)
  const titles = page.locator('main a.title')
  const newest = await titles.allInnerTexts()
  expect(newest).toHaveLength(20)
  await page.getByRole('link', { name: say.group.older }).click()
  await expect(titles).toHaveCount(3)
  expect(new Set([...newest, ...(await titles.allInnerTexts())]).size).toBe(23)
  await page.getByRole('link', { name: say.group.newest }).click()
  await expect(titles).toHaveText(newest)
})

test('an address in a text can be followed and tells nobody anything; what only looks like one stays words', async ({
  page,
}) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, {
    text: [
      'Read https://example.org/a?b=1. Or http://xn--exmple-cua.org/x',
      'javascript:alert(1) data:text/html,x https://friend@evil.example/ <b>not bold</b> <img src=x onerror=alert(1)>',
    ].join('\n\n'),
  })
  await page.goto(`/t/${thread}`)
  const links = page.locator('.letter-body a')
  await expect(links).toHaveCount(2)
  for (const link of await links.all()) {
    for (const word of ['noopener', 'noreferrer', 'nofollow', 'ugc', 'external']) {
      expect((await link.getAttribute('rel'))?.split(' ')).toContain(word)
    }
  }
  await expect(links.first()).toHaveAttribute('href', 'https://example.org/a?b=1')
  await expect(links.last()).toContainText('xn--exmple-cua.org')
  await expect(page.locator('.letter-body')).toContainText('<b>not bold</b> <img src=x onerror=alert(1)>')
  await expect(page.locator('.letter-body img, .letter-body b:not(a b)')).toHaveCount(0)
})

test('the rules change while somebody writes: they read them, and no word is lost', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const page = await device({ as: member })
  await page.goto(`/t/${thread}`)
  await page.locator('#text').fill('I had this ready.')
  await newRules(member.group, [{ id: 'kind', title: 'Be kinder', text: 'And then a little more.' }])
  await page.getByRole('button', { name: say.composer.send }).click()
  await expect(page.getByRole('heading', { name: say.join.rulesTitleAgain })).toBeVisible()
  await expect(page.getByText('And then a little more.')).toBeVisible()
  await expect(page.getByText(say.join.draftKept)).toBeVisible()
  expect(await textsOf(thread)).toEqual(['I am here.'])
  await page.goto(`/g/${member.group}`)
  await expect(page.getByText(say.group.youAgreeAgain)).toBeVisible()

  await page.goto(`/t/${thread}`)
  await expect(page.locator('#text')).toHaveValue('I had this ready.')
  await page.getByRole('button', { name: say.composer.send }).click()
  await page.getByRole('button', { name: say.join.agree }).click()
  await expect(letter(page, 'I had this ready.')).toBeVisible()
  expect(await textsOf(thread)).toEqual(['I am here.', 'I had this ready.'])
})

test('a group for members is closed to a stranger, and opens in three steps', async ({ page }) => {
  const group = await aGroup({ title: 'The back room', reading: 'members' })
  const thread = await aThread(await aMember(group), { title: 'Between us', text: 'Only here.' })
  await page.goto(`/g/${group}`)
  await expect(page.getByText(say.group.closedToRead)).toBeVisible()
  await expect(page.locator('main')).not.toContainText('Between us')
  const answer = await page.goto(`/t/${thread}`)
  expect(answer?.status()).toBe(403)
  await expect(page.locator('body')).not.toContainText('Only here.')
})
