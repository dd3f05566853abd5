import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { ask } from './ask.ts'
import { aGroup, aRoom } from './groups.ts'
import { anAside } from './asides.ts'
import { askDesk, aStaffMember } from './desk.ts'
import { beganAgo, lostHolder, someMeetings } from './meetings.ts'
import { aMember, type Member } from './people.ts'
import { aStage, type Stage } from './stage.ts'
import { aReply, aThread } from './texts.ts'

/** All that is needed to see every page in every state; made once. */
export interface World {
  member: Member
  group: string
  empty: string
  closed: string
  thread: string
  mine: string
  other: number
  /** Another's text, to be reported. */
  others: string
  deleted: string
  /** Somebody spoke in it, with a note and an answer. */
  room: string
  /** One that opens for meetings: between them, in one, and after one. */
  meetings: string
  meeting: string
  over: string
  /** Into which a facilitator asks the member to step. */
  aside: string
  /** All its seats are taken. */
  full: string
  stage: Stage
}

export async function aWorld(): Promise<World> {
  const [group, empty, closed] = await Promise.all([
    aGroup(),
    aGroup({ title: 'An empty room' }),
    aGroup({ title: 'Back room', reading: 'members' }),
  ])
  const [member, ivy, fern] = [await aMember(group), await aMember(group), await aMember(group)]
  const thread = await aThread(ivy, { title: `A title that goes on ${'and on '.repeat(12)}`, text: long })
  const others = await firstPost(thread)
  const mine = await aReply(member, thread, {
    text: 'Mine. https://example.org/a/rather/long/path/that/does/not/end/soon?with=more',
  })
  await aReply(ivy, thread, {
    text: 'Folded words.',
    note: { topics: ['suicide', 'death', 'other'], words: 'W'.repeat(80) },
  })
  await aReply(fern, thread, { text: 'Somebody who will not be seen.' })
  await ask(`/groups/${group}/ignored/${fern.id}`, { method: 'PUT', session: member.session })
  for (let more = 0; more < 20; more++) await aReply(ivy, thread, { text: `And another thing. ${randomUUID()}` })
  const deleted = await aThread(member, { title: 'Gone', text: 'Gone.' })
  await ask(`/posts/${await firstPost(deleted)}`, { method: 'DELETE', session: member.session })
  for (let more = 0; more < 20; more++)
    await aThread(ivy, { title: `Talk ${more}`, ...(more % 5 === 0 && { note: { topics: ['abuse'] } }) })
  const room = await aRoom(group)
  for (const { session } of [member, ivy]) await ask(`/rooms/${room}/seat`, { method: 'PUT', session })
  for (const more of [{}, { note: { topics: ['death'] } }, { replyTo: 1 }])
    await ask(`/rooms/${room}/messages`, {
      method: 'POST',
      session: ivy.session,
      body: { text: long.slice(-1_900), clientKey: randomUUID(), ...more },
    })
  const own = { text: 'Mine, in the room.', clientKey: randomUUID() }
  const { said } = await ask<{ post: string }>(`/rooms/${room}/messages`, {
    method: 'POST',
    session: member.session,
    body: own,
  })
  const facilitator = await aStaffMember(group, 'facilitator')
  const aside = await anAside(facilitator, said.post)
  const greeting = { text: 'I am here. How is it just now?', clientKey: randomUUID() }
  await askDesk(facilitator, `/rooms/${aside}/messages`, { method: 'POST', body: greeting })
  const [meetings, meeting, over] = [
    await aRoom(group, { title: 'Evenings together', byMeeting: true }),
    await aRoom(group, { title: 'Mornings', byMeeting: true }),
    await aRoom(group, { title: 'Afternoons', byMeeting: true }),
  ]
  const [next = ''] = await someMeetings(facilitator, meetings)
  await ask(`/meetings/${next}/sign-up`, { method: 'PUT', session: member.session })
  for (const [room, minutes] of [
    [meeting, 20],
    [over, 50],
  ] as const) {
    const [id = ''] = await someMeetings(facilitator, room)
    await beganAgo(id, minutes)
    await askDesk(facilitator, `/meetings/${id}/check-in`, { method: 'PUT' })
    await ask(`/rooms/${room}/seat`, { method: 'PUT', session: member.session })
    if (room === over) await askDesk(facilitator, `/meetings/${id}`, { method: 'PUT', body: { state: 'over' } })
    else await lostHolder(id)
  }
  const full = await aRoom(group, { title: 'A small room', capacity: 1 })
  await ask(`/rooms/${full}/seat`, { method: 'PUT', session: ivy.session })
  const stage = aStage()
  return {
    aside,
    full,
    meetings,
    meeting,
    over,
    room,
    member,
    group,
    empty,
    closed,
    thread,
    mine: mine.post,
    other: 1,
    others,
    deleted,
    stage,
  }
}

async function firstPost(thread: string): Promise<string> {
  const { said } = await ask<{ posts: { id: string }[] }>(`/threads/${thread}`)
  return said.posts[0]?.id ?? ''
}

const long = `${'A sentence that is not short, with a word in it that is: '.repeat(30)}\n\n${'o'.repeat(300)}\n\nשלום עולם. مرحبا.`

/** What somebody may see, and how they come to see it. Only by what a page is made of: the words are those of any language. */
export interface Sight {
  name: string
  /** Nobody is known on this device. */
  stranger?: true
  /** The pages are up and the api is not. */
  dead?: true
  /** As it is after moderators did something: see stage.ts. */
  staged?: true
  show: (page: Page, world: World) => Promise<unknown>
}

export const sights: Sight[] = [
  { name: 'start, as a stranger', stranger: true, show: (page) => page.goto('/') },
  { name: 'start, as a member', show: (page) => page.goto('/') },
  { name: 'start, without the api', dead: true, show: (page) => page.goto('/') },
  { name: 'about', show: (page) => page.goto('/about') },
  { name: 'privacy', show: (page) => page.goto('/privacy') },
  {
    name: 'help, a country open with all it has',
    show: async (page) => {
      await page.goto('/help')
      await page.evaluate(() =>
        document
          .querySelectorAll('details[data-country="US"], details[data-country="US"] details')
          .forEach((one) => one.setAttribute('open', '')),
      )
    },
  },
  { name: 'the copy of help', show: (page) => page.goto('/help/offline') },
  { name: 'nothing here (404)', show: (page) => page.goto('/nothing') },
  { name: 'a conversation without the api (503)', dead: true, show: (page, { thread }) => page.goto(`/t/${thread}`) },
  { name: 'too much at once (429)', staged: true, show: (page, { stage }) => page.goto(`/t/${stage.busy}`) },
  { name: 'refused (403)', show: (page) => page.goto('/refused') },
  {
    name: 'a closed conversation (403)',
    stranger: true,
    show: async (page, { closed }) => page.goto(`/t/${await aThread(await aMember(closed))}`),
  },

  { name: 'a group, as a stranger', stranger: true, show: (page, { group }) => page.goto(`/g/${group}`) },
  { name: 'a group, as a member', show: (page, { group }) => page.goto(`/g/${group}`) },
  { name: 'a group, nobody has written', stranger: true, show: (page, { empty }) => page.goto(`/g/${empty}`) },
  { name: 'a group for members', stranger: true, show: (page, { closed }) => page.goto(`/g/${closed}`) },
  {
    name: 'a group, its older conversations',
    stranger: true,
    show: async (page, { group }) => {
      await page.goto(`/g/${group}`)
      await page.locator('a[rel=next]').click()
    },
  },
  {
    name: 'a room between meetings',
    show: async (page, { meetings }) => {
      await page.goto(`/r/${meetings}`)
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
    },
  },
  {
    name: 'a full room, waiting',
    show: async (page, { full }) => {
      await page.goto(`/r/${full}`)
      await page.locator('form[action$="?/enter"] button').click()
    },
  },
  { name: 'asked to step aside', show: (page, { aside }) => page.goto(`/r/${aside}`) },
  {
    name: 'alone with a facilitator',
    show: async (page, { aside }) => {
      await page.goto(`/r/${aside}`)
      const comeIn = page.locator('form[action$="?/enter"] button')
      if (await comeIn.count()) await comeIn.click()
      await expect(page.locator('[data-log] li')).toHaveCount(1)
    },
  },
  { name: 'a room in a meeting that nobody holds', show: (page, { meeting }) => page.goto(`/r/${meeting}`) },
  { name: 'a room after a meeting', show: (page, { over }) => page.goto(`/r/${over}`) },
  { name: 'a room, from outside', stranger: true, show: (page, { room }) => page.goto(`/r/${room}`) },
  {
    name: 'a room, inside, everything open',
    show: async (page, { room }) => {
      await page.goto(`/r/${room}`)
      // in other languages the button has other words
      const comeIn = page.locator('form[action$="?/enter"] button')
      if (await comeIn.count()) await comeIn.click()
      await expect(page.locator('[data-log]')).toBeVisible()
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
    },
  },
  { name: 'the rules', stranger: true, show: (page, { group }) => page.goto(`/g/${group}/rules`) },
  { name: 'people I don’t see', show: (page, { group }) => page.goto(`/g/${group}/ignored`) },
  { name: 'leaving', show: (page, { group }) => page.goto(`/g/${group}/leave`) },

  { name: 'a conversation, as a stranger', stranger: true, show: (page, { thread }) => page.goto(`/t/${thread}`) },
  { name: 'a conversation, just after posting', show: (page, { thread }) => page.goto(`/t/${thread}?from=1&sent=2`) },
  {
    name: 'a conversation, unfolded, the note of the composer open',
    show: async (page, { thread }) => {
      await page.goto(`/t/${thread}`)
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
    },
  },
  { name: 'a conversation, its last page', show: (page, { thread }) => page.goto(`/t/${thread}?from=21`) },
  { name: 'a conversation, past its end', show: (page, { thread }) => page.goto(`/t/${thread}?from=900`) },
  { name: 'a conversation whose first words are deleted', show: (page, { deleted }) => page.goto(`/t/${deleted}`) },
  {
    name: 'an empty answer refused',
    show: async (page, { thread }) => {
      await page.goto(`/t/${thread}`)
      await send(page, '  ')
    },
  },
  { name: 'asked: not show this person', show: (page, { thread, other }) => page.goto(`/t/${thread}/hide/${other}`) },

  {
    name: 'a card, a country open, another one’s list too',
    show: async (page, { member }) => {
      const { number, thread } = await inDistress(member)
      await page.goto(`/t/${thread}`)
      await page.locator(`#help-${number} details.fold-bare > summary`).click()
    },
  },
  {
    name: 'a card answered',
    show: async (page, { member }) => {
      const { number, thread } = await inDistress(member)
      await page.goto(`/t/${thread}`)
      await page.locator(`#help-${number} button[value=write_to_me]`).click()
      await expect(page.locator(`#help-${number} .notice-help`)).toBeVisible()
    },
  },
  {
    name: 'texts in every state, and each card',
    staged: true,
    show: (page, { stage }) => page.goto(`/t/${stage.states}`),
  },
  {
    name: 'a conversation with the moderators',
    staged: true,
    show: (page, { stage }) => page.goto(`/t/${stage.care}`),
  },
  { name: 'a conversation, paused', staged: true, show: (page, { stage }) => page.goto(`/t/${stage.paused}`) },
  { name: 'writing, paused', staged: true, show: (page, { stage }) => page.goto(`/g/${stage.ofPaused}/write`) },
  { name: 'a group, with news', staged: true, show: (page, { stage }) => page.goto(`/g/${stage.group}`) },
  { name: 'a group, paused', staged: true, show: (page, { stage }) => page.goto(`/g/${stage.ofPaused}`) },
  { name: 'start, with news', staged: true, show: (page) => page.goto('/') },
  { name: 'notes of every kind', staged: true, show: (page, { stage }) => page.goto(`/g/${stage.group}/notices`) },
  { name: 'no notes', show: (page, { group }) => page.goto(`/g/${group}/notices`) },

  {
    name: 'reporting, worried',
    show: async (page, { others }) => {
      await page.goto(`/p/${others}/report`)
      await page.locator('input[value=worried]').check()
    },
  },
  {
    name: 'reporting, too many words',
    show: async (page, { others }) => {
      await page.goto(`/p/${others}/report`)
      await page.locator('input[value=other]').check()
      await page.locator('#words').fill('too long '.repeat(200))
      await page.locator('main form .button').click()
      await expect(page.locator('[role=alert]')).toBeVisible()
    },
  },
  {
    name: 'reporting, as a stranger',
    stranger: true,
    show: (page, { others, group }) => page.goto(`/p/${others}/report?g=${group}`),
  },
  { name: 'thanked for a report', show: (page, { others }) => page.goto(`/p/${others}/report/thanks?more=1`) },

  { name: 'writing', show: (page, { group }) => page.goto(`/g/${group}/write`) },
  {
    name: 'an empty text refused',
    stranger: true,
    show: async (page, { group }) => {
      await page.goto(`/g/${group}/write`)
      await send(page, '')
    },
  },
  {
    name: 'a text too long refused',
    stranger: true,
    show: async (page, { group }) => {
      await page.goto(`/g/${group}/write`)
      await send(page, 'too long '.repeat(1400))
    },
  },
  {
    name: 'a draft found again',
    show: async (page, { group }) => {
      await page.goto(`/g/${group}/write`)
      await page.locator('#text').fill('Not yet.')
      await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0)
      await page.goto(`/g/${group}/write`)
      await expect(page.locator('form[data-draft] [data-status] button')).toBeVisible()
    },
  },
  {
    name: 'a server that is not reached',
    show: async (page, { thread }) => {
      await page.goto(`/t/${thread}`)
      await page.route('**/t/*?/reply**', (route) => route.abort())
      await page.locator('#text').fill('Are you there?')
      await page.locator('form[data-draft] .button').click()
      await expect(page.locator('form[data-draft] [data-status] button')).toBeVisible()
      await page.unrouteAll()
    },
  },
  { name: 'joining, what this place is', stranger: true, show: (page, { group }) => page.goto(`/g/${group}/join`) },
  {
    name: 'joining, the rules',
    stranger: true,
    show: async (page, { group }) => {
      await page.goto(`/g/${group}/join`)
      await press(page, 'rules')
    },
  },
  {
    name: 'joining, the names, a text in hand',
    stranger: true,
    show: async (page, { group }) => {
      await page.goto(`/g/${group}/write`)
      await page.locator('#title').fill('A title')
      await send(page, 'My words.')
      await press(page, 'rules')
      await press(page, 'names')
    },
  },

  { name: 'changing one’s words', show: (page, { mine }) => page.goto(`/p/${mine}/edit`) },
  {
    name: 'changing veiled words',
    show: async (page, { member }) => {
      const thread = await aThread(member, { text: 'I keep thinking about jumping off the bridge.' })
      await page.goto(`/p/${await firstPost(thread)}/edit`)
    },
  },
  {
    name: 'changed meanwhile, both texts shown',
    show: async (page, { mine, member }) => {
      await page.goto(`/p/${mine}/edit`)
      const version = Number(await page.locator('input[name=version]').getAttribute('value'))
      await ask(`/posts/${mine}`, {
        method: 'PUT',
        body: { version, text: `Elsewhere. ${long}` },
        session: member.session,
      })
      await send(page, 'Here.')
      await expect(page.locator('#present')).toBeVisible()
    },
  },
  { name: 'deleting one’s words', show: (page, { mine }) => page.goto(`/p/${mine}/delete`) },

  { name: 'me', show: (page) => page.goto('/me') },
  { name: 'me, nobody', stranger: true, show: (page) => page.goto('/me') },
  { name: 'the phrase, before', show: (page) => page.goto('/me/phrase') },
  {
    name: 'the phrase, shown',
    show: async (page) => {
      await page.goto('/me/phrase')
      await page.locator('main form .button').click()
      await expect(page.locator('ol.phrase')).toBeVisible()
    },
  },
  { name: 'coming back', stranger: true, show: (page) => page.goto('/come-back') },
  { name: 'the desk’s door', stranger: true, show: (page) => page.goto('/desk/sign-in') },
  { name: 'the desk’s door, with a code', stranger: true, show: (page) => page.goto('/desk/join') },
  {
    name: 'coming back, a phrase that opens nothing',
    stranger: true,
    show: async (page) => {
      await page.goto('/come-back')
      await page.locator('#phrase').fill('no such words')
      await page.locator('main form .button').click()
      await expect(page.locator('[role=alert]')).toBeVisible()
    },
  },
]

async function inDistress(member: Member) {
  const thread = await aThread(member, { text: 'The door is open.' })
  const { number } = await aReply(member, thread, { text: 'I want to kill myself tonight.' })
  return { thread, number }
}

async function send(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text)
  const before = page.waitForEvent('framenavigated')
  await page.locator('form[data-draft] .button').click()
  await before
  await page.waitForLoadState()
}

async function press(page: Page, step: string): Promise<void> {
  await page.locator(`button[name=go][value=${step}]`).first().click()
  await page.waitForLoadState()
  await expect(page.locator(`button[name=go][value=${step === 'rules' ? 'names' : 'join'}]`).first()).toBeVisible()
}
