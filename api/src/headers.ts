import type { FastifyInstance } from 'fastify'

/** On every answer of the api, errors included. It serves no pages, so nothing may be loaded from or into one. */
export function headers(app: FastifyInstance, origin: string): void {
  const table = headersFor(origin)
  app.addHook('onRequest', async (request, answer) => {
    answer.headers(table)
  })
}

/** The same for what is refused before any hook runs. */
export function headersFor(origin: string): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy':
      'accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), interest-cohort=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noai',
    'x-dns-prefetch-control': 'off',
    ...(origin.startsWith('https:') && {
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    }),
  }
}
