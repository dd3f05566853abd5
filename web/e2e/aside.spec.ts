import type { Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { say } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aStaffMember, seat } from './world/desk.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { expect, test } from './story.ts'

const talk = say.room
const desk = say.desk.rooms
const act = say.desk.acts

/** From the case of a message that is pinned in a room, its author is asked to step aside. */
async function askAside(page: Page, room: string): Promise<void> {
  await page.goto(`/desk/rooms/${room}`)
  await page.getByRole('region', { name: desk.pinned }).getByRole('link', { name: desk.openCase }).click()
  await page.getByRole('button', { name: say.desk.case.take }).click()
  const form = page.locator('#act-aside')
  await form.locator('summary').click()
  await form.getByLabel(act.reason).fill('to listen')
  await form.getByRole('button', { name: act.does.aside }).click()
  await expect(page.getByText(act.done.aside)).toBeVisible()
}

test('somebody in distress steps aside with a facilitator, and goes back; nobody else sees that', async ({
  device,
}) => {
  test.setTimeout(120_000)
  const group = await aGroup()
  const room = await aRoom(group)
  const [ivy, oak] = [await aMember(group), await aMember(group)]
  const mine = await device({ as: ivy, viewport: { width: 360, height: 740 } })
  const other = await device({ as: oak })
  for (const page of [mine, other]) {
    await page.goto(`/r/${room}`)
    await page.getByRole('button', { name: talk.comeIn }).click()
    await expect(page.getByText(talk.live)).toBeVisible()
  }
  await mine.getByLabel(talk.say).fill('I want to kill myself tonight.')
  await mine.getByRole('button', { name: talk.send, exact: true }).click()
  await expect(mine.locator('.help-card')).toBeVisible()

  const held = await device({ viewport: { width: 1280, height: 900 } })
  await seat(held.context(), await aStaffMember(group, 'facilitator'))
  await askAside(held, room)

  // it comes to this person's page by itself, and to nobody else's
  await expect(mine.getByText(talk.aside.offered)).toBeVisible({ timeout: 5_000 })
  await expect(other.getByText(talk.aside.offered)).toBeHidden()
  await mine.getByRole('link', { name: talk.aside.look }).click()
  for (const fact of talk.aside.facts) await expect(mine.getByText(fact)).toBeVisible()
  await mine.getByRole('button', { name: talk.aside.come }).click()
  await expect(mine.getByText(talk.live)).toBeVisible()
  const aside = new URL(mine.url()).pathname.slice(3)

  await held.goto('/desk/rooms')
  await held.locator(`a[href="/desk/rooms/${aside}"]`).click()
  await held.getByLabel(desk.speakAside).fill('I am here. Are you safe?')
  await held.getByRole('button', { name: talk.send, exact: true }).click()
  await expect(mine.getByText('I am here. Are you safe?')).toBeVisible({ timeout: 5_000 })
  await mine.getByLabel(talk.say).fill('For now, yes.')
  await mine.getByRole('button', { name: talk.send, exact: true }).click()
  await expect(held.getByText('For now, yes.')).toBeVisible({ timeout: 10_000 })
  await expect(mine.locator('[data-ends]')).toHaveText(say.meeting.left(20))
  await held.getByRole('button', { name: say.desk.meetings.longer }).click()
  await expect(mine.locator('[data-ends]')).toHaveText(say.meeting.left(30), { timeout: 5_000 })
  // whoever has the address finds nothing there
  expect((await other.goto(`/r/${aside}`))?.status()).toBe(404)

  await mine.getByRole('button', { name: talk.aside.back }).click()
  await expect(mine).toHaveURL(new RegExp(`/r/${room}`))
  await expect(mine.getByText(talk.aside.offered)).toBeHidden()
  await held.reload()
  await expect(held.getByText(desk.states.closed).first()).toBeVisible()
})

test('without script: the offer stands in the room and among the notes, and one says no', async ({ device }) => {
  const group = await aGroup()
  const room = await aRoom(group)
  const ivy = await aMember(group)
  await ask(`/rooms/${room}/seat`, { method: 'PUT', session: ivy.session })
  const body = { text: 'I want to kill myself tonight.', clientKey: randomUUID() }
  await ask(`/rooms/${room}/messages`, { method: 'POST', session: ivy.session, body })
  const held = await device({ javaScriptEnabled: false })
  await seat(held.context(), await aStaffMember(group, 'facilitator'))
  await askAside(held, room)

  const page = await device({ as: ivy, javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto(`/g/${group}/notices`)
  await expect(page.getByText(say.notices.kinds.aside.title)).toBeVisible()
  await page.goto(`/r/${room}`)
  await expect(page.getByText(talk.aside.offered)).toBeVisible()
  await page.getByRole('link', { name: talk.aside.look }).click()
  const offer = page.url()
  await page.getByRole('button', { name: talk.aside.no }).click()
  await expect(page).toHaveURL(new RegExp(`/r/${room}`))
  await expect(page.getByText(talk.aside.offered)).toBeHidden()
  await page.goto(offer)
  await expect(page.getByText(talk.aside.over)).toBeVisible()
})
