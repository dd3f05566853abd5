import type { Locator, Page, WebSocketRoute } from '@playwright/test'
import type { Answer } from '@tealight/api/contract'
import type { listNotices } from '@tealight/api/contract/notices'
import { say as words } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aFlag, aStaffMember, askDesk, flagsSeenBy, letPass, seat, setPulse, type StaffMember } from './world/desk.ts'
import { aGroup } from './world/groups.ts'
import { aMember, type Member } from './world/people.ts'
import { aReply, textsOf } from './world/texts.ts'
import { expect, test, type Device } from './story.ts'

const say = words.desk

test('a moderator answers somebody in danger', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag, thread } = await aFlag(ivy, robin)
  await answerTheCard(ivy, thread)
  const page = await atDesk(device, robin)

  await expect(page.locator('[data-flag]')).toContainText([say.severities.emergency])
  await expect(page.locator('[data-list]'), 'nobody’s words stand in the queue').not.toContainText('kettle')
  await page.getByRole('button', { name: say.next }).click()
  await expect(page).toHaveURL(`/desk/f/${flag}`)

  await test.step('the hard words come only when they are asked for', async () => {
    await expect(page.getByText(say.case.neutral.emergency)).toBeVisible()
    await expect(page.getByRole('heading', { name: say.case.emergency })).toBeVisible()
    await expect(page.getByText(`${say.case.asks}: ${say.case.answers.write_to_me}`).first()).toBeVisible()
    await expect(page.getByText('The kettle is still warm.')).toBeHidden()
    await page.getByText(say.case.show).click()
    await expect(page.getByText('The kettle is still warm.')).toBeVisible()
    await expect(page.locator('mark').first()).toContainText('kill myself')
  })

  const form = await open(page, 'care')
  await form.getByLabel(say.acts.reason).fill('They say that it is tonight.')
  await form.getByLabel(say.acts.judged).selectOption('emergency')
  await form.getByRole('button', { name: say.acts.does.care }).click()
  await expect(page.getByRole('alert'), 'a starting text is never sent unread').toContainText(say.problems.placeholder)
  await expect(form.getByLabel(say.acts.reason)).toHaveValue('They say that it is tonight.')
  await expect(form.getByLabel(say.acts.words)).toHaveValue(new RegExp(ivy.name))

  await form.getByLabel(say.acts.words).fill('I am here. Are you safe right now?')
  await form.getByRole('button', { name: say.acts.does.care }).click()
  await expect(page).toHaveURL(/\/desk\?done=/)
  await expect(page.getByRole('alert')).toContainText(say.acts.done.care)
  await expect(page.getByText(say.empty)).toBeVisible()

  const [care] = (await noticesOf(ivy)).filter(({ kind }) => kind === 'care')
  expect(await textsOf(care?.thread ?? '', { as: ivy })).toEqual(['I am here. Are you safe right now?'])
})

test('two moderators reach for one case, and one gets it', async ({ device }) => {
  const { group, robin, ivy } = await aDesk()
  const kim = await aStaffMember(group, 'moderator', 'Kim')
  const { flag } = await aFlag(ivy, robin)
  const [one, other] = await Promise.all([atDesk(device, robin), atDesk(device, kim)])
  await Promise.all([one.goto(`/desk/f/${flag}`), other.goto(`/desk/f/${flag}`)])
  await Promise.all([one, other].map((page) => page.getByRole('button', { name: say.case.take }).click()))
  for (const page of [one, other]) await expect(page.getByRole('button', { name: say.case.take })).toHaveCount(0)

  const [line] = await flagsSeenBy(robin)
  const [winner, loser] = line?.holder?.me ? [one, other] : [other, one]
  await expect(winner.getByText(say.case.mine)).toBeVisible()
  await expect(winner.getByRole('heading', { name: say.acts.title })).toBeVisible()
  await expect(loser.getByText(say.case.theirs(line?.holder?.name ?? ''))).toBeVisible()
  await expect(loser.getByRole('heading', { name: say.acts.title })).toHaveCount(0)

  await test.step('who comes too late with their words keeps them', async () => {
    await letPass(flag, 6)
    await loser.goto(`/desk/f/${flag}`)
    await loser.getByRole('button', { name: say.case.take }).click()
    const form = await open(winner, 'all_well')
    await form.getByLabel(say.acts.reason).fill('I know them well.')
    await form.getByLabel(say.acts.judged).selectOption('concern')
    await form.getByRole('button', { name: say.acts.does.all_well }).click()
    await expect(winner.getByRole('alert')).toContainText(say.problems.kept)
    await expect(winner.locator('#act-all_well').getByLabel(say.acts.reason)).toHaveValue('I know them well.')
    expect((await flagsSeenBy(robin)).map(({ state }) => state)).toEqual(['open'])
  })
})

test('a removal is undone, and the author is told both times', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag, thread } = await aFlag(ivy, robin)
  const page = await atDesk(device, robin)
  await page.goto(`/desk/f/${flag}`)
  await page.getByRole('button', { name: say.case.take }).click()
  const form = await open(page, 'remove')
  await form.getByLabel(say.acts.words).fill('I have taken it down, because it is hard to read for others tonight.')
  await form.getByLabel(say.acts.reason).fill('Too much detail.')
  await form.getByLabel(say.acts.rule).selectOption({ index: 1 })
  await form.getByLabel(say.acts.judged).selectOption('urgent')
  await form.getByRole('button', { name: say.acts.does.remove }).click()
  await expect(page.getByRole('alert')).toContainText(say.acts.done.remove)
  const [told] = await noticesOf(ivy)
  expect(told?.kind).toBe('removed')
  expect(told?.rule).not.toBeNull()
  expect(told?.words).toContain('hard to read for others')
  expect(await textsOf(thread)).toEqual([null])

  await page.getByText(say.case.undo, { exact: true }).click()
  await page.getByLabel(say.case.undoReason).fill('I read it again: it was the right place.')
  await page.getByRole('button', { name: say.case.undoGo }).click()
  await expect(page).toHaveURL(`/desk/f/${flag}`)
  expect((await textsOf(thread))[0]).toContain('The kettle is still warm.')
  expect((await noticesOf(ivy)).map(({ kind }) => kind)).toContain('undone')
  expect((await flagsSeenBy(robin)).map(({ id, reopened }) => ({ id, reopened }))).toEqual([
    { id: flag, reopened: true },
  ])
})

test('what was settled is found again, and opened from there', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag } = await aFlag(ivy, robin)
  await settle(robin, flag)
  const page = await atDesk(device, robin)
  await expect(page.getByText(say.empty)).toBeVisible()
  await page.getByRole('link', { name: say.settled, exact: true }).click()
  await page.locator('[data-flag] a').click()
  await expect(page.getByText(say.case.settled)).toBeVisible()
  await expect(page.getByRole('heading', { name: say.acts.title })).toHaveCount(0)
  await page.getByText(say.case.undo, { exact: true }).click()
  await page.getByLabel(say.case.undoReason).fill('It was not well at all.')
  await page.getByRole('button', { name: say.case.undoGo }).click()
  await expect(page.getByRole('button', { name: say.case.take })).toBeVisible()
})

test('a text that one comes across becomes a case of its own', async ({ device }) => {
  const { group, robin, ivy } = await aDesk()
  const { flag, thread } = await aFlag(ivy, robin)
  await aReply(await aMember(group), thread, { text: 'Nobody asked you.' })
  const page = await atDesk(device, robin)
  await page.goto(`/desk/f/${flag}`)
  await page.getByText(say.case.around).click()
  await expect(page.getByText(say.case.thisOne)).toBeVisible()
  await page.getByText(say.case.raise).click()
  await page.getByLabel(say.severity).selectOption('routine')
  await page.getByLabel(say.case.raiseWhy).fill('This is not kind.')
  await page.getByRole('button', { name: say.case.raiseGo }).click()
  await expect(page.getByText(say.case.kinds.staff)).toBeVisible()
  await expect(page.getByText('This is not kind.')).toBeVisible()
  expect((await flagsSeenBy(robin)).map(({ severity }) => severity)).toEqual(['emergency', 'routine'])
})

test('a clock runs out, and one after the other is called', async ({ device }) => {
  test.slow()
  const { group, robin, ivy } = await aDesk()
  const [kim, lee, lead] = [
    await aStaffMember(group, 'moderator', 'Kim'),
    await aStaffMember(group, 'moderator', 'Lee'),
    await aStaffMember(group, 'lead', 'Max'),
  ]
  await test.step('a lead says who is called, and when moderators are there', async () => {
    const page = await atDesk(device, lead)
    await page.locator(`main a[href="/desk/groups/${group}/hours"]`).click()
    const first = page.getByRole('group', { name: say.hoursPage.row(1) })
    await first.getByLabel(say.hoursPage.day).selectOption('3')
    await first.getByLabel(say.hoursPage.opens).fill('19:00')
    await first.getByLabel(say.hoursPage.closes).fill('18:00')
    await page.getByLabel(say.hoursPage.place(1), { exact: true }).selectOption(kim.id)
    await page.getByLabel(say.hoursPage.place(2), { exact: true }).selectOption(lee.id)
    await page.getByRole('button', { name: say.hoursPage.save }).click()
    await expect(page.getByRole('alert')).toContainText(say.hoursPage.incomplete(1))
    await first.getByLabel(say.hoursPage.closes).fill('23:00')
    await page.getByRole('button', { name: say.hoursPage.save }).click()
    await expect(page.getByRole('alert')).toContainText(say.hoursPage.saved)
    await page.reload()
    await expect(first.getByLabel(say.hoursPage.opens)).toHaveValue('19:00')
    await expect(page.getByLabel(say.hoursPage.place(2), { exact: true })).toHaveValue(lee.id)
  })

  const { flag } = await aFlag(ivy, robin)
  const [atKim, atLee] = [await atDesk(device, kim), await atDesk(device, lee)]
  await letPass(flag, 6)
  await expect(atKim.getByText(say.calledMe)).toBeVisible({ timeout: 40_000 })
  await expect(atKim.locator('[data-flag]')).toContainText(new RegExp(say.clock.late(say.clock.minutes('[1-9]'))))
  await expect(atLee.getByText(say.calledMe)).toHaveCount(0)
  await letPass(flag, 6)
  await expect(atLee.getByText(say.calledMe)).toBeVisible({ timeout: 40_000 })
})

test('an open desk hears of what is new by itself, and keeps its place', async ({ device }) => {
  const { group, robin, ivy } = await aDesk()
  const first = await aFlag(await aMember(group), robin, 'I hate my body so much that I want to die.')
  const page = await atDesk(device, robin)
  await expect(page.locator('[data-connection]')).toHaveText(say.live)
  await page.locator(`a[href="/desk/f/${first.flag}"]`).focus()
  const second = await aFlag(ivy, robin)
  await expect(page.locator('[data-flag]')).toHaveCount(2, { timeout: 5000 })
  await expect(page.locator('[data-flag]').first()).toHaveAttribute('data-flag', second.flag)
  await expect(page.locator('[data-news]')).toHaveText(say.fresh('1'))
  await expect(page.locator(`a[href="/desk/f/${first.flag}"]`), 'what had the focus has it still').toBeFocused()
  await expect(page).toHaveTitle(/^\(2\) /)

  await test.step('a lost connection is said, and what was missed is caught up', async () => {
    let away = false
    const lines: WebSocketRoute[] = []
    await page.routeWebSocket('/live/desk', (line) => {
      if (away) return void line.close()
      line.connectToServer()
      lines.push(line)
    })
    await page.reload()
    await expect(page.locator('[data-connection]')).toHaveText(say.live)
    away = true
    for (const line of lines) await line.close()
    await expect(page.locator('[data-connection]')).toHaveText(say.lost)
    await settle(robin, second.flag)
    away = false
    await expect(page.locator('[data-connection]')).toHaveText(say.live, { timeout: 20_000 })
    await expect(page.locator('[data-flag]')).toHaveCount(1)
  })
})

test('what changes while one writes is shown before anything is done', async ({ device }) => {
  const { group, robin, ivy } = await aDesk()
  const { flag, thread } = await aFlag(ivy, robin)
  const page = await atDesk(device, robin)
  await page.goto(`/desk/f/${flag}`)
  await page.getByRole('button', { name: say.case.take }).click()
  const form = await open(page, 'hide')
  await form.getByLabel(say.acts.reason).fill('One word too many.')
  await form.getByLabel(say.acts.rule).selectOption('none')
  await form.getByLabel(say.acts.words).fill('Please leave the time out.')
  await form.getByLabel(say.acts.judged).selectOption('urgent')

  const oak = await aMember(group)
  const { said } = await ask<{ posts: { id: string }[] }>(`/threads/${thread}`, { session: oak.session })
  await ask(`/posts/${said.posts[0]?.id}/report`, {
    method: 'POST',
    body: { reason: 'worried' },
    session: oak.session,
  })
  await expect(page.locator('[data-case-status]')).toContainText(say.case.changedWhileOpen, { timeout: 5000 })

  await form.getByRole('button', { name: say.acts.does.hide }).click()
  await expect(page.getByRole('alert')).toContainText(say.problems.changed)
  await expect(page.getByRole('alert')).toContainText(say.problems.news.signals)
  await expect(form.getByLabel(say.acts.words)).toHaveValue('Please leave the time out.')
  await expect(page.getByText(say.case.reported(say.case.reasons.worried))).toBeVisible()
  await form.getByRole('button', { name: say.acts.does.hide }).click()
  await expect(page.getByRole('alert')).toContainText(say.acts.done.hide)
})

test('a case stays in hand while one works on it, and not for an empty chair', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag } = await aFlag(ivy, robin)
  const heldUntil = async () => (await flagsSeenBy(robin))[0]?.holder?.until ?? 0
  const page = await atDesk(device, robin)
  await page.clock.install()
  await page.goto(`/desk/f/${flag}`)
  await page.getByRole('button', { name: say.case.take }).click()
  const form = await open(page, 'reply')
  const taken = await heldUntil()
  await form.getByLabel(say.acts.reason).fill('I am thinking.')
  await page.clock.runFor('01:05')
  await expect.poll(heldUntil).toBeGreaterThan(taken)

  await page.clock.runFor('05:00')
  // what was asked while the clock ran may still be on its way
  await page.waitForLoadState('networkidle')
  const last = await heldUntil()
  await page.clock.runFor('05:00')
  await page.waitForLoadState('networkidle')
  expect(await heldUntil()).toBe(last)
})

test('words outlive the session that they were written in', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag } = await aFlag(ivy, robin)
  const page = await atDesk(device, robin)
  await page.getByRole('button', { name: say.next }).click()
  const form = await open(page, 'care')
  await form.getByLabel(say.acts.words).fill('I am here. Where are you?')
  await form.getByLabel(say.acts.reason).fill('To ask.')
  await form.getByLabel(say.acts.judged).selectOption('emergency')
  await page.context().clearCookies()
  await form.getByRole('button', { name: say.acts.does.care }).click()
  await expect(page.getByRole('alert')).toContainText(say.problems.signIn)
  await expect(page.getByLabel(say.acts.words)).toHaveValue('I am here. Where are you?')
  await seat(page.context(), robin)
  await page.getByRole('button', { name: say.problems.again }).click()
  await expect(page.getByRole('alert')).toContainText(say.acts.done.care)
  expect((await noticesOf(ivy)).map(({ kind }) => kind)).toContain('care')
  expect((await flagsSeenBy(robin)).filter(({ id }) => id === flag)).toEqual([])
})

test('with the keyboard alone: from the queue to an answer', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag } = await aFlag(ivy, robin)
  const page = await atDesk(device, robin)
  const { keyboard } = page
  await keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText(say.keys.title)
  await keyboard.press('Escape')
  await keyboard.press('j')
  await expect(page.locator('.flag-link')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page).toHaveURL(`/desk/f/${flag}`)
  await keyboard.press('g')
  await expect(page).toHaveURL('/desk')
  await keyboard.press('n')
  await expect(page).toHaveURL(`/desk/f/${flag}`)
  await keyboard.press('t')
  await expect(page.getByText('The kettle is still warm.')).toBeVisible()

  await test.step('a number only goes to an act', async () => {
    await keyboard.press('2')
    await expect(page.locator('#care-words')).toBeFocused()
    expect((await flagsSeenBy(robin))[0]?.state).toBe('open')
  })
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type('Hello. I am b, n and g: awake. Are you safe?')
  await expect(page, 'keys are only letters while one types').toHaveURL(`/desk/f/${flag}`)
  await keyboard.press('Tab')
  await keyboard.type('They need an answer now.')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Urgent')
  await keyboard.press('ControlOrMeta+Enter')
  await expect(page).toHaveURL(/\/desk\?done=/)
  expect((await noticesOf(ivy)).map(({ kind }) => kind)).toContain('care')

  await test.step('single keys can be put off', async () => {
    await keyboard.press('?')
    await page.getByLabel(say.keys.use).focus()
    await keyboard.press('Space')
    await keyboard.press('Escape')
    await keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})

test('on a phone of 360 px: taken, veiled, noted and put back with a thumb', async ({ device }) => {
  const { robin, ivy } = await aDesk()
  const { flag, thread } = await aFlag(ivy, robin)
  const page = await atDesk(device, robin, { width: 360, height: 740 })
  await findable(page)
  await page.getByRole('button', { name: say.next }).tap()
  await expect(page).toHaveURL(`/desk/f/${flag}`)
  await page.getByText(say.case.show).tap()
  await findable(page)

  await page.getByText(say.case.deskNotes(0)).tap()
  await page.getByLabel(say.case.note).fill('I know this name from last week.')
  await page.getByRole('button', { name: say.case.writeNote }).tap()
  await expect(page.getByText('I know this name from last week.')).toBeVisible()

  const form = await open(page, 'veil')
  await form.getByLabel(say.acts.spans).fill('no such words')
  await form.getByLabel(say.acts.reason).fill('The words themselves can hurt.')
  await form.getByLabel(say.acts.settle).uncheck()
  await form.getByRole('button', { name: say.acts.does.veil }).tap()
  await expect(page.getByRole('alert')).toContainText(say.problems.notInText('no such words'))
  await form.getByLabel(say.acts.spans).fill('kettle')
  await findable(page)
  await form.getByRole('button', { name: say.acts.does.veil }).tap()
  await expect(page.getByRole('alert')).toContainText(say.acts.done.veil)
  expect((await textsOf(thread))[0]).not.toContain('kettle')

  await page.getByRole('button', { name: say.case.putBack }).tap()
  await expect(page).toHaveURL('/desk')
  expect((await flagsSeenBy(robin))[0]?.holder).toBeNull()
})

test('when the engine is silent, the desk says so and asks people to read', async ({ device }) => {
  const { robin } = await aDesk()
  await setPulse(false)
  const page = await atDesk(device, robin)
  await expect(page.getByRole('heading', { name: say.late })).toBeVisible()
  await setPulse(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: say.late })).toHaveCount(0)
})

test('the desk is for staff, and each sees what their role includes', async ({ page, device }) => {
  const { group, robin, ivy } = await aDesk()
  const { flag } = await aFlag(ivy, robin)
  await page.goto('/desk')
  await expect(page).toHaveURL('/desk/sign-in')
  await page.goto(`/desk/f/${flag}`)
  await expect(page).toHaveURL('/desk/sign-in')

  const helper = await atDesk(device, await aStaffMember(group, 'helper', 'Sam'))
  await helper.getByRole('button', { name: say.next }).click()
  await expect(helper.locator('[data-acts] .act-name')).toHaveText([say.acts.names.care, say.acts.names.reply])
  await open(helper, 'care')
  await expect(helper.getByLabel(say.acts.settle), 'settling is not a helper’s').toHaveCount(0)

  const auditor = await atDesk(device, await aStaffMember(null, 'auditor', 'Ada'))
  await auditor.goto(`/desk/f/${flag}`)
  await expect(auditor.getByRole('heading', { name: say.notAllowed })).toBeVisible()

  const stranger = await atDesk(device, await aStaffMember(await aGroup(), 'moderator', 'Far'))
  await expect(stranger.getByText(say.empty)).toBeVisible()
  const answer = await stranger.goto(`/desk/f/${flag}`)
  expect([403, 404]).toContain(answer?.status())
})

async function aDesk() {
  const group = await aGroup()
  return { group, robin: await aStaffMember(group), ivy: await aMember(group) }
}

async function atDesk(device: Device, who: StaffMember, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await device({ viewport, ...(viewport.width < 500 && { hasTouch: true }) })
  await seat(page.context(), who)
  await page.goto('/desk')
  return page
}

async function open(page: Page, act: keyof typeof say.acts.names): Promise<Locator> {
  const fold = page.locator(`#act-${act}`)
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  return fold
}

async function noticesOf(member: Member) {
  const { said } = await ask<Answer<typeof listNotices>>(`/groups/${member.group}/notices`, { session: member.session })
  return said.notices
}

async function answerTheCard({ session }: Member, thread: string): Promise<void> {
  const { said } = await ask<{ posts: { id: string }[] }>(`/threads/${thread}`, { session })
  await ask(`/posts/${said.posts[0]?.id}/answer`, { method: 'POST', body: { answer: 'write_to_me' }, session })
}

async function settle(by: StaffMember, flag: string): Promise<void> {
  const { revision } = await askDesk<{ revision: number }>(by, `/flags/${flag}/take`, { method: 'POST' })
  const body = { revision, act: 'all_well', reason: 'We have spoken.', settle: true, judged: 'concern' }
  await askDesk(by, `/flags/${flag}/decisions`, { method: 'POST', body })
}

/** Nothing is wider than the screen, and a thumb finds all that one can press. */
async function findable(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const root = document.documentElement
    const over = root.scrollWidth - root.clientWidth
    const small = [
      ...document.querySelectorAll<HTMLElement>('button, summary, select, input, textarea, nav a, .flag-link'),
    ]
      .filter((one) => one.checkVisibility() && one.getAttribute('type') !== 'hidden')
      .map((one) => one.closest<HTMLElement>('.flag, label.choice') ?? one)
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => one.outerHTML.slice(0, 120))
    return { over, small }
  })
  expect(found).toEqual({ over: 0, small: [] })
}
