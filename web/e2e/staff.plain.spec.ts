import { expect, test } from './story.ts'
import { say } from './world/acts.ts'
import { aCode, aName, numberNow, typeTheCode } from './world/staff.ts'

const { deskDoor } = say

test('without script by desk key and number', async ({ page }) => {
  const name = aName()
  await typeTheCode(page, await aCode('moderator'), name)
  const [secret = '', deskKey = ''] = await page.locator('code').allInnerTexts()

  // a number that does not fit loses nothing of what was shown
  await page.getByLabel(deskDoor.number.number).fill('000000')
  await page.getByRole('button', { name: deskDoor.join.finish }).click()
  await expect(page.getByText(deskDoor.join.problems.wrong_number)).toBeVisible()
  expect(await page.locator('code').allInnerTexts()).toEqual([secret, deskKey])

  await page.getByLabel(deskDoor.number.number).fill(numberNow(secret, -1))
  await page.getByRole('button', { name: deskDoor.join.finish }).click()
  await expect(page).toHaveURL(/\/desk$/)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()

  await page.goto('/desk/sign-out')
  await page.getByRole('button', { name: deskDoor.signOut.go }).click()
  const signIn = async (number: string) => {
    await page.getByLabel(deskDoor.number.deskKey, { exact: true }).fill(deskKey.toLowerCase().replaceAll('-', ' '))
    await page.getByLabel(deskDoor.number.number).fill(number)
    await page.getByRole('button', { name: deskDoor.signIn.go, exact: true }).click()
  }
  await signIn('111111')
  await expect(page.getByText(deskDoor.signIn.wrong)).toBeVisible()
  const number = numberNow(secret)
  await signIn(`${number.slice(0, 3)} ${number.slice(3)}`)
  await expect(page).toHaveURL(/\/desk$/)

  // and what is grave is asked for once more, by the next number
  await page.goto('/desk/step-up')
  await page.getByLabel(deskDoor.number.number).fill(number)
  await page.getByRole('button', { name: deskDoor.stepUp.go }).click()
  await expect(page.getByText(deskDoor.stepUp.wrong)).toBeVisible()
  await page.getByLabel(deskDoor.number.number).fill(numberNow(secret, 1))
  await page.getByRole('button', { name: deskDoor.stepUp.go }).click()
  await expect(page.getByText(deskDoor.stepUp.done)).toBeVisible()
})
