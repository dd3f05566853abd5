import type { Page } from '@playwright/test'
import { drawThePhrase, exitButton, say } from './world/acts.ts'
import { ask, elsewhere, origin } from './world/ask.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember, whoIs } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test, type Device } from './story.ts'

test('somebody has to leave: the page is blank at once, and nothing of them is left behind', async ({ device }) => {
  const { member, page, thread } = await somebodyWriting(device)
  const blank = await watchForBlank(page)
  await exitButton(page).click()

  expect(await blank.after, 'milliseconds until nothing is to be seen').toBeLessThanOrEqual(100)
  await page.waitForURL(elsewhere)
  await expect.poll(() => page.context().cookies(origin)).toEqual([])
  expect(await whoIs(member)).toMatchObject({ session: false })

  await page.goBack()
  await expect(page).not.toHaveURL(new RegExp(thread))
  await nothingIsLeft(page, member.name)
})

test('Shift three times does the same; twice, or with a letter between, does not', async ({ device }) => {
  const { member, page } = await somebodyWriting(device)
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await page.keyboard.press('a')
  await page.keyboard.press('Shift')
  await expect(page.locator('#text')).toHaveValue(/a$/)
  await page.keyboard.press('a')
  const blank = await watchForBlank(page)
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift')
  expect(await blank.after).toBeLessThanOrEqual(100)
  await page.waitForURL(elsewhere)
  await expect.poll(() => page.context().cookies(origin)).toEqual([])
  await page.goBack()
  await nothingIsLeft(page, member.name)
})

test('a capital letter typed with Shift is no way out', async ({ device }) => {
  const { page } = await somebodyWriting(device)
  await page.locator('#text').pressSequentially('WHY ME')
  await expect(page.locator('#text')).toHaveValue(/WHY ME$/)
})

test('the exit does not wait for a server that is away', async ({ device }) => {
  const { member, page } = await somebodyWriting(device)
  await page.route('**/exit', (route) => route.abort('connectionrefused'))
  const blank = await watchForBlank(page)
  await exitButton(page).click()
  expect(await blank.after).toBeLessThanOrEqual(100)
  await page.waitForURL(elsewhere)
  await page.goBack()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await expect(page.locator('body')).not.toContainText('Nobody at home must read this.')
  expect(member.name).toBeTruthy()
})

test('the way out is on every page, on those that are errors too', async ({ device }) => {
  const member = await aMember(await aGroup())
  const closed = await aGroup({ title: 'The back room', reading: 'members' })
  const thread = await aThread(member)
  const page = await device({ as: member })
  const nothing = '00000000-0000-4000-8000-000000000000'
  const pages = [
    ...['/', '/about', '/privacy', '/help', '/me', '/me/phrase', '/come-back'],
    ...['', '/write', '/rules', '/ignored', '/leave'].map((part) => `/g/${member.group}${part}`),
    ...[`/g/${closed}`, `/g/${closed}/join`, `/t/${thread}`],
    ...['/nothing', '/refused', `/t/${nothing}`, `/g/${nothing}`, `/p/${nothing}/edit`, '/%00', '/g/not-an-id'],
  ]
  for (const path of pages) {
    await page.goto(path)
    await expect(exitButton(page), path).toBeInViewport()
    await expect(page.locator('form[data-exit]'), path).toHaveAttribute('data-exit', elsewhere)
    await expect(page.getByRole('link', { name: say.frame.helpNow }), path).toBeInViewport()
  }
})

for (const way of ['the button', 'Shift three times'] as const)
  test(`in the middle of a live room: ${way} leaves nothing, not even what waits to be sent`, async ({ device }) => {
    const member = await aMember(await aGroup())
    const room = await aRoom(member.group)
    await ask(`/rooms/${room}/seat`, { method: 'PUT', session: member.session })
    const page = await device({ as: member })
    await page.goto(`/g/${member.group}`)
    await page.goto(`/r/${room}`)
    await expect(page.getByText(say.room.live)).toBeVisible()
    const lines: string[] = []
    page.on('websocket', (socket) => socket.on('close', () => lines.push('closed')))
    await page.reload()
    await expect(page.getByText(say.room.live)).toBeVisible()
    await page.locator('#text').fill('Said in the room.')
    await page.getByRole('button', { name: say.room.send, exact: true }).click()
    await expect(page.locator('[data-log]')).toContainText('Said in the room.')
    // one message is on its way and cannot go, another is being typed
    await page.route('**/api/rooms/**', (route) => route.abort())
    await page.context().setOffline(true)
    await page.locator('#text').fill('Nobody at home must read this.')
    await page.getByRole('button', { name: say.room.send, exact: true }).click()
    await expect(page.locator('[data-outbox] li')).toHaveCount(1)
    await page.locator('#text').fill('Nobody at home must read this. Nor this.')
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(2)
    await page.context().setOffline(false)
    const blank = await watchForBlank(page)
    if (way === 'the button') await exitButton(page).click()
    else for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift')
    expect(await blank.after).toBeLessThanOrEqual(100)
    await page.waitForURL(elsewhere)
    expect(lines.length).toBeGreaterThan(0)
    await expect.poll(() => page.context().cookies(origin)).toEqual([])
    expect(await whoIs(member)).toMatchObject({ session: false })
    await page.goBack()
    await expect(page).not.toHaveURL(new RegExp(room))
    await expect(page.locator('body')).not.toContainText('Said in the room.')
    await nothingIsLeft(page, member.name)
  })

test('from the page with the phrase, Back does not show the phrase', async ({ device }) => {
  const member = await aMember(await aGroup())
  const page = await device({ as: member })
  const [first = '', second = ''] = await drawThePhrase(page)
  await exitButton(page).click()
  await page.waitForURL(elsewhere)
  await page.goBack()
  await expect(page.locator('body')).not.toContainText(`${first}${second}`)
  await expect(page.locator('ol.phrase')).toHaveCount(0)
})

/** In a thread, with an unsent text. */
async function somebodyWriting(device: Device) {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const page = await device({ as: member })
  await page.goto(`/g/${member.group}`)
  await page.goto(`/t/${thread}`)
  await page.locator('#text').fill('Nobody at home must read this.')
  await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(1)
  return { member, thread, page }
}

/** Measured in the page: from the act to the moment at which it has nothing to show. */
async function watchForBlank(page: Page): Promise<{ after: Promise<number> }> {
  let tell: (took: number) => void
  const told = new Promise<number>((done) => (tell = done))
  await page.exposeFunction('blankAfter', (took: number) => tell(took))
  await page.evaluate(() => {
    let began = 0
    const start = (event: Event) => (began = event.timeStamp)
    for (const act of ['click', 'keydown']) document.addEventListener(act, start, true)
    new MutationObserver(() => {
      if (document.body.childElementCount === 0) Reflect.get(window, 'blankAfter')(performance.now() - began)
    }).observe(document.body, { childList: true })
  })
  return { after: told }
}

async function nothingIsLeft(page: Page, name: string): Promise<void> {
  await expect(page.locator('body')).not.toContainText('Nobody at home must read this.')
  await expect(page.getByText(`${say.group.you} ${name}`)).toHaveCount(0)
  const left = await page.evaluate(async () => ({
    session: sessionStorage.length,
    local: localStorage.length,
    databases: (await indexedDB.databases()).length,
  }))
  expect(left).toEqual({ session: 0, local: 0, databases: 0 })
  await page.goto('/me')
  await expect(page.getByText(say.me.nobody)).toBeVisible()
}
