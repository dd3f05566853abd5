import { letter, say, write } from './world/acts.ts'
import { decideOn } from './world/decide.ts'
import { aStaffMember, askDesk } from './world/desk.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('a text is taken out of sight: its author reads why, writes it another way, and the one who told hears of it', async ({
  device,
}) => {
  const group = await aGroup()
  const robin = await aStaffMember(group)
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { title: 'The corner', text: 'She lives above the bakery.' })
  const [author, friend] = [await device({ as: oak }), await device({ as: ivy })]

  await test.step('a friend tells; a moderator hides it and says why', async () => {
    await friend.goto(`/t/${thread}`)
    await letter(friend, 'bakery').getByRole('link', { name: say.report.link }).click()
    await friend.getByLabel(say.report.reasons.contact).check()
    await friend.getByRole('button', { name: say.report.go }).click()
    await expect(friend.getByRole('heading', { name: say.report.thanks.title })).toBeVisible()
    await decideOn(robin, { act: 'hide', rule: 'anonymous', words: 'Please leave out where she lives.' })
    await friend.goto(`/t/${thread}`)
    await expect(friend.getByText(say.told.gone)).toBeVisible()
    await expect(friend.locator('main')).not.toContainText('bakery')
  })

  await test.step('the author finds the note, the reason and the way on', async () => {
    await author.goto('/')
    await expect(author.getByText(say.notices.news(1))).toBeVisible()
    await author.goto(`/t/${thread}`)
    await expect(letter(author, 'bakery')).toContainText(say.told.hidden.title)
    await letter(author, 'bakery').getByRole('link', { name: say.told.why }).click()
    const note = author.getByRole('article', { name: say.notices.kinds.hidden.title })
    await expect(note).toContainText('Please leave out where she lives.')
    await expect(note.getByRole('link', { name: 'Keep everybody unnamed' })).toBeVisible()
    await author.getByRole('button', { name: say.notices.readAll }).click()
    await expect(author.getByRole('button', { name: say.notices.readAll })).toHaveCount(0)
    await note.getByRole('link', { name: say.notices.rewrite }).click()
    await expect(author.getByText(say.post.editUnseen)).toBeVisible()
    await write(author, { text: 'She lives close by.' }, say.composer.save)
    await expect(letter(author, 'close by')).toContainText(say.told.held.title)
    await expect(author.locator('.news')).toHaveCount(0)
  })

  await test.step('the moderator releases it; both are told', async () => {
    await decideOn(robin, { act: 'release' })
    await friend.goto(`/t/${thread}`)
    await expect(letter(friend, 'close by')).toBeVisible()
    await friend.getByRole('link', { name: say.notices.news(1) }).click()
    await expect(friend.getByRole('article', { name: say.notices.kinds.report_outcome.title })).toBeVisible()
    await expect(friend.locator('main')).not.toContainText(oak.name)
    await author.goto(`/g/${group}/notices`)
    await expect(author.getByRole('article', { name: say.notices.kinds.released.title })).toBeVisible()
    await expect(author.locator('main')).not.toContainText(ivy.name)
  })
})

test('somebody asks to be written to: a moderator does, and nobody else can read it', async ({ device }) => {
  const group = await aGroup()
  const robin = await aStaffMember(group)
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { text: 'I want to kill myself tonight.' })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await page.getByRole('button', { name: say.helpCard.answers.write_to_me }).click()
  await expect(page.getByText(say.helpCard.heard.write_to_me.text)).toBeVisible()

  await decideOn(robin, { act: 'care', words: 'I am here for the next hour. How is it now?', settle: false })
  await page.goto(`/g/${group}`)
  await expect(page.getByText(say.cover.here)).toBeVisible()
  await page.getByRole('link', { name: say.notices.news(1) }).click()
  await page.getByRole('link', { name: say.notices.open }).click()
  await expect(page.getByText(say.thread.care)).toBeVisible()
  await expect(letter(page, 'How is it now?')).toContainText(say.persona.roles.moderator)
  await write(page, { text: 'A little calmer.' }, say.composer.send)
  await expect(letter(page, 'A little calmer.')).toBeVisible()

  const between = page.url().replace(/[?#].*/, '')
  const other = await device({ as: ivy })
  expect((await other.goto(between))?.status()).toBe(404)
  await other.goto(`/g/${group}`)
  await expect(other.getByText('I am here for the next hour.')).toHaveCount(0)
  await expect(other.locator('main li')).not.toContainText([say.thread.careTitle])
})

test('somebody is asked to pause: they read on, see why, and find help', async ({ device }) => {
  const group = await aGroup()
  const robin = await aStaffMember(group)
  const oak = await aMember(group)
  const thread = await aThread(oak, { text: 'You should just kill yourself. Nobody would miss you.' })
  const page = await device({ as: oak })
  await page.goto(`/t/${thread}`)
  await page.locator('#text').fill('One more thing.')
  // what is held has still to be decided
  await decideOn(robin, { act: 'pause', days: 2, words: 'Take two days, and come back.', settle: false })

  await page.getByRole('button', { name: say.composer.send }).click()
  await expect(page.getByRole('alert')).toContainText(say.problems.texts.paused)
  await expect(page.locator('#text')).toHaveValue('One more thing.')
  await page.goto(`/g/${group}`)
  await expect(page.getByRole('link', { name: say.group.start })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: say.composer.paused })).toBeVisible()
  await page.getByRole('link', { name: say.composer.pausedWhy }).click()
  await expect(page.getByRole('article', { name: say.notices.kinds.paused.title })).toContainText('Take two days')
})

test('members see when moderators come back, in the zone of the group', async ({ page }) => {
  const group = await aGroup()
  // an admin sets hours and moderates nothing; the moderator is not at the desk
  await aStaffMember(group, 'moderator')
  const admin = await aStaffMember(null, 'admin')
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:30', closes: '12:00' }))
  const body = { zone: 'Europe/Berlin', hours, onCall: [] }
  await askDesk(admin, `/groups/${group}/hours`, { method: 'PUT', body })
  const thread = await aThread(await aMember(group))
  for (const path of [`/g/${group}`, `/t/${thread}`, `/g/${group}/write`]) {
    await page.goto(path)
    await expect(page.locator('main')).toContainText('08:30 (Europe/Berlin)')
    await expect(page.locator('main')).not.toContainText(say.cover.here)
  }
})
