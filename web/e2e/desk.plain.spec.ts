import { say as words } from './world/acts.ts'
import { aFlag, aStaffMember, flagsSeenBy, letPass, seat } from './world/desk.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { textsOf } from './world/texts.ts'
import { expect, test } from './story.ts'

const say = words.desk

test('without script: a moderator takes the next, hides it, and takes that back', async ({ page }) => {
  const group = await aGroup()
  const robin = await aStaffMember(group)
  const ivy = await aMember(group)
  const { flag, thread } = await aFlag(ivy, robin)
  await seat(page.context(), robin)
  await page.goto('/desk')
  await expect(page.getByRole('link', { name: say.refresh, exact: true })).toBeVisible()
  await page.getByRole('link', { name: say.watch }).click()
  await expect(page.getByRole('link', { name: say.unwatch })).toBeVisible()
  await page.getByRole('button', { name: say.next }).click()
  await expect(page).toHaveURL(`/desk/f/${flag}`)

  await page.locator('#act-hide summary').click()
  const form = page.locator('#act-hide')
  await form.getByLabel(say.acts.words).fill('Please leave out ‹what›.')
  await form.getByLabel(say.acts.reason).fill('It names a time.')
  await form.getByLabel(say.acts.rule).selectOption('none')
  await form.getByLabel(say.acts.judged).selectOption('urgent')
  await form.getByRole('button', { name: say.acts.does.hide }).click()
  await expect(page.getByRole('alert')).toContainText(say.problems.placeholder)
  await expect(form.getByLabel(say.acts.reason)).toHaveValue('It names a time.')
  await form.getByLabel(say.acts.words).fill('Please leave out the time.')

  await test.step('the lease ran out meanwhile: one press takes it and sends', async () => {
    await letPass(flag, 6)
    await form.getByRole('button', { name: say.acts.does.hide }).click()
    await expect(page.getByRole('alert')).toContainText(say.problems.takenBySomebody)
    await expect(form.getByLabel(say.acts.words)).toHaveValue('Please leave out the time.')
    await form.getByRole('button', { name: say.acts.takeAnd(say.acts.does.hide) }).click()
  })
  await expect(page.getByText(say.acts.done.hide)).toBeVisible()
  expect(await textsOf(thread)).toEqual([null])
  expect(await flagsSeenBy(robin)).toEqual([])

  await page.getByText(say.case.undo, { exact: true }).click()
  await page.getByLabel(say.case.undoReason).fill('It was fine.')
  await page.getByRole('button', { name: say.case.undoGo }).click()
  await expect(page).toHaveURL(`/desk/f/${flag}`)
  expect(await textsOf(thread)).not.toEqual([null])
})
