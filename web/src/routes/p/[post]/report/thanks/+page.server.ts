import { readForReport } from '@tealight/api/contract/posts'
import { readThread } from '@tealight/api/contract/threads'
import { call } from '#call'
import { placeOf } from '../../../../../posting.ts'
import type { PageServerLoad } from './$types'

/** The thanks stand whatever became of the text meanwhile. */
export const load: PageServerLoad = async (event) => {
  const worried = event.url.searchParams.has('more')
  const read = await call(event, readForReport, { params: event.params })
  if (!read.ok) return { worried, back: null, cover: null }
  const { thread, post } = read.data
  const shown = await call(event, readThread, { params: { thread }, query: { from: String(post.number) } })
  return { worried, back: placeOf(thread, post.number), cover: shown.ok ? shown.data.cover : null }
}
