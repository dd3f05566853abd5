import type { Page } from '@playwright/test'
import { say } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aStaffMember, askDesk, seat } from './world/desk.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember, type Member } from './world/people.ts'
import { expect, test } from './story.ts'

const talk = say.room

async function comeIn(page: Page, room: string): Promise<void> {
  await page.goto(`/r/${room}`)
  await page.getByRole('button', { name: talk.comeIn }).click()
  await expect(page.getByLabel(talk.say)).toBeVisible()
}

async function speak(page: Page, text: string): Promise<void> {
  await page.getByLabel(talk.say).fill(text)
  await page.getByRole('button', { name: talk.send, exact: true }).click()
}

const texts = (page: Page) => page.locator('[data-log] [data-number] .letter-body').allInnerTexts()

test('three people talk at once: one on a phone, one without script, one whose train goes through a tunnel', async ({
  device,
}) => {
  const group = await aGroup()
  const room = await aRoom(group)
  const [ivy, oak, fern] = [await aMember(group), await aMember(group), await aMember(group)]
  const wide = await device({ as: ivy })
  const phone = await device({ as: oak, viewport: { width: 360, height: 740 } })
  const plain = await device({ as: fern, javaScriptEnabled: false })
  for (const page of [wide, phone, plain]) await comeIn(page, room)
  await expect(wide.getByText(talk.live)).toBeVisible()
  await expect(phone.getByText(talk.live)).toBeVisible()

  await speak(wide, 'Is anybody up?')
  await expect.poll(() => texts(phone)).toEqual(['Is anybody up?'])
  await speak(plain, 'I am, on an old phone.')
  await expect.poll(() => texts(wide)).toEqual(['Is anybody up?', 'I am, on an old phone.'])

  await phone.context().setOffline(true)
  await expect(phone.getByText(talk.lost)).toBeVisible()
  await speak(phone, 'From the tunnel, one.')
  await speak(phone, 'From the tunnel, two.')
  await expect(phone.locator('[data-outbox] li')).toHaveCount(2)
  await speak(wide, 'Where is Oak?')
  await phone.context().setOffline(false)
  const all = [
    'Is anybody up?',
    'I am, on an old phone.',
    'Where is Oak?',
    'From the tunnel, one.',
    'From the tunnel, two.',
  ]
  await expect.poll(() => texts(phone), { timeout: 20_000 }).toEqual(all)
  await expect.poll(() => texts(wide)).toEqual(all)
  await expect(phone.locator('[data-outbox] li')).toHaveCount(0)
  await plain.getByRole('link', { name: talk.again }).click()
  await expect.poll(() => texts(plain)).toEqual(all)
})

test('what waits to be sent lives through a reload, and arrives once', async ({ device }) => {
  const { pages, room, members } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  await mine.route('**/live/**', (route) => route.abort())
  await mine.routeWebSocket(/live/, (socket) => socket.close())
  await mine.route('**/api/rooms/**', (route) => route.abort())
  await mine.reload()
  await speak(mine, 'Kept on this device.')
  await expect(mine.locator('[data-outbox] li')).toContainText('Kept on this device.')
  await expect
    .poll(() => mine.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith('d:o'))))
    .toBe(true)
  expect(await mine.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Kept')
  await mine.unrouteAll()
  await mine
    .context()
    .newPage()
    .then(async (page) => page.close())
  const again = await mine.context().newPage()
  await again.close()
  await mine.reload()
  await expect.poll(() => texts(other), { timeout: 30_000 }).toEqual(['Kept on this device.'])
  const { said } = await ask<{ messages: unknown[] }>(`/rooms/${room}`, { session: members[0]?.session })
  expect(said.messages).toHaveLength(1)
})

test('what could not be said before the room closed is still there, and can be taken along', async ({ device }) => {
  const { group, room, pages } = await aTalk(device, 1)
  const [mine] = pages as [Page]
  const facilitator = await aStaffMember(group, 'facilitator')
  await askDesk(facilitator, `/rooms/${room}`, { method: 'PUT', body: { state: 'paused' } })
  await expect(mine.getByText(talk.paused)).toBeVisible()
  await speak(mine, 'I wanted to say thank you.')
  await mine.getByLabel(talk.say).fill('And one more thing.')
  await expect.poll(() => mine.evaluate(() => sessionStorage.length)).toBe(2)
  await askDesk(facilitator, `/rooms/${room}`, { method: 'PUT', body: { state: 'closed' } })
  await expect(mine.getByText(talk.ended.room_closed)).toBeVisible()
  await mine.goto(`/r/${room}`)
  await expect(mine.locator('[data-outbox] li')).toContainText('I wanted to say thank you.')
  await expect(mine.locator('[data-outbox] li')).toContainText(say.problems.texts.room_closed)
  await expect(mine.getByLabel(talk.say)).toHaveValue('And one more thing.')
  // it goes when the room opens again
  await askDesk(facilitator, `/rooms/${room}`, { method: 'PUT', body: { state: 'open' } })
  await mine.reload()
  await expect.poll(() => texts(mine)).toEqual(['I wanted to say thank you.'])
  await expect(mine.getByLabel(talk.say)).toHaveValue('And one more thing.')
  // somebody without such words sees no box in a closed room
  const other = await device({ as: await aMember(group) })
  await comeIn(other, room)
  await askDesk(facilitator, `/rooms/${room}`, { method: 'PUT', body: { state: 'closed' } })
  await other.goto(`/r/${room}`)
  await expect(other.getByLabel(talk.say)).toBeHidden()
})

test('somebody answers, changes their words, and takes them back; the other one sees it happen', async ({ device }) => {
  const { pages } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  await speak(mine, 'I had a bad day.')
  await expect.poll(() => texts(other)).toEqual(['I had a bad day.'])
  const first = other.locator('[data-number="1"]')
  await first.getByText(talk.more).click()
  await first.getByRole('link', { name: talk.answer }).click()
  await expect(other.locator('[data-answering]')).toBeVisible()
  await speak(other, 'Tell me.')
  await expect(mine.locator('[data-number="2"] [data-answers]')).toContainText(talk.answers)

  const own = mine.locator('[data-number="1"]')
  await own.getByText(talk.more).click()
  await own.getByRole('link', { name: talk.edit }).click()
  await mine.locator('#text').fill('I had a long day.')
  await mine.getByRole('button', { name: say.composer.save }).click()
  await expect(mine).toHaveURL(/\/r\//)
  await expect.poll(() => texts(other)).toEqual(['I had a long day.', 'Tell me.'])
  await own.getByText(talk.more).click()
  await own.getByRole('link', { name: talk.remove }).click()
  await mine.locator('main form button').first().click()
  await expect(other.locator('[data-number="1"]')).toContainText(talk.deleted)
})

test('somebody in distress is shown their card at once, and everybody else only their words', async ({ device }) => {
  const { pages } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  await speak(mine, 'I want to kill myself tonight.')
  await expect(mine.locator('.help-card')).toBeVisible()
  await expect.poll(() => texts(other)).toEqual(['I want to kill myself tonight.'])
  await expect(other.locator('.help-card')).toHaveCount(0)
})

test('where sockets do not pass, messages come by events and go by a form', async ({ device }) => {
  const { pages, room } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  await mine.addInitScript(() => Reflect.deleteProperty(window, 'WebSocket'))
  await mine.goto(`/r/${room}`)
  await expect(mine.getByText(talk.live)).toBeVisible()
  await speak(mine, 'Around the wall.')
  await expect.poll(() => texts(other)).toEqual(['Around the wall.'])
  await speak(other, 'I hear you.')
  await expect.poll(() => texts(mine)).toEqual(['Around the wall.', 'I hear you.'])
})

test('whoever goes out is out on every page they had open', async ({ device }) => {
  const { pages, members, room } = await aTalk(device, 1)
  const [mine] = pages as [Page]
  await ask(`/rooms/${room}/seat`, { method: 'DELETE', session: members[0]?.session })
  await expect(mine.getByText(talk.ended.outside)).toBeVisible()
})

test('a screen reader hears what is added, and of a crowd only how many', async ({ device }) => {
  const { pages, members, room } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  const log = mine.getByRole('log', { name: talk.log })
  await expect(log).toHaveAttribute('aria-relevant', 'additions')
  await speak(other, 'One')
  await expect(log).toContainText('One')
  await expect(log).toHaveAttribute('aria-live', 'polite')
  await mine.context().setOffline(true)
  await expect(mine.getByText(talk.lost)).toBeVisible()
  for (let number = 0; number < 7; number += 1)
    await ask(`/rooms/${room}/messages`, {
      method: 'POST',
      session: members[1]?.session,
      body: { text: `Line ${number}`, clientKey: crypto.randomUUID() },
    })
  await mine.context().setOffline(false)
  await expect(mine.locator('[data-line-status]')).toHaveText(talk.fresh(7), { timeout: 20_000 })
  await expect(log).toHaveAttribute('aria-live', 'off')
})

async function aTalk(device: (options: { as: Member }) => Promise<Page>, people: number) {
  const group = await aGroup()
  const room = await aRoom(group)
  const members: Member[] = []
  const pages: Page[] = []
  for (let one = 0; one < people; one += 1) {
    const member = await aMember(group)
    const page = await device({ as: member })
    await comeIn(page, room)
    await expect(page.getByText(talk.live)).toBeVisible()
    members.push(member)
    pages.push(page)
  }
  return { group, room, members, pages }
}

test('a facilitator is called to the room, answers in it, pauses it and lets it go on', async ({ device }) => {
  const { group, room, pages } = await aTalk(device, 2)
  const [mine, other] = pages as [Page, Page]
  const desk = await device({ viewport: { width: 1280, height: 900 } })
  await seat(desk.context(), await aStaffMember(group, 'facilitator'))
  await desk.goto('/desk/rooms')
  await desk.locator(`a[href="/desk/rooms/${room}"]`).click()
  await expect(desk.getByText(say.desk.rooms.silent)).toBeVisible()

  const began = performance.now()
  await speak(other, 'I want to kill myself tonight.')
  const pinned = desk.getByRole('region', { name: say.desk.rooms.pinned })
  await expect(pinned).toContainText('I want to kill myself tonight.', { timeout: 5_000 })
  expect(performance.now() - began).toBeLessThan(5_000)
  await expect(other.locator('.help-card')).toBeVisible()
  // only on the facilitator's screen
  await expect(mine.getByText(say.desk.rooms.pinned)).toHaveCount(0)

  await desk.getByLabel(say.desk.rooms.speak).fill('I am here with you.')
  await desk.getByRole('button', { name: talk.send, exact: true }).click()
  await expect.poll(() => texts(mine)).toEqual(['I want to kill myself tonight.', 'I am here with you.'])
  await expect(mine.locator('[data-number="2"] .role')).toHaveText(say.persona.roles.facilitator)

  await desk.getByRole('button', { name: say.desk.rooms.to.paused }).click()
  await expect(mine.getByText(talk.paused)).toBeVisible()
  await speak(mine, 'I wait.')
  await expect(mine.locator('[data-outbox] li')).toContainText(say.problems.texts.room_paused)
  await desk.getByRole('button', { name: say.desk.rooms.to.open, exact: true }).click()
  await expect(mine.getByText(talk.paused)).toBeHidden()
  await expect.poll(() => texts(mine)).toContain('I wait.')

  await desk.getByRole('button', { name: say.desk.rooms.approvalOn }).click()
  await speak(mine, 'May this be shown?')
  await expect(mine.getByText(talk.held)).toBeVisible()
  await expect(pinned).toContainText('May this be shown?', { timeout: 5_000 })
  expect(await texts(other)).not.toContain('May this be shown?')

  const wrote = desk.locator('.said li').filter({ hasText: 'I wait.' })
  // one person alone writes more slowly, until they need not
  await wrote.getByRole('button', { name: say.desk.rooms.slower }).click()
  await expect(wrote.getByRole('button', { name: say.desk.rooms.notSlow })).toBeVisible()
  await wrote.getByRole('button', { name: say.desk.rooms.notSlow }).click()
  await expect(wrote.getByRole('button', { name: say.desk.rooms.slower })).toBeVisible()
  await wrote.getByRole('button', { name: say.desk.rooms.mute }).click()
  await desk.getByRole('button', { name: say.desk.rooms.approvalOff }).click()
  await speak(mine, 'And this?')
  await expect(mine.locator('[data-outbox] li')).toContainText('And this?')
  await desk
    .locator('.said li')
    .filter({ hasText: 'I wait.' })
    .getByRole('button', { name: say.desk.rooms.out })
    .click()
  await expect(mine.getByText(talk.ended.outside)).toBeVisible()
})
