import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import type { RequestEvent } from '@sveltejs/kit'
import type { ProblemCode } from '@tealight/api/contract'
import { directionOf } from '#words'
import { bringSheets } from './first.server.ts'
import { withPage } from './page.server.ts'
import { settings } from './settings.server.ts'
import { squeeze } from './squeeze.server.ts'
import { languageFor } from './words/choose.ts'

export const handle: Handle = async ({ event, resolve }) => {
  const { request, cookies, locals } = event
  const offered = settings.languages.map(({ code }) => code)
  locals.language = languageFor(cookies.get('l'), request.headers.get('accept-language'), offered, settings.language)

  // Answered by the page that explains it; nothing of what was sent is looked at.
  if (!comesFromHere(event)) return event.fetch('/refused')

  const sheets = bringSheets(event)
  // Neither a page made at build time nor one that another request of ours asked for leaves this process.
  const isLeaving = event.platform !== undefined && !event.isSubRequest
  let drawn = ''
  const response = await resolve(event, {
    transformPageChunk({ html }) {
      const page = sheets
        .inPage(html.replaceAll(marks, ''))
        .replace('%tealight.language%', locals.language)
        .replace('%tealight.direction%', directionOf(locals.language))
        .replace('%tealight.saving%', request.headers.get('save-data') === 'on' ? 'saves-data' : '')
      if (!isLeaving) return page
      drawn = page
      return ''
    },
  })
  if (!isLeaving) return response
  return squeeze(await withPage(sheets.allow(response), drawn), request.headers.get('accept-encoding') ?? '')
}

/** What svelte leaves between the parts of a page for a script that takes them over: here none does. Words cannot hold it. */
const marks = /<!--[^\s<>]*-->/g

/** No code but ours, and nobody's words, in what is told or logged. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return { code: error.code, message: error.code }
  const code = kind === 'unknown' ? 'broken' : (frameworkCodes[error.status] ?? 'invalid')
  if (kind === 'unknown') console.error(`web: ${event.route.id ?? 'no route'} broke\n${stackOf(error)}`)
  return { code, message: code }
}

/** A form of our own says where it comes from; a browser that hides the origin still says that it is the same. */
function comesFromHere({ request, url }: RequestEvent): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return true
  const origin = request.headers.get('origin')
  if (origin === null || origin === 'null') return request.headers.get('sec-fetch-site') === 'same-origin'
  return origin === url.origin
}

const frameworkCodes: Record<number, ProblemCode> = {
  404: 'not_found',
  405: 'not_found',
  413: 'too_large',
  415: 'unreadable',
}

/** The places only: a message can hold what somebody wrote. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...places].join('\n')
}
