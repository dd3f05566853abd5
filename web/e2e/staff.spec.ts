import { expect, test } from './story.ts'
import { say } from './world/acts.ts'
import { aCode, aName, joinWithPasskey, numberNow, passkeysOn, typeTheCode } from './world/staff.ts'

const { deskDoor } = say

test('the first moderator comes in by a code and a passkey, and signs in again', async ({ page }) => {
  const name = aName()
  const code = await aCode('moderator')
  await passkeysOn(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))

  await typeTheCode(page, code.toLowerCase(), name)
  await expect(page.getByRole('heading', { name: deskDoor.join.keyTitle })).toBeVisible()
  await page.getByRole('button', { name: deskDoor.passkey.make }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByText(name)).toBeVisible()

  await page.getByRole('link', { name: say.desk.out }).click()
  await page.getByRole('button', { name: deskDoor.signOut.go }).click()
  await expect(page.getByRole('heading', { name: deskDoor.signIn.title })).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/desk\/sign-in$/)

  await page.getByRole('button', { name: deskDoor.passkey.show }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByText(name)).toBeVisible()

  // neither code nor name stood in any address
  const secret = code.replaceAll('-', '').toLowerCase()
  expect(
    asked.filter((url) =>
      url
        .toLowerCase()
        .replace(/[^0-9a-z]/g, '')
        .includes(secret),
    ),
  ).toEqual([])
  expect(asked.filter((url) => url.includes('Robin'))).toEqual([])
})

test('a device that cannot tell who holds it opens nothing, and says so', async ({ page }) => {
  const { refuse } = await passkeysOn(page)
  await refuse()
  await typeTheCode(page, await aCode('helper'), aName())
  await page.getByRole('button', { name: deskDoor.passkey.make }).click()
  await expect(page.getByText(deskDoor.passkey.stopped)).toBeVisible({ timeout: 15_000 })
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/desk\/sign-in$/)
})

test('an admin invites somebody, and ends them, who is out at once', async ({ page, device }) => {
  await joinWithPasskey(page, 'admin')
  await page.goto('/desk/staff')
  await page.getByRole('radio', { name: deskDoor.roleHints.auditor }).check()
  await page.getByRole('button', { name: deskDoor.people.go }).click()
  const code = await page.locator('code').innerText()

  const theirs = await device()
  const name = aName()
  await passkeysOn(theirs)
  await typeTheCode(theirs, code, name)
  await theirs.getByRole('button', { name: deskDoor.passkey.make }).click()
  // the log is all that an auditor's desk has
  await expect(theirs).toHaveURL(/\/desk\/audit$/)
  await expect(theirs.getByRole('cell', { name: 'staff.invite' }).first()).toBeVisible()

  await page.goto('/desk/staff')
  const line = page.getByRole('listitem').filter({ hasText: name })
  await line.getByText(deskDoor.people.end, { exact: true }).click()
  await line.getByRole('button', { name: deskDoor.people.endAccount }).click()
  await expect(page.getByText(deskDoor.people.done)).toBeVisible()
  await theirs.reload()
  await expect(theirs).toHaveURL(/\/desk\/sign-in$/)
})

test('somebody adds a second key to the first', async ({ page }) => {
  await joinWithPasskey(page, 'moderator')
  await page.goto('/desk/keys')
  await expect(page.getByText(deskDoor.keys.last)).toBeVisible()
  await page.getByRole('button', { name: deskDoor.keys.add }).click()
  const [secret = ''] = await page.locator('code').allInnerTexts()
  await page.getByLabel(deskDoor.number.number).fill(numberNow(secret))
  await page.getByRole('button', { name: deskDoor.keys.finish }).click()
  await expect(page.getByText(deskDoor.keys.added)).toBeVisible()

  // now the passkey may go, and the number is the only way in
  await page.getByRole('button', { name: deskDoor.keys.end }).click()
  await expect(page.getByText(deskDoor.keys.ended)).toBeVisible()
  await expect(page.getByText(deskDoor.keys.hasNumber)).toBeVisible()
})
