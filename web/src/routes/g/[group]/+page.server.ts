import { listThreads } from '@tealight/api/contract/threads'
import { listRooms } from '@tealight/api/contract/rooms'
import { readRules } from '@tealight/api/contract/groups'
import { call, need, stop } from '#call'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { group } = event.params
  const after = event.url.searchParams.get('after')
  const [listed, rooms] = await Promise.all([
    call(event, listThreads, { params: { group }, query: after ? { after } : {} }),
    call(event, listRooms, { params: { group } }),
  ])
  if (listed.ok)
    return { ...listed.data, rooms: rooms.ok ? rooms.data.rooms : [], closed: false, newest: after === null }
  if (listed.problem.code !== 'join_first') stop(listed.problem.code)

  const about = need(await call(event, readRules, { params: { group } }))
  return {
    group: about.group,
    me: about.me,
    cover: null,
    threads: [],
    rooms: [],
    older: null,
    closed: true,
    newest: true,
  }
}
