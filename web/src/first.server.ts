import type { RequestEvent } from '@sveltejs/kit'
import type { Sheet } from '../sheets.ts'

/**
 * On a slow line a request takes two seconds before its answer begins, and a page without its sheets shows nothing. So
 * on a first visit they come in the page. Later they are linked: by then they lie in the browser's own cache.
 */
export function bringSheets(event: RequestEvent) {
  const sheets = isFirst(event.request) ? event.platform?.req.door?.sheets : undefined
  if (!sheets) return { inPage: (html: string) => html, allow: (response: Response) => response }
  const brought: Sheet[] = []
  return {
    inPage: (html: string) =>
      html.replaceAll(link, (whole, href: string) => {
        const sheet = sheets.get(href)
        if (!sheet) return whole
        brought.push(sheet)
        // The next page finds it in the cache; nothing waits for it here.
        return `${sheet.element}<link href="${href}" rel="prefetch" as="style">`
      }),
    allow: (response: Response) => {
      const policy = response.headers.get('content-security-policy')
      if (brought.length === 0 || policy === null) return response
      const sources = brought.map(({ source }) => source).join(' ')
      response.headers.set('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' ${sources}`))
      // It would have the browser fetch what it has just been given.
      response.headers.delete('link')
      return response
    },
  }
}

/** Browsers say where a visit comes from. Whoever came by a link of ours, or brings a cookie of ours, was here before. */
function isFirst({ headers }: Request): boolean {
  const from = headers.get('sec-fetch-site')
  return from !== null && from !== 'same-origin' && !headers.has('cookie')
}

/** As kit writes it. */
const link = /<link href="([^"]+\.css)" rel="stylesheet">/g
