import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aService } from '../../docker/testing/service.ts'
import { letter, say, takeTheSteps, write } from './world/acts.ts'
import { ask } from './world/ask.ts'
import { aGroup } from './world/groups.ts'
import { aMember, type Member } from './world/people.ts'
import { aThread, textsOf } from './world/texts.ts'
import { expect, test, type Device } from './story.ts'

test('a draft lives through a dead server, a reload and a new start, and is sent once', async ({ device }) => {
  test.slow()
  const data = await mkdtemp(join(tmpdir(), 'tealight-draft-'))
  let service = await aService({ data, args: ['--demo'] })
  try {
    await service.says('Tealight is open')
    const at = service.origin
    const member = await aMember(await anOpenGroup(at), { at })
    const [first, second] = [await aThread(member), await aThread(member)]
    const page = await device({ as: member, at })

    await page.goto(`/t/${first}`)
    await page.locator('#text').fill('It is late, and I cannot stop thinking.')
    await keptOnThisDevice(page)
    const reading = await page.context().newPage()
    await reading.goto(`/t/${second}`)
    await reading.locator('#text').fill('This one waits for the server.')
    await keptOnThisDevice(reading)

    await service.end()
    await reading.getByRole('button', { name: say.composer.send }).click()
    await expect(reading.getByText(say.composer.unreached)).toBeVisible()
    await expect(reading.locator('#text')).toHaveValue('This one waits for the server.')
    // a reload finds nobody, and the words are still on this device
    await expect(page.reload()).rejects.toThrow('ERR_CONNECTION_REFUSED')

    service = await aService({ data, env: { PORT: String(service.port) } })
    await service.says('Tealight is open')
    await expect(letter(reading, 'This one waits for the server.')).toBeVisible({ timeout: 40_000 })
    expect(await textsOf(second, { as: member })).toEqual(['I am here.', 'This one waits for the server.'])

    await page.reload()
    await expect(page.getByText(say.composer.restored)).toBeVisible()
    await expect(page.locator('#text')).toHaveValue('It is late, and I cannot stop thinking.')
    await page.getByRole('button', { name: say.composer.send }).click()
    await expect(letter(page, 'It is late, and I cannot stop thinking.')).toBeVisible()
    expect(await textsOf(first, { as: member })).toEqual(['I am here.', 'It is late, and I cannot stop thinking.'])
    expect(await keptPlaces(page)).toEqual([])
  } finally {
    await service.end()
    await rm(data, { recursive: true, force: true })
  }
})

test('the connection breaks and comes back: the words go out by themselves, once', async ({ device }) => {
  const { member, thread, page } = await somebodyAtAThread(device)
  await page.locator('#text').fill('On a train.')
  await keptOnThisDevice(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: say.composer.send }).click()
  await expect(page.getByText(say.composer.unreached)).toBeVisible()
  await expect(page.locator('#text')).toHaveValue('On a train.')
  await page.context().setOffline(false)
  await expect(letter(page, 'On a train.')).toBeVisible()
  expect(await textsOf(thread, { as: member })).toEqual(['I am here.', 'On a train.'])
})

test('the server takes the words and its answer is lost: they stand there once', async ({ device }) => {
  const { member, thread, page } = await somebodyAtAThread(device)
  await page.route(
    '**/t/*?/reply**',
    async (route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await write(page, { text: 'Did it arrive?' }, say.composer.send)
  await page.getByRole('button', { name: say.composer.tryNow }).click()
  await expect(letter(page, 'Did it arrive?')).toBeVisible()
  expect(await textsOf(thread, { as: member })).toEqual(['I am here.', 'Did it arrive?'])
})

test('the laptop sleeps with an unsent text, and sends it on waking', async ({ device }) => {
  const { member, thread, page } = await somebodyAtAThread(device, { clock: true })
  await page.route('**/t/*?/reply**', (route) => route.abort('internetdisconnected'))
  await write(page, { text: 'Before I close the lid.' }, say.composer.send)
  await expect(page.getByText(say.composer.unreached)).toBeVisible()
  await page.unroute('**/t/*?/reply**')
  await page.clock.fastForward('08:00:00')
  await expect(letter(page, 'Before I close the lid.')).toBeVisible()
  expect(await textsOf(thread, { as: member })).toEqual(['I am here.', 'Before I close the lid.'])
})

test('a server that is only half up answers 503: the words wait', async ({ device }) => {
  const { page } = await somebodyAtAThread(device)
  await page.route('**/t/*?/reply**', (route) => route.fulfill({ status: 503, body: 'no' }), { times: 1 })
  await write(page, { text: 'Is it me?' }, say.composer.send)
  await expect(page.getByText(say.composer.unreached)).toBeVisible()
  await page.getByRole('button', { name: say.composer.tryNow }).click()
  await expect(letter(page, 'Is it me?')).toBeVisible()
})

test('nobody who looks into the browser can read an unsent text', async ({ page }) => {
  await page.goto(`/g/${await aGroup()}/write`)
  await page.getByLabel(say.composer.title, { exact: true }).fill('Lavender')
  await page.locator('#text').fill('The lavender in my mother’s garden.')
  await keptOnThisDevice(page)
  const kept = await page.evaluate(async () => ({
    session: Object.values(sessionStorage).join(),
    local: localStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }))
  expect(kept).toMatchObject({ local: 0, databases: 0, caches: 0 })
  expect(kept.session).toMatch(/^[A-Za-z0-9+/=]+\.[A-Za-z0-9+/=]+$/)
  expect(kept.session).not.toMatch(/lavender/i)
  expect(Buffer.from(kept.session.split('.')[1] ?? '', 'base64').toString()).not.toMatch(/lavender/i)
})

test('somebody starts afresh instead of taking up an old draft', async ({ page }) => {
  const place = `/g/${await aGroup()}/write`
  await page.goto(place)
  await page.locator('#text').fill('Not this.')
  await keptOnThisDevice(page)
  await page.goto('/')
  await page.goto(place)
  await expect(page.locator('#text')).toHaveValue('Not this.')
  await page.getByRole('button', { name: say.composer.afresh }).click()
  await expect(page.locator('#text')).toHaveValue('')
  expect(await keptPlaces(page)).toEqual([])
})

test('a stranger’s draft is still there after the three screens failed half way', async ({ page }) => {
  await page.goto(`/g/${await aGroup()}/write`)
  await page.getByLabel(say.composer.title, { exact: true }).fill('Half way')
  await page.locator('#text').fill('Through three screens.')
  await keptOnThisDevice(page)
  await page.getByRole('button', { name: say.composer.open, exact: true }).click()
  await page.route(
    '**/join',
    (route) => (route.request().postData()?.includes('go=join') ? route.abort() : route.continue()),
    { times: 3 },
  )
  await takeTheSteps(page, say.join.goAndPost)
  await page.unrouteAll()
  await page.getByRole('button', { name: say.composer.tryNow }).click()
  await expect(letter(page, 'Through three screens.')).toBeVisible()
  expect(await keptPlaces(page)).toEqual([])
})

async function somebodyAtAThread(device: Device, { clock = false } = {}) {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const page = await device({ as: member })
  if (clock) await page.clock.install()
  await page.goto(`/t/${thread}`)
  return { member, thread, page }
}

async function anOpenGroup(at: string): Promise<Member['group']> {
  const { said } = await ask<{ groups: { id: string; reading: string }[] }>('/groups', { at })
  return said.groups.find(({ reading }) => reading === 'open')?.id ?? ''
}

/** Waits until what stands in the form rests on this device. */
async function keptOnThisDevice(page: Page): Promise<void> {
  await expect.poll(() => keptPlaces(page)).toHaveLength(1)
}

function keptPlaces(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('d:')))
}
