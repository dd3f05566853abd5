import { redirect } from '@sveltejs/kit'
import { signOut } from '@tealight/api/contract/identities'
import { call, sessionName } from '#call'
import { settings } from '../../settings.server.ts'
import type { RequestHandler } from './$types'

/**
 * The quick exit. The page that answers is blank and leads on at once: a redirect to another origin would be stopped by
 * `form-action 'self'`, and it would leave this page in the history.
 */
export const POST: RequestHandler = async (event) => {
  // Nobody who has to leave waits for a slow store: the call goes on without us.
  await call(event, signOut, {}, { within: 300 })
  for (const name of [sessionName(event.url.origin), 'l'])
    event.cookies.delete(name, { path: '/', secure: event.url.protocol === 'https:' })
  return new Response(blank(settings.exit), {
    headers: { 'content-type': 'text/html', 'clear-site-data': '"cache", "cookies", "storage"' },
  })
}

export const GET: RequestHandler = () => redirect(303, '/')

function blank(to: string): string {
  const safe = new URL(to).href.replaceAll('"', '%22')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${safe}"><title>…</title></head><body></body></html>`
}
