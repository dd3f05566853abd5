import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ask } from './world/ask.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aReply, aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

/** architecture and look: a first visit to a thread, everything on the wire. 1 kB = 1000 bytes. */
const most = { all: 70_000, script: 45_000 }

test('a first visit to a full page of letters is light enough for a slow line', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { title: 'A long conversation', text: aLetter() })
  for (let number = 2; number <= 20; number++) await aReply(member, thread, { text: aLetter() })
  const { all, script } = await weigh(await device(), `/t/${thread}`)
  expect(all).toBeLessThanOrEqual(most.all)
  expect(script).toBeLessThanOrEqual(most.script)
})

test('no page brings more script than a reading page may', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member)
  const paths = [
    '/',
    '/help',
    '/about',
    '/privacy',
    `/g/${member.group}`,
    `/g/${member.group}/write`,
    `/g/${member.group}/join`,
    `/t/${thread}`,
    `/g/${member.group}/notices`,
    '/me',
    '/come-back',
    '/nothing',
  ]
  for (const path of paths) {
    const { all, script } = await weigh(await device(), path)
    console.log(
      `  ${path.replaceAll(/[0-9a-f-]{36}/g, '…').padEnd(14)} ${(all / 1000).toFixed(1).padStart(6)} kB, script ${(script / 1000).toFixed(1)} kB`,
    )
    expect.soft(script, path).toBeLessThanOrEqual(most.script)
  }
})

test('a page with a card, and all its numbers, is as light as any other', async ({ device }) => {
  const member = await aMember(await aGroup())
  const thread = await aThread(member, { title: 'A long conversation', text: aLetter() })
  for (let number = 2; number < 20; number++) await aReply(member, thread, { text: aLetter() })
  await aReply(member, thread, { text: 'I want to kill myself tonight.' })
  const { all } = await weigh(await device({ as: member }), `/t/${thread}`)
  expect(all).toBeLessThanOrEqual(most.all)
})

test('a first view of a room, full of talk, is light enough for an old phone', async ({ device }) => {
  const group = await aGroup()
  const room = await aRoom(group)
  const [member, other] = [await aMember(group), await aMember(group)]
  for (const { session } of [member, other]) await ask(`/rooms/${room}/seat`, { method: 'PUT', session })
  for (let number = 0; number < 30; number += 1) {
    const body = { text: aLetter().slice(0, 300), clientKey: randomUUID() }
    await ask(`/rooms/${room}/messages`, { method: 'POST', session: other.session, body })
  }
  const { all, script } = await weigh(await device({ as: member }), `/r/${room}`)
  console.log(`  a room: ${(all / 1000).toFixed(1)} kB, script ${(script / 1000).toFixed(1)} kB`)
  expect(all).toBeLessThanOrEqual(60_000)
})

test('a first visit waits for the page alone; the next page links its sheets and has them already', async ({
  device,
}) => {
  const member = await aMember(await aGroup())
  const page = await device()
  // a sheet that the policy stopped would be said in the console, and the story would end there
  const answer = await page.goto(`/t/${await aThread(member)}`)
  expect(answer?.headers()['link']).toBeUndefined()
  expect(await waitedFor(page)).toEqual([])
  await expect(page.locator('link[rel=stylesheet]')).toHaveCount(0)
  await expect(page.locator('.bar')).toHaveCSS('position', 'sticky')

  await page.waitForLoadState('networkidle')
  await page.locator('main a[href^="/g/"]').first().click()
  await expect(page).toHaveURL(/\/g\//)
  await expect(page.locator('style')).toHaveCount(0)
  await expect(page.locator('.bar')).toHaveCSS('position', 'sticky')
  expect((await waitedFor(page)).filter(({ name, bytes }) => name.includes('/look.') && bytes > 0)).toEqual([])
})

test('whoever comes from elsewhere and was here before is given links', async ({ device }) => {
  const member = await aMember(await aGroup())
  const page = await device({ as: member })
  await page.goto(`/t/${await aThread(member)}`)
  await expect(page.locator('style')).toHaveCount(0)
  expect((await waitedFor(page)).length).toBeGreaterThan(0)
})

/** What had to be there before anything was shown, and what of it came over the network. */
function waitedFor(page: Page): Promise<{ name: string; bytes: number }[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => Reflect.get(entry, 'renderBlockingStatus') === 'blocking')
      .map((entry) => ({ name: entry.name, bytes: Number(Reflect.get(entry, 'transferSize')) })),
  )
}

/** Some 600 letters that do not squeeze as well as the same sentence twenty times would. */
function aLetter(): string {
  return Array.from({ length: 16 }, () => `The night was ${randomUUID().slice(0, 8)} and long.`).join(' ')
}

/** On a device that was never here, as the network counts it. */
async function weigh(page: Page, path: string): Promise<{ all: number; script: number }> {
  const line = await page.context().newCDPSession(page)
  const kinds = new Map<string, string>()
  let [all, script] = [0, 0]
  line.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength
    if (kinds.get(requestId) === 'Script') script += encodedDataLength
  })
  await line.send('Network.enable')
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready.then(() => document.fonts.size))
  return { all, script }
}
