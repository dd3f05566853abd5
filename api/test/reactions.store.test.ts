import { beforeAll, expect, test } from 'vitest'
import { aRoomWorld, type RoomWorld } from './a-room.ts'
import type { Member } from './makers.ts'
import { overEvents } from './room-lines.ts'
import { aStaffMember } from './staff.ts'

let at: RoomWorld

beforeAll(async () => {
  at = await aRoomWorld()
})

const react = (post: string, by: Member, word: string | null) =>
  word === null
    ? at.ask('DELETE', `/api/posts/${post}/reaction`, { cookie: by.cookie })
    : at.ask('PUT', `/api/posts/${post}/reaction`, { cookie: by.cookie, body: { word } })

test('its author is told how many left which word, at once and when they read; nobody else is told anything', async () => {
  const { room, members } = await at.aRoom(4)
  const [ivy, oak, fern, ash] = members as [Member, Member, Member, Member]
  const [author, other] = [await at.socketOf(room, ivy), await at.socketOf(room, fern)]
  const byEvents = await overEvents(at.place, room, ash.cookie)
  at.keep(byEvents)
  const { post, number } = (await at.post(room, ivy, 'It was a long day')).body
  await expect.poll(() => other.texts()).toEqual(['It was a long day'])
  await expect.poll(() => byEvents.texts()).toEqual(['It was a long day'])
  const before = [other.frames.length, byEvents.frames.length]

  for (const [by, word] of [
    [oak, 'hear_you'],
    [fern, 'hear_you'],
    [ash, 'me_too'],
  ] as const)
    expect((await react(post, by, word)).status).toBe(200)
  await expect
    .poll(() => author.of('reactions').at(-1))
    .toEqual({ v: 1, type: 'reactions', number, reactions: { hear_you: 2, me_too: 1 } })
  await react(post, ash, null)
  await expect.poll(() => author.of('reactions').at(-1)?.reactions).toEqual({ hear_you: 2 })

  // a beat may have come, and nothing but that
  const since = [...other.frames.slice(before[0]), ...byEvents.frames.slice(before[1])]
  expect(since.filter(({ type }) => type !== 'beat')).toEqual([])
  for (const { id } of [oak, fern, ash]) expect(JSON.stringify(author.frames)).not.toContain(id)

  const read = async (who: Member) =>
    (await at.ask('GET', `/api/rooms/${room}`, { cookie: who.cookie })).body.messages[0]
  expect(await read(ivy)).toMatchObject({ reactions: { hear_you: 2 } })
  expect((await read(ivy)).reacted).toBeUndefined()
  expect(await read(oak)).toMatchObject({ reacted: 'hear_you' })
  expect(await read(oak)).not.toHaveProperty('reactions')
  for (const property of ['reactions', 'reacted']) expect(await read(ash)).not.toHaveProperty(property)
  // an edit brings the message again, to each with their own
  await at.ask('PUT', `/api/posts/${post}`, { cookie: ivy.cookie, body: { version: 1, text: 'A very long day' } })
  await expect.poll(() => byEvents.texts()).toEqual(['A very long day'])
  await expect.poll(() => other.messages.get(number)?.reacted).toBe('hear_you')
  expect(author.messages.get(number)?.reactions).toEqual({ hear_you: 2 })
  expect(JSON.stringify(byEvents.frames)).not.toMatch(/hear_you|reacted/)
  const news = await at.ask('GET', `/api/rooms/${room}/news?since=0`, { cookie: ash.cookie })
  expect(news.text).not.toMatch(/hear_you|reacted/)

  // nor does the desk say who, or that anybody did
  const world = { ask: at.ask, origin: at.api.origin, db: at.api.db }
  const facilitator = await aStaffMember(world, 'facilitator', at.group)
  const desk = await at.ask('GET', `/api/desk/rooms/${room}`, { cookie: facilitator.cookie })
  expect(desk.status).toBe(200)
  expect(desk.text).not.toMatch(/hear_you|reacted/)
})

test('a word that is none, one’s own message, and what is not there are refused, and told apart by nothing', async () => {
  const { room, members } = await at.aRoom(2)
  const [ivy, oak] = members as [Member, Member]
  const { post } = (await at.post(room, ivy, 'Hello')).body
  expect((await react(post, oak, 'love')).status).toBe(400)
  const own = await react(post, ivy, 'hear_you')
  const nowhere = await react(crypto.randomUUID(), ivy, 'hear_you')
  expect([own.status, own.text]).toEqual([nowhere.status, nowhere.text])
  expect((await at.ask('PUT', `/api/posts/${post}/reaction`, { body: { word: 'hear_you' } })).status).toBe(401)
})
