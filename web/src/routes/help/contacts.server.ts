import type { RequestEvent } from '@sveltejs/kit'
import type { Post } from '@tealight/api/contract/posts'
import { Unsent } from '../../unsent.ts'
import { byCountry, countryFor } from './countries.ts'
import { helplines } from './helplines.server.ts'

/** Only for whoever has a card on the page: nobody else waits for the numbers. */
export async function contactsFor(event: RequestEvent, posts: readonly Pick<Post, 'help'>[]) {
  if (!posts.some(({ help }) => help)) return null
  const countries = byCountry(await helplines(event), event.locals.language)
  return new Unsent({ countries, here: countryFor(event.request.headers.get('accept-language'), countries) })
}
