import { redirect } from '@sveltejs/kit'
import { settings } from '../../settings.server.ts'
import type { RequestHandler } from './$types'

/** Keeps the chosen language and goes back to where one was. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData().catch(() => new FormData())
  const chosen = settings.languages.find(({ code }) => code === form.get('language'))
  if (chosen)
    cookies.set('l', chosen.code, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:',
      maxAge: halfAYear,
    })
  redirect(303, pathWithin(form.get('back'), url))
}

export const GET: RequestHandler = () => redirect(303, '/')

const halfAYear = 60 * 60 * 24 * 180

/** Only a path of ours: this must lead nobody anywhere else. */
function pathWithin(back: FormDataEntryValue | null, here: URL): string {
  const there = typeof back === 'string' ? URL.parse(back, here) : null
  return there?.origin === here.origin ? there.pathname : '/'
}
