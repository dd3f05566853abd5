import { say } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aStaffMember, seat } from './world/desk.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { expect, test } from './story.ts'

const talk = say.room
const desk = say.desk.rooms

test('a full room: people wait in order, with help beside them, and come in when somebody goes', async ({ device }) => {
  test.setTimeout(90_000)
  const group = await aGroup()
  const room = await aRoom(group, { capacity: 1 })
  const first = await aMember(group)
  await ask(`/rooms/${room}/seat`, { method: 'PUT', session: first.session })
  const second = await device({ as: await aMember(group), viewport: { width: 360, height: 740 } })
  const third = await device({ as: await aMember(group), javaScriptEnabled: false })
  for (const [page, ahead] of [
    [second, 0],
    [third, 1],
  ] as const) {
    await page.goto(`/r/${room}`)
    await page.getByRole('button', { name: talk.comeIn }).click()
    await expect(page.getByRole('alert')).toContainText(talk.full)
    await expect(page.getByText(talk.ahead(ahead))).toBeVisible()
    await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '/help')
  }
  await expect(second.getByText(talk.waitItself)).toBeVisible()
  await expect(third.getByText(talk.waitItself)).toBeHidden()
  await ask(`/rooms/${room}/seat`, { method: 'DELETE', session: first.session })
  // it is not the turn of the third
  await third.getByRole('button', { name: talk.tryAgain }).click()
  await expect(third.getByText(talk.ahead(1))).toBeVisible()
  await expect(second.getByLabel(talk.say)).toBeVisible({ timeout: 30_000 })
  await second.getByRole('button', { name: talk.goOut }).click()
  await third.getByRole('button', { name: talk.tryAgain }).click()
  await expect(third.getByLabel(talk.say)).toBeVisible()
})

test('a rush into a room: each message waits, the facilitator sees why, and takes it back with one key', async ({
  device,
}) => {
  test.setTimeout(90_000)
  const group = await aGroup()
  const room = await aRoom(group)
  const page = await device({ as: await aMember(group) })
  await page.goto(`/r/${room}`)
  await page.getByRole('button', { name: talk.comeIn }).click()
  await expect(page.getByText(talk.live)).toBeVisible()
  for (const { session } of await Promise.all(Array.from({ length: 32 }, () => aMember(group))))
    await ask(`/rooms/${room}/seat`, { method: 'PUT', session })
  await expect(page.getByText(talk.approval)).toBeVisible()
  await page.getByLabel(talk.say).fill('What is going on?')
  await page.getByRole('button', { name: talk.send, exact: true }).click()
  await expect(page.getByText(talk.held)).toBeVisible()

  const held = await device({ viewport: { width: 1280, height: 900 } })
  await seat(held.context(), await aStaffMember(group, 'facilitator'))
  await held.goto('/desk/rooms')
  await expect(held.getByText(desk.surge)).toBeVisible()
  await held.locator(`a[href="/desk/rooms/${room}"]`).click()
  await expect(held.getByText(desk.surges.joins)).toBeVisible()
  await held.getByRole('button', { name: desk.surgeOver }).click()
  await expect(held.getByText(desk.surges.joins)).toHaveCount(0)
  await expect(page.getByText(talk.approval)).toBeHidden()
  await page.getByLabel(talk.say).fill('Now it goes on.')
  await page.getByRole('button', { name: talk.send, exact: true }).click()
  await expect(page.locator('[data-log] [data-number="2"] .letter-body')).toHaveText('Now it goes on.')
})
