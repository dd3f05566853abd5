import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { say } from './world/acts.ts'
import { aStaffMember, seat } from './world/desk.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { beganAgo, lostHolder, someMeetings } from './world/meetings.ts'
import { aMember } from './world/people.ts'
import { expect, test } from './story.ts'

const words = say.meeting
const desk = say.desk.meetings

async function aMeetingRoom() {
  const group = await aGroup({ title: 'A garden' })
  const room = await aRoom(group, { title: 'The bench', byMeeting: true })
  const facilitator = await aStaffMember(group, 'facilitator')
  return { group, room, facilitator }
}

const spoken = (page: Page) => page.locator('[data-log] [data-number] .letter-body').allInnerTexts()

test('a meeting from its announcement to its close: one with script, one without, and a facilitator whose line breaks', async ({
  device,
}) => {
  const { group, room, facilitator } = await aMeetingRoom()
  const [ivy, oak] = [await aMember(group), await aMember(group)]
  const mine = await device({ as: ivy, viewport: { width: 360, height: 740 } })
  const plain = await device({ as: oak, javaScriptEnabled: false })
  const held = await device({ viewport: { width: 1280, height: 900 } })
  await seat(held.context(), facilitator)

  // announced on the desk, twice a week apart
  await held.goto(`/desk/rooms/${room}`)
  await held.getByText(desk.plan).click()
  await held.getByLabel(desk.topic).fill('Sleep')
  await held.getByLabel(desk.agenda, { exact: true }).fill('How to get through the night.')
  await held.getByLabel(desk.day).fill(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10))
  await held.getByLabel(desk.zone).selectOption('America/New_York')
  await held.getByLabel(desk.weeks).fill('2')
  await held.getByRole('button', { name: desk.announce }).click()
  await expect(held.getByText(desk.signedUp(0))).toHaveCount(2)
  await expect(held.getByRole('button', { name: desk.checkIn })).toHaveCount(0)

  // before it: nobody comes in; one says that they mean to come, and takes it back; the other stays with it
  for (const page of [mine, plain]) {
    await page.goto(`/r/${room}`)
    await expect(page.getByRole('button', { name: say.room.comeIn })).toHaveCount(0)
    await expect(page.getByText(words.clocks('New York')).first()).toBeVisible()
    await page.getByRole('button', { name: words.signUp }).first().click()
    await expect(page.getByText(words.signedUp)).toHaveCount(1)
  }
  // on one's own clock, where there is script
  await expect(mine.getByText('On your clock').first()).toBeVisible()
  await mine.getByRole('button', { name: words.takeBack }).click()
  await expect(mine.getByText(words.signedUp)).toHaveCount(0)
  await held.reload()
  await expect(held.getByText(desk.signedUp(1))).toHaveCount(1)

  // its time has come, and nobody holds it
  const meeting = (await held.locator('input[name="meeting"]').first().inputValue()) || ''
  await beganAgo(meeting, 6)
  await mine.reload()
  await expect(mine.getByText(words.late)).toBeVisible()
  await expect(mine.getByRole('button', { name: say.room.comeIn })).toHaveCount(0)
  await held.reload()
  await expect(held.getByText(desk.nobody)).toBeVisible()
  await held.getByRole('button', { name: desk.checkIn }).click()
  await expect(held.getByText(`${desk.heldBy} ${facilitator.name}`)).toBeVisible()

  // it is open: the note leads there
  await plain.goto(`/g/${group}/notices`)
  await expect(plain.getByRole('heading', { name: say.notices.kinds.meeting_open.title })).toBeVisible()
  await plain.getByRole('link', { name: say.notices.room }).click()
  for (const page of [mine, plain]) {
    await page.goto(`/r/${room}`)
    await page.getByRole('button', { name: say.room.comeIn }).click()
    await expect(page.getByText(words.left(54))).toBeVisible()
  }
  await mine.getByLabel(say.room.say).fill('Good evening.')
  await mine.getByRole('button', { name: say.room.send, exact: true }).click()
  await expect.poll(() => spoken(mine)).toEqual(['Good evening.'])

  // the facilitator opens a case elsewhere on the desk, and still holds it; then the line breaks
  await held.goto('/desk')
  await expect.poll(() => held.evaluate(() => sessionStorage.getItem('held-meeting')), { timeout: 5_000 }).toBe(meeting)
  await held.goto('about:blank')
  await lostHolder(meeting)
  await expect(mine.getByText(words.unheld)).toBeVisible({ timeout: 5_000 })
  await mine.getByLabel(say.room.say).fill('Are you still there?')
  await mine.getByRole('button', { name: say.room.send, exact: true }).click()
  await expect(mine.locator('[data-outbox] li')).toContainText('Are you still there?')
  await held.goto(`/desk/rooms/${room}`)
  await held.getByRole('button', { name: desk.checkIn }).click()
  await expect(mine.getByText(words.unheld)).toBeHidden({ timeout: 5_000 })
  await expect.poll(() => spoken(mine), { timeout: 20_000 }).toEqual(['Good evening.', 'Are you still there?'])

  await held.getByRole('button', { name: desk.longer }).click()
  await expect(mine.getByText(words.left(64))).toBeVisible({ timeout: 5_000 })
  await held.getByLabel(desk.close).click()
  await held.getByRole('button', { name: desk.closeNow }).click()
  await expect(mine.getByText(say.room.ended.room_closed)).toBeVisible({ timeout: 5_000 })

  // the close: thanks, what is next, how it was, and what was said stays readable
  for (const page of [mine, plain]) {
    await page.goto(`/r/${room}`)
    await expect(page.getByRole('heading', { name: words.over })).toBeVisible()
    await expect(page.locator('p').filter({ hasText: words.next }).filter({ hasText: 'Sleep' })).toBeVisible()
    await page.getByRole('button', { name: words.answers.helped, exact: true }).click()
    await expect(page.getByText(words.heard)).toBeVisible()
    await page.goto(`/r/${room}`)
    await expect(page.getByRole('button', { name: words.answers.helped, exact: true })).toHaveCount(0)
  }
  expect(await spoken(mine)).toEqual(['Good evening.', 'Are you still there?'])
  await held.reload()
  await held.getByText(desk.past).click()
  await expect(held.getByText(desk.few)).toBeVisible()
})

test('what a calendar is given tells nothing of us', async ({ device }) => {
  const { group, room, facilitator } = await aMeetingRoom()
  const [meeting = ''] = await someMeetings(facilitator, room)
  const page = await device({ as: await aMember(group) })
  await page.goto(`/r/${room}`)
  await page.getByText(words.calendar).first().click()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: words.neutral.walk }).first().click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('walk.ics')
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z\r\nSUMMARY:Walk\r\n/)
  for (const word of [group, room, meeting, 'garden', 'bench', 'night', 'tealight', 'localhost', '127.0.0.1'])
    expect(text.toLowerCase()).not.toContain(word)
  const told = await page.request.get(`/r/${room}/calendar?meeting=${meeting}&as=${'<b>'}`)
  expect(told.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(await told.text()).toContain('SUMMARY:Appointment')
  expect((await page.request.get(`/r/${room}/calendar?meeting=${room}`)).status()).toBe(404)
})

test('a meeting that is called off is told to whoever meant to come', async ({ device }) => {
  const { group, room, facilitator } = await aMeetingRoom()
  await someMeetings(facilitator, room)
  const page = await device({ as: await aMember(group) })
  await page.goto(`/r/${room}`)
  await page.getByRole('button', { name: words.signUp }).first().click()
  const held = await device()
  await seat(held.context(), facilitator)
  await held.goto(`/desk/rooms/${room}`)
  await held.getByLabel(desk.cancel).first().click()
  await held.getByRole('button', { name: desk.cancelNow }).first().click()
  await expect(held.getByText(desk.signedUp(0))).toHaveCount(1)
  await page.goto(`/g/${group}/notices`)
  await expect(page.getByRole('heading', { name: say.notices.kinds.meeting_cancelled.title })).toBeVisible()
  // a time that has passed is refused, and nothing that was typed is lost
  await held.getByText(desk.plan).click()
  await held.getByLabel(desk.topic).fill('Too late')
  await held.getByLabel(desk.agenda, { exact: true }).fill('Words that stay.')
  await held.getByLabel(desk.day).fill('2020-01-01')
  await held.getByRole('button', { name: desk.announce }).click()
  await expect(held.getByText(say.problems.texts.bad_time)).toBeVisible()
  await expect(held.getByLabel(desk.agenda, { exact: true })).toHaveValue('Words that stay.')
})
