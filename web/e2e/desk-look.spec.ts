import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { ask, origin } from './world/ask.ts'
import { anAside } from './world/asides.ts'
import { aFlag, aStaffMember, askDesk, letPass, seat, type StaffMember } from './world/desk.ts'
import { faults, looks, prepare } from './world/faults.ts'
import { aGroup, aRoom } from './world/groups.ts'
import { beganAgo, someMeetings } from './world/meetings.ts'
import { aMember } from './world/people.ts'
import { aReply } from './world/texts.ts'
import { test } from './story.ts'

interface World {
  group: string
  empty: string
  lead: StaffMember
  mine: string
  held: string
  theirs: string
  free: string
  settled: string
  room: string
  aside: string
  meetings: string
  silent: string
}

let made: Promise<World> | undefined

// a trace of so many pages costs more than it tells: the fault names its place
test.use({ trace: 'off' })

for (const { language, name, width, colorScheme } of looks) {
  test(`whoever cannot see well, or at all, can work at the desk: ${name}`, async ({ device }) => {
    test.setTimeout(120_000)
    const world = await (made ??= aWorld())
    const page = await device({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' })
    await seat(page.context(), world.lead)
    await prepare(page, language, origin)
    for (const flag of [world.mine, world.held]) await askDesk(world.lead, `/flags/${flag}/take`, { method: 'POST' })
    for (const [sight, show] of Object.entries(sights)) {
      await show(page, world)
      expect.soft(await faults(page, language), sight).toEqual([])
    }
  })
}

const sights: Record<string, (page: Page, world: World) => Promise<unknown>> = {
  'the queue': (page) => page.goto('/desk'),
  'the keys': async (page) => {
    await page.keyboard.press('?')
    await expect(page.locator('dialog[open]')).toBeVisible()
  },
  'the rooms': (page) => page.goto('/desk/rooms'),
  'a room, with what waits and one who may only read': (page, { room }) => page.goto(`/desk/rooms/${room}`),
  'a room with meetings, the plan of one': async (page, { meetings }) => {
    await page.goto(`/desk/rooms/${meetings}`)
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
  },
  'alone with one person': (page, { aside }) => page.goto(`/desk/rooms/${aside}`),
  'a room in which nothing was said': (page, { silent }) => page.goto(`/desk/rooms/${silent}`),
  'words for a room that could not go': async (page, { room }) => {
    await page.goto(`/desk/rooms/${room}`)
    await page.locator('#text').fill('  ')
    await page.locator('form[action$="?/speak"] button').click()
    await expect(page.locator('[role=alert]')).toBeVisible()
  },
  'a case that nobody has': (page, { free }) => page.goto(`/desk/f/${free}`),
  'a case that somebody else has': (page, { theirs }) => page.goto(`/desk/f/${theirs}`),
  'a case in hand, the text and all that is folded open': async (page, { mine }) => {
    await page.goto(`/desk/f/${mine}`)
    await unfold(page, 'details:not(.act)')
  },
  'each act': async (page, { mine }) => {
    await page.goto(`/desk/f/${mine}`)
    // one at a time is for people: here they are looked at together
    await page.evaluate(() => document.querySelectorAll('.act').forEach((one) => one.removeAttribute('name')))
    await unfold(page, '.act')
  },
  'an act refused, its words kept': async (page, { mine }) => {
    await page.goto(`/desk/f/${mine}`)
    await page.locator('#act-care summary').click()
    await page.locator('#care-reason').fill('A reason.')
    await page.locator('#act-care form button.button').click()
    await expect(page.locator('#act-care [role=alert]')).toBeVisible()
  },
  'a text that is held': async (page, { held }) => {
    await page.goto(`/desk/f/${held}`)
    await unfold(page, 'details')
  },
  'what is settled': (page) => page.goto('/desk/settled'),
  'a settled case, a decision about to be taken back': async (page, { settled }) => {
    await page.goto(`/desk/f/${settled}`)
    await unfold(page, '#decisions, #decisions details')
  },
  'just done': (page, { settled }) => page.goto(`/desk?done=${settled}&act=remove`),
  hours: (page, { group }) => page.goto(`/desk/groups/${group}/hours`),
  'not of this role': (page, { empty }) => page.goto(`/desk/groups/${empty}/hours`),
  'nothing here': (page) => page.goto('/desk/f/00000000-0000-4000-8000-000000000000'),
}

async function unfold(page: Page, what: string): Promise<void> {
  await page.evaluate(
    (selector) => document.querySelectorAll(selector).forEach((one) => one.setAttribute('open', '')),
    what,
  )
}

async function aWorld(): Promise<World> {
  const [group, empty] = [await aGroup({ title: 'A group with quite a long name' }), await aGroup()]
  const [lead, kim] = [await aStaffMember(group, 'lead'), await aStaffMember(group, 'moderator', 'Kim')]
  const [ivy, oak] = [await aMember(group), await aMember(group)]
  const first = await aFlag(ivy, lead)
  await aReply(oak, first.thread, { text: `Stay. ${'o'.repeat(300)} שלום עולם.`, note: { topics: ['other'] } })
  await askDesk(lead, `/flags/${first.flag}/notes`, {
    method: 'POST',
    body: { text: `We know them. ${'w'.repeat(200)}` },
  })
  const { flag: held } = await aFlag(oak, lead, 'Just do it, kill yourself, nobody would miss you. kys')
  const { flag: theirs } = await aFlag(ivy, lead, 'I want to die.')
  const { flag: free } = await aFlag(oak, lead, 'Write to me: somebody@example.org')
  const { flag: settled } = await aFlag(ivy, lead, 'I cannot go on. I want to end my life.')
  await askDesk(kim, `/flags/${theirs}/take`, { method: 'POST' })
  const { revision } = await askDesk<{ revision: number }>(lead, `/flags/${settled}/take`, { method: 'POST' })
  const body = { revision, act: 'care', words: 'Are you safe?', reason: 'To ask.', settle: true, judged: 'urgent' }
  await askDesk(lead, `/flags/${settled}/decisions`, { method: 'POST', body })
  await letPass(free, 5000)
  const [room, silent] = [await aRoom(group), await aRoom(group, { title: 'A silent one' })]
  for (const { session } of [ivy, oak]) await ask(`/rooms/${room}/seat`, { method: 'PUT', session })
  const said: string[] = []
  for (const text of ['I want to die.', `Stay. ${'o'.repeat(300)} שלום עולם.`]) {
    const session = (text.startsWith('I') ? ivy : oak).session
    const body = { text, clientKey: randomUUID() }
    const written = await ask<{ post: string }>(`/rooms/${room}/messages`, { method: 'POST', session, body })
    said.push(written.said.post)
  }
  const aside = await anAside(lead, said[1] ?? '')
  await askDesk(lead, `/rooms/${room}`, { method: 'PUT', body: { slow: 10, approval: true } })
  await askDesk(lead, `/rooms/${room}/seats/${oak.id}`, { method: 'PUT', body: { mute: 10 } })
  const meetings = await aRoom(group, { title: 'Evenings', byMeeting: true })
  const [, second = ''] = await someMeetings(lead, meetings)
  await beganAgo(second, 5)
  await askDesk(lead, `/meetings/${second}/check-in`, { method: 'PUT' })
  return { room, aside, meetings, silent, group, empty, lead, mine: first.flag, held, theirs, free, settled }
}
