import { expect, test } from 'vitest'
import type { Ring } from '../src/bell/bell.ts'
import { gather } from '../src/bell/gather.ts'

const sentOf = async (rings: readonly Ring[]): Promise<Ring[]> => {
  const sent: Ring[] = []
  gather(async (some) => sent.push(...some))(rings)
  await new Promise(setImmediate)
  return sent
}

const inRoom = (revision?: number): Ring => ({ topic: 'room', room: 'r', ...(revision !== undefined && { revision }) })

test('of rings for one room in one turn the one that says most goes out, in whatever order they came', async () => {
  expect(await sentOf([inRoom(6), inRoom(5)])).toEqual([inRoom(6)])
  expect(await sentOf([inRoom(5), inRoom(6)])).toEqual([inRoom(6)])
})

test('a ring for a room that does not say its revision is not outdone by one that does', async () => {
  expect(await sentOf([inRoom(), inRoom(5)])).toEqual([inRoom()])
  expect(await sentOf([inRoom(5), inRoom()])).toEqual([inRoom()])
})

test('rings for different rooms, desks and tasks go out side by side', async () => {
  const rings: Ring[] = [inRoom(1), { topic: 'room', room: 's' }, { topic: 'task' }, { topic: 'task' }]
  expect(await sentOf(rings)).toEqual([inRoom(1), { topic: 'room', room: 's' }, { topic: 'task' }])
})
