import { readRules } from '@tealight/api/contract/groups'
import { call, need } from '#call'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => need(await call(event, readRules, { params: event.params }))
